"""The sheets of an Excel file (XLSX) as grids: merged areas, shared and inline texts, numbers as they were typed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree  # type: ignore[import-untyped]

from commands.importing.annual_reports.grids import MAX_CELLS, Grid, GridCell
from commands.importing.errors import CannotImport
from plugins.disclosure.attachment_contents.archives import (
    Archive,
    Bomb,
    BrokenMarkup,
    Locked,
    attribute,
    markup,
    name_of,
)
from plugins.disclosure.messages import _

MAX_SIDE = 2_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def workbook_grids(data: bytes) -> list[Grid]:
    """The grids of all sheets. Raises CannotImport for what is no readable workbook."""
    if data.startswith(_OLD_EXCEL):
        raise CannotImport(_("这是旧格式（.xls）或加密的文件，请在 Excel 或 WPS 里另存为 .xlsx"))
    try:
        return list(_grids(Archive(data)))
    except (zipfile.BadZipFile, zlib.error, BrokenMarkup, KeyError, EOFError, NotImplementedError):
        raise CannotImport(_("不是可以读取的 Excel 文件（.xlsx）")) from None
    except Locked:
        raise CannotImport(_("文件加了密码，请先去掉密码")) from None
    except Bomb:
        raise CannotImport(_("文件展开后过大")) from None


def _grids(archive: Archive) -> Iterator[Grid]:
    members = {member.filename: member for member in archive.members}

    def root(path: str) -> etree._Element:
        return markup(archive.read(members[path]))

    strings: list[str] = []
    if "xl/sharedStrings.xml" in members:
        strings = [_text(entry) for entry in root("xl/sharedStrings.xml") if name_of(entry) == "si"]
    targets = {
        relation.get("Id"): f"xl/{(relation.get('Target') or '').removeprefix('/xl/')}"
        for relation in root("xl/_rels/workbook.xml.rels")
    }
    for sheet in root("xl/workbook.xml").iter("{*}sheet"):
        path = targets.get(attribute(sheet, "id"), "")
        if path in members:
            yield _grid(root(path), sheet.get("name") or "", strings)


def _grid(root: etree._Element, name: str, strings: list[str]) -> Grid:
    def name_place(row: int, column: int) -> str:
        return _("工作表“{sheet}”的 {cell}", sheet=name, cell=f"{_letters(column)}{row + 1}")

    grid = Grid(name_place)
    written: dict[tuple[int, int], GridCell] = {}
    for cell in root.iter("{*}c"):
        place = _place(cell.get("r") or "")
        if place and len(written) < MAX_CELLS:
            written[place] = GridCell(_value(cell, strings), name_place(*place))
    for merged in root.iter("{*}mergeCell"):
        first, _colon, last = (merged.get("ref") or "").partition(":")
        start, end = _place(first), _place(last)
        if start and end and len(grid.cells) < MAX_CELLS:
            cell = written.get(start) or GridCell("", name_place(*start))
            grid.put(*start, cell, end[0] - start[0] + 1, end[1] - start[1] + 1)
    for place, cell in written.items():
        grid.put(*place, cell)
    return grid


def _place(reference: str) -> tuple[int, int] | None:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if row <= MAX_SIDE and column <= MAX_SIDE else None


def _letters(column: int) -> str:
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def _value(cell: etree._Element, strings: list[str]) -> str:
    kind, value, formula = cell.get("t"), cell.find("{*}v"), cell.find("{*}f")
    if kind == "inlineStr":
        return _text(cell)
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(text)] if text.isdecimal() and int(text) < len(strings) else ""
    if formula is not None and not text:
        return f"={formula.text or ''}"
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    return _number(text) if kind in (None, "n") else text


def _number(text: str) -> str:
    """A number as it was typed: Excel writes 352.6 as `352.60000000000002`."""
    try:
        value = float(text)
        return f"{Decimal(repr(value)):f}".removesuffix(".0") if abs(value) < 1e15 else text
    except ValueError:
        return text


def _text(entry: etree._Element) -> str:
    """The text of a string; readings of characters (`rPh`) are no part of it."""
    return "".join(text.text or "" for text in entry.iter("{*}t") if name_of(text.getparent()) != "rPh")
