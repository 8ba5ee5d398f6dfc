"""Tables of a page: those that hold data stay tables, those that only arrange the page dissolve."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bs4 import Tag

from commands.importing.characters import clean
from commands.importing.html.text_style import Style
from commands.importing.html.tree import MACHINERY, declarations, is_hidden, is_text
from commands.importing.html.white_space import tidy_spans
from commands.importing.markdown.document import Block, Cell, Paragraph, Span, Table

MAX_SPAN = 200
ReadBlocks = Callable[[Tag, Style], list[Block]]


def table_blocks(tag: Tag, style: Style, read: ReadBlocks) -> list[Block]:
    """The blocks that a `table` element stands for; `read` gives those of a cell.

    A table of one column, or one without lines whose rows never fill more than one cell, only arranges the page.
    """
    # Alignment around a table places the table, not the text in its cells.
    inside = Style(kai=style.kai, size=style.size)
    before: list[Block] = []
    rows: list[list[Cell]] = []
    for part in _parts(tag):
        if part.name == "tr":
            rows.append([_cell(cell, inside, read) for cell in _cells(part)])
        elif part.name == "caption":
            before += read(part, Style(bold=True, align="center"))
    stray = _stray_text(tag)
    if stray:
        before.insert(0, Paragraph(tidy_spans([Span(stray)])[0]))
    if not any(cell.rowspan > 1 for row in rows for cell in row):
        rows = [row for row in rows if any(cell.blocks for cell in row)]
    if _only_arranges(tag, rows):
        return before + [block for row in rows for cell in row for block in cell.blocks]
    _limit_spans(rows)
    return [*before, Table(rows)]


def _parts(tag: Tag) -> Iterator[Tag]:
    """Rows and captions of this table, not of the tables inside it."""
    for child in tag.children:
        if isinstance(child, Tag) and not (child.name in MACHINERY or is_hidden(child)):
            if child.name in ("tr", "caption"):
                yield child
            elif child.name != "table":
                yield from _parts(child)


def _cells(row: Tag) -> list[Tag]:
    return [
        child
        for child in row.children
        if isinstance(child, Tag) and child.name in ("td", "th") and not is_hidden(child)
    ]


def _cell(tag: Tag, style: Style, read: ReadBlocks) -> Cell:
    return Cell(
        read(tag, style.within(tag)), _span(tag, "rowspan"), _span(tag, "colspan"), header=tag.name == "th"
    )


def _span(tag: Tag, name: str) -> int:
    text = str(tag.get(name) or "").strip()
    return min(max(int(text), 1), MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _only_arranges(tag: Tag, rows: list[list[Cell]]) -> bool:
    if all(len(row) <= 1 for row in rows):
        return True
    filled_once = all(sum(1 for cell in row if cell.blocks) <= 1 for row in rows)
    return filled_once and not _is_ruled(tag)


def _is_ruled(tag: Tag) -> bool:
    """Whether the table draws lines: then empty cells are blanks of a form."""
    if str(tag.get("border") or "0").strip() not in ("0", "none"):
        return True
    cells = [tag, *(cell for row in _parts(tag) for cell in _cells(row))]
    return any(
        name.startswith("border") and value not in ("none", "0", "0px") and "collapse" not in value
        for cell in cells
        for name, value in declarations(cell).items()
        if name not in ("border-spacing", "border-collapse")
    )


def _limit_spans(rows: list[list[Cell]]) -> None:
    """Cells end with the table, however far their markup says that they reach."""
    for number, row in enumerate(rows):
        for cell in row:
            cell.rowspan = min(cell.rowspan, len(rows) - number)


def _stray_text(tag: Tag) -> str:
    """Text between the cells, where none should be."""
    pieces: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            if child.name in ("table", "thead", "tbody", "tfoot", "tr", "colgroup") and not is_hidden(child):
                pieces.append(_stray_text(child))
        elif is_text(child):
            pieces.append(clean(str(child)))
    return "".join(pieces).strip()
