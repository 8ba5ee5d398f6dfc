"""Workbooks (XLSX) with text in their cells, as read from fields; the same cells give the same bytes everywhere.

Parts are stored uncompressed and with one fixed time, because libraries write clocks and compress differently.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_PLAIN, _BOLD = "<font><sz val={0}/><name val={1}/></font>", "<font><b/><sz val={0}/><name val={1}/></font>"


class Look(IntEnum):
    """How a cell looks; the numbers are those of the style sheet below."""

    TITLE = 1
    HEAD = 2
    TEXT = 3


class Merge(NamedTuple):
    """A block of merged cells: rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows of texts, how each row looks, merged blocks, the widths of the columns in characters.

    `heads` is the number of rows that stay in sight and are repeated on every printed page.
    """

    name: str
    rows: Sequence[Sequence[str]]
    looks: Sequence[Look]
    merges: Sequence[Merge]
    widths: Sequence[int]
    heads: int = 0


def workbook_bytes(sheet: Sheet) -> bytes:
    """The file of a workbook with one sheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, text in _parts(sheet):
            archive.writestr(zipfile.ZipInfo(name, _BEGINNING), _XML + text)
    return target.getvalue()


def letters(column: int) -> str:
    """The letters of a column that counts from 1."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _parts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    override = '<Override PartName="/xl/{}.xml" ContentType="{}.{}+xml"/>'
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{override.format('workbook', _TYPE, 'sheet.main')}{override.format('styles', _TYPE, 'styles')}"
        f"{override.format('worksheets/sheet1', _TYPE, 'worksheet')}</Types>",
    )
    yield "_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))
    name = sheet.name.translate(_NOT_IN_NAMES).strip("'")[:31] or "1"
    titles = (
        f'<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">{_quoted(name)}!$1:${sheet.heads}'
        "</definedName></definedNames>"
        if sheet.heads
        else ""
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name={quoteattr(name)} sheetId="1" '
        f'r:id="rId1"/></sheets>{titles}</workbook>',
    )
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
    )
    yield "xl/styles.xml", _styles()
    yield "xl/worksheets/sheet1.xml", _sheet(sheet)


def _quoted(name: str) -> str:
    return escape("'" + name.replace("'", "''") + "'")


def _relations(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _styles() -> str:
    edge = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    looks = "".join(
        f'<xf numFmtId="49" fontId="{font}" fillId="0" borderId="{border}" xfId="0" applyAlignment="1">'
        f'<alignment horizontal="{horizontal}" vertical="center" wrapText="1"/></xf>'
        for font, border, horizontal in ((1, 0, "center"), (2, 1, "center"), (0, 1, "left"))
    )
    fonts = _PLAIN.format('"10"', '"宋体"') + _BOLD.format('"16"', '"宋体"') + _BOLD.format('"10"', '"宋体"')
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="3">{fonts}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{edge}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _sheet(sheet: Sheet) -> str:
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(sheet.widths, 1)
    )
    pane = (
        f'<pane ySplit="{sheet.heads}" topLeftCell="A{sheet.heads + 1}" activePane="bottomLeft" state="frozen"/>'
        if sheet.heads
        else ""
    )
    merged = "".join(
        f'<mergeCell ref="{letters(merge.left)}{merge.top}:{letters(merge.right)}{merge.bottom}"/>'
        for merge in sheet.merges
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{columns}</cols>'
        f"<sheetData>{''.join(_rows(sheet))}</sheetData>"
        + (f'<mergeCells count="{len(sheet.merges)}">{merged}</mergeCells>' if merged else "")
        + '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    )


def _rows(sheet: Sheet) -> Iterator[str]:
    for number, (row, look) in enumerate(zip(sheet.rows, sheet.looks, strict=True), 1):
        cells = "".join(
            f'<c r="{letters(column)}{number}" s="{int(look)}" t="inlineStr"><is><t xml:space="preserve">'
            f"{escape(text)}</t></is></c>"
            for column, text in enumerate(row, 1)
        )
        yield f'<row r="{number}">{cells}</row>'
