"""Tables of a Word file, with the cells that reach over rows and columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from commands.importing.markdown.document import Block, Cell, Table
from plugins.disclosure.attachment_contents.archives import attribute, name_of
from plugins.disclosure.messages import _

MAX_SPAN = 200
_CHILDREN = frozenset(("sdt", "sdtContent", "customXml", "smartTag"))
Element = Any
ReadBlocks = Callable[[Element], list[Block]]


def table_block(table: Element, read: ReadBlocks, lost: Callable[[str, str], None]) -> list[Block]:
    """The block of a `w:tbl`; a table of one column only arranges the page and dissolves.

    `read` gives the blocks of a cell, `lost` is told of text that Word does not show.
    """
    rows: list[list[Cell]] = []
    above: dict[int, Cell] = {}
    for row in children(table, "tr"):
        cells: list[Cell] = []
        column = _number(row, "gridBefore")
        if column:
            cells.append(Cell([], colspan=column))
        for element in children(row, "tc"):
            width = max(_number(element, "gridSpan"), 1)
            if goes_on(element, "vMerge") and column in above:
                above[column].rowspan += 1
                lost(_("合并单元格里的文字"), cell_words(element))
            elif goes_on(element, "hMerge") and cells:
                cells[-1].colspan += width
                lost(_("合并单元格里的文字"), cell_words(element))
            else:
                cell = Cell(read(element), colspan=width)
                cells.append(cell)
                above[column] = cell
            column += width
        rows.append(cells)
    return _as_blocks(rows)


def _as_blocks(rows: list[list[Cell]]) -> list[Block]:
    if not any(cell.blocks for row in rows for cell in row):
        return []
    if all(len(row) <= 1 for row in rows):
        return [block for row in rows for cell in row for block in cell.blocks]
    for number, row in enumerate(rows):
        for cell in row:
            cell.rowspan = min(cell.rowspan, len(rows) - number)
    return [Table(rows)]


def children(element: Element, name: str) -> list[Element]:
    """The rows of a table or the cells of a row, those in content controls included."""
    found: list[Element] = []
    for child in element:
        if name_of(child) == name:
            found.append(child)
        elif name_of(child) in _CHILDREN:
            found += children(child, name)
    return found


def goes_on(cell: Element, merge: str) -> bool:
    """Whether a cell belongs to the one above (`vMerge`) or before it (`hMerge`)."""
    for part in cell:
        if name_of(part) == "tcPr":
            return any(name_of(one) == merge and attribute(one, "val") in ("", "continue") for one in part)
    return False


def cell_words(cell: Element) -> str:
    """All the text of a cell."""
    return "".join(part.text or "" for part in cell.iter("{*}t"))


def _number(element: Element, name: str) -> int:
    """A number among the properties of a row or cell."""
    for part in element:
        if name_of(part) in ("tcPr", "trPr"):
            for one in part:
                if name_of(one) == name and (value := attribute(one, "val")).isascii() and value.isdigit():
                    return min(int(value[:6]), MAX_SPAN)
    return 0
