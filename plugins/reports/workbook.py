"""A workbook (XLSX) in the layout of the form, a sheet a table; the same figures give the same bytes everywhere.

It is written part by part, uncompressed and with fixed times, because libraries write clocks and compress differently.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from plugins.disclosure.annual_reports.chapters import heading
from plugins.disclosure.annual_reports.tables import ACTIVE, TABLES, Figures, Table
from plugins.disclosure.messages import _
from plugins.reports.layouts import Grid, GridCell, grid_of

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_TITLE, _HEAD, _ROW_HEAD, _FIGURE = 1, 2, 3, 4
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="14"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border>'
    "</borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">'
    '<alignment horizontal="left" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyAlignment="1">'
    '<alignment horizontal="right" vertical="center"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
# Widths of the columns in characters: those of row heads, then those of figures.
_WIDTHS = {2: (24, 22, 22, 22), 3: (12, 16, 44, *(13,) * 7), 4: (11,) * 15}


def workbook(title: str, figures: Figures) -> bytes:
    """The bytes of the file; `title` heads every sheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _parts(title, figures):
            part = zipfile.ZipInfo(name, _BEGINNING)
            part.create_system = _UNIX
            archive.writestr(part, _XML + text)
    return target.getvalue()


def _parts(title: str, figures: Figures) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(TABLES) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))
    sheets = "".join(
        f'<sheet name="{escape(_sheet_name(table))}" sheetId="{number}" r:id="rId{number}"/>'
        for number, table in zip(numbers, TABLES, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers), ("styles", "styles.xml")),
    )
    yield "xl/styles.xml", _STYLES
    for number, table in zip(numbers, TABLES, strict=True):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(table, title, grid_of(table, figures))


def _relations(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _sheet_name(table: Table) -> str:
    return heading(table.number).partition("、")[0] + _("、表")


def _sheet(table: Table, title: str, grid: Grid) -> str:
    widths = _WIDTHS[table.number]
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(widths, 1)
    )
    last = _letter(len(widths))
    merges = [f"A1:{last}1", f"A2:{last}2"]
    rows = [
        f'<row r="1">{_text("A1", title, _TITLE)}</row>',
        f'<row r="2">{_text("A2", heading(table.number), _TITLE)}</row>',
        *_rows(grid, table is ACTIVE, merges),
    ]
    merged = "".join(f'<mergeCell ref="{place}"/>' for place in merges)
    return (
        f'<worksheet xmlns="{_MAIN}"><cols>{columns}</cols><sheetData>{"".join(rows)}</sheetData>'
        f'<mergeCells count="{len(merges)}">{merged}</mergeCells>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _rows(grid: Grid, centred: bool, merges: list[str]) -> Iterator[str]:
    """The rows from the third on; what is merged is added to `merges`, and its hidden cells keep their lines."""
    hidden: dict[tuple[int, int], int] = {}
    for number, row in enumerate(grid, 3):
        cells: dict[int, str] = {}
        column = 1
        for cell in row:
            while (number, column) in hidden:
                column += 1
            style = _FIGURE if cell.cell else _ROW_HEAD if cell.scope == "row" and not centred else _HEAD
            place = f"{_letter(column)}{number}"
            cells[column] = _cell(place, cell, style)
            if cell.rows * cell.columns > 1:
                merges.append(f"{place}:{_letter(column + cell.columns - 1)}{number + cell.rows - 1}")
            hidden |= {
                (number + down, column + right): style
                for down in range(cell.rows)
                for right in range(cell.columns)
                if down or right
            }
            column += cell.columns
        blanks = {place: style for (line, place), style in hidden.items() if line == number}
        cells |= {place: f'<c r="{_letter(place)}{number}" s="{style}"/>' for place, style in blanks.items()}
        yield f'<row r="{number}">{"".join(cells[place] for place in sorted(cells))}</row>'


def _cell(place: str, cell: GridCell, style: int) -> str:
    if cell.cell:
        return f'<c r="{place}" s="{style}"><v>{cell.text}</v></c>'
    return _text(place, cell.text, style)


def _text(place: str, text: str, style: int) -> str:
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _letter(column: int) -> str:
    return chr(64 + column)
