"""Workbooks (XLSX): the same cells give the same bytes everywhere, and no text becomes a formula or a link."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Any

from xlsxwriter import Workbook  # type: ignore[import-untyped]

from plugins.disclosure.messages import _

LONGEST_TEXT = 32_767
LONGEST_NAME = 31
MOST_DIGITS = 15
_A4 = 9
_AS_TEXT = 49
_UNIX = 3
_BEGINNING = (1980, 1, 1, 0, 0, 0)
# What XML cannot hold; of control characters a cell shows line breaks and tabs only.
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\\n\t", " "))
_FONT = {"font_name": "宋体", "font_size": 11, "font_scheme": "none"}
_CELL = {**_FONT, "valign": "vcenter", "text_wrap": True, "border": 1}


class Look(Enum):
    """How a cell with a text looks; numbers stand on the right whatever their look."""

    TITLE = "title"
    HEAD = "head"
    TEXT = "text"


_LOOKS = {
    Look.TITLE: {**_CELL, "border": 0, "align": "center", "bold": True, "font_size": 14},
    Look.HEAD: {**_CELL, "align": "center", "bold": True, "num_format": _AS_TEXT},
    Look.TEXT: {**_CELL, "align": "left", "num_format": _AS_TEXT},
}


@dataclass(frozen=True)
class Cell:
    """One cell and how many rows and columns it spans."""

    value: str | int | Decimal = ""
    look: Look = Look.TEXT
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Sheet:
    """A sheet: as in HTML, the cells of a row take the places that no cell above reaches into.

    Rows are taken once and in order, so a long list can be made while it is written. `widths` are those of the
    columns in characters; `heads` is the number of rows that stay in sight and are repeated on every printed page;
    `filtered` offers to filter by the last of them.
    """

    name: str
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int]
    heads: int = 0
    filtered: bool = False


def workbook_bytes(*sheets: Sheet) -> bytes:
    """The file of a workbook, to be printed on A4 paper across."""
    target = io.BytesIO()
    # A copy, because the library writes into what it is given.
    book = Workbook(target, {"in_memory": True, "default_format_properties": {**_FONT}})
    book.set_properties({"created": datetime(*_BEGINNING, tzinfo=UTC)})
    looks = _Looks(book)
    for sheet, name in zip(sheets, sheet_names([sheet.name for sheet in sheets]), strict=True):
        _write_sheet(book.add_worksheet(name), sheet, looks)
    book.close()
    return _stored(target)


def _stored(packed: io.BytesIO) -> bytes:
    """The same archive uncompressed, because libraries compress differently."""
    target = io.BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _BEGINNING)
            part.create_system = _UNIX
            archive.writestr(part, source.read(name))
    return target.getvalue()


class _Looks:
    """The formats of a workbook, each made when it is first needed."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.plain = book.add_format(_FONT)

    def of_text(self, look: Look) -> Any:
        return self._format(_LOOKS[look])

    def of_number(self, decimals: int) -> Any:
        shown = f"0.{'0' * decimals}" if decimals else "0"
        return self._format({**_CELL, "align": "right", "num_format": shown})

    def _format(self, properties: dict[str, Any]) -> Any:
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


def _write_sheet(target: Any, sheet: Sheet, looks: _Looks) -> None:
    target.set_landscape()
    target.set_paper(_A4)
    target.fit_to_pages(1, 0)
    for column, width in enumerate(sheet.widths):
        target.set_column(column, column, width)
    if sheet.heads:
        target.freeze_panes(sheet.heads, 0)
        target.repeat_rows(0, sheet.heads - 1)
    last = 0
    for row, column, cell in _placed(sheet.rows):
        _write_cell(target, row, column, cell, looks)
        last = row
    if sheet.filtered and sheet.heads:
        target.autofilter(sheet.heads - 1, 0, max(last, sheet.heads - 1), len(sheet.widths) - 1)


def _placed(rows: Iterable[Sequence[Cell]]) -> Iterator[tuple[int, int, Cell]]:
    """Every cell with the row and the column, from 0, of its upper left corner."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            below = range(row + 1, row + cell.rows)
            taken.update((place, column + right) for place in below for right in range(cell.columns))
            column += cell.columns


def _write_cell(target: Any, row: int, column: int, cell: Cell, looks: _Looks) -> None:
    number = _number(cell.value)
    if number is not None:
        look = looks.of_number(_decimals(number))
        # As a decimal it is written to the digit; a float would be rounded.
        write = partial(target.write_number, row, column, number, look)
    else:
        text, look = cell_text(str(cell.value)), looks.of_text(cell.look)
        write = partial(target.write_string if text else target.write_blank, row, column, text, look)
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes such a text for markup of its own, unless it comes in pieces.
            write = partial(target.write_rich_string, row, column, text[0], looks.plain, text[1:], look)
    if cell.rows * cell.columns > 1:
        target.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, "", look)
    if write() != 0:
        raise ValueError(f"row {row + 1}, column {column + 1} does not fit into a workbook")


def _number(value: str | int | Decimal) -> Decimal | None:
    """A number that a spreadsheet shows as it is; None for a text, and for a number that it would round."""
    if isinstance(value, str):
        return None
    number = Decimal(value)
    if not number.is_finite():
        return None
    decimals = _decimals(number)
    digits = max(number.adjusted() + 1, 1) + decimals
    return number if digits <= MOST_DIGITS else None


def _decimals(number: Decimal) -> int:
    return max(-int(number.as_tuple().exponent), 0)


def cell_text(text: str) -> str:
    """What a cell can hold of a text; where that is not all of it, the end says so."""
    text = _UNWRITABLE.sub("", re.sub("\r\n?", "\n", text))
    return text if _size(text) <= LONGEST_TEXT else _cut(text, LONGEST_TEXT, _("……（过长，未列全）"))


def _size(text: str) -> int:
    """The length of a text as spreadsheets count it, in UTF-16."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _cut(text: str, size: int, ending: str = "") -> str:
    """As much of a text as leaves room for its ending."""
    room = (size - _size(ending)) * 2
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + ending


def sheet_names(names: Sequence[str]) -> Iterator[str]:
    """The names of the sheets as Excel takes them: short, without certain characters, each once."""
    taken: set[str] = set()
    for number, written in enumerate(names, 1):
        plain = cell_text(written).translate(_NOT_IN_NAMES).strip("' ")
        name = _cut(plain, LONGEST_NAME).rstrip("' ") or str(number)
        if name.lower() in taken:
            ending = f" {number}"
            name = _cut(plain, LONGEST_NAME - len(ending)) + ending
        taken.add(name.lower())
        yield name
