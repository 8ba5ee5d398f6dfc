"""Long tables as workbooks (XLSX): rows are made one by one, kept as text, and numbered when the file is written.

So a file of a hundred thousand rows needs the memory of one, and a row that did not change is not made again.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from plugins.disclosure.workbooks import cell_text, sheet_names

MOST_ROWS = 1_048_576
PIECE = 1 << 20
# Stands where the number of a row comes; XML cannot hold it, so no text can.
_NUMBER = "\0"
_HEAD, _TEXT, _DAY = 1, 2, 3
# What spreadsheets take for the code of a sign, if it stood so in a text.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count a day that never was
_DAY_ZERO = date(1899, 12, 30)
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FONT = '<sz val="11"/><name val="宋体"/><family val="3"/>'
_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    f'<fonts count="2"><font>{_FONT}</font><font><b/>{_FONT}</font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    f'<borders count="1">{_BORDER}</borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def row_of_cells(cells: Sequence[str | date]) -> str:
    """A row of texts and days, yet without its number."""
    return _row([(cell, _TEXT) for cell in cells])


def workbook_pieces(
    name: str,
    heads: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[str],
    rows_a_sheet: int = MOST_ROWS,
) -> Iterator[bytes]:
    """The file of a workbook with one table, in pieces; more rows than a sheet takes fill further sheets.

    `rows` are those of `row_of_cells`. The header stays in sight and can be filtered; `widths` are in characters.
    """
    with tempfile.TemporaryFile() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
            lasts = _write_sheets(
                archive, _row([(head, _HEAD) for head in heads]), widths, rows, rows_a_sheet
            )
            for part, text in _frame(sheet_names([name] * len(lasts)), _letters(len(heads) - 1), lasts):
                archive.writestr(_entry(part), text)
        target.seek(0)
        while piece := target.read(PIECE):
            yield piece


def _row(cells: Iterable[tuple[str | date, int]]) -> str:
    written = "".join([_cell(place, cell, style) for place, (cell, style) in enumerate(cells) if cell])
    return f'<row r="{_NUMBER}">{written}</row>'


def _cell(place: int, cell: str | date, style: int) -> str:
    if isinstance(cell, date):
        if cell >= _FIRST_DAY:
            return f'<c r="{_letters(place)}{_NUMBER}" s="{_DAY}"><v>{(cell - _DAY_ZERO).days}</v></c>'
        cell = str(cell)
    text = _ESCAPE.sub("_x005F_", escape(cell_text(cell)))
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    start = f'<c r="{_letters(place)}{_NUMBER}" s="{style}" t="inlineStr">'
    return f"{start}<is><t{space}>{text}</t></is></c>"


@lru_cache(maxsize=1000)
def _letters(place: int) -> str:
    """The name of a column, counted from 0."""
    above, last = divmod(place, 26)
    return (_letters(above - 1) if above else "") + chr(ord("A") + last)


def _write_sheets(
    archive: zipfile.ZipFile, head: str, widths: Sequence[int], rows: Iterable[str], rows_a_sheet: int
) -> list[int]:
    """Write every sheet; gives the number of the last row of each."""
    lasts: list[int] = []
    left = iter(rows)
    first = next(left, None)
    while first is not None or not lasts:
        members = islice(chain([first] if first is not None else (), left), rows_a_sheet - 1)
        with archive.open(_entry(f"xl/worksheets/sheet{len(lasts) + 1}.xml"), "w") as target:
            lasts.append(_write_sheet(target, head, widths, members))
        first = next(left, None)
    return lasts


def _write_sheet(target: IO[bytes], head: str, widths: Sequence[int], rows: Iterable[str]) -> int:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, 1)
    )
    target.write(
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'.encode()
    )
    last = 0
    for last, row in enumerate(chain((head,), rows), 1):
        target.write(row.replace(_NUMBER, str(last)).encode())
    area = f"A1:{_letters(len(widths) - 1)}{last}"
    target.write(f'</sheetData><autoFilter ref="{area}"/></worksheet>'.encode())
    return last


def _frame(names: Iterable[str], column: str, lasts: Sequence[int]) -> Iterator[tuple[str, str]]:
    """(part, text) of everything but the sheets."""
    sheets = list(zip(names, lasts, strict=True))
    numbers = range(1, len(sheets) + 1)
    yield (
        "[Content_Types].xml",
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
            for number in numbers
        )
        + "</Types>",
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers), ("styles", "styles.xml")]),
    )
    yield "xl/styles.xml", _STYLES
    shown = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _last) in enumerate(sheets, 1)
    )
    # Without this name Excel shows the buttons of the filter but does not filter.
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"{escape(_quoted(name))}!$A$1:${column}${last}</definedName>"
        for place, (name, last) in enumerate(sheets)
    )
    yield (
        "xl/workbook.xml",
        f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{shown}</sheets>'
        f"<definedNames>{filters}</definedNames></workbook>",
    )


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _entry(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, _BEGINNING)
    part.create_system = _UNIX
    return part
