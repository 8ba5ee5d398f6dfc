"""The tables of a web page as grids."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from commands.importing.characters import clean
from commands.importing.grids import Grid, GridCell
from commands.importing.html.tree import is_hidden, visible_text
from plugins.disclosure.messages import _

MAX_SPAN = 60
MAX_CELLS = 200_000


def html_grids(soup: BeautifulSoup) -> list[Grid]:
    """The tables of a page that hold no other tables, in order."""
    tables = [table for table in soup.find_all("table") if not table.find("table") and not _is_unseen(table)]
    return [_html_grid(table, number) for number, table in enumerate(tables, 1)]


def _is_unseen(table: Tag) -> bool:
    return any(is_hidden(tag) for tag in (table, *table.parents) if isinstance(tag, Tag))


def _html_grid(table: Tag, number: int) -> Grid:
    def name_place(row: int, column: int) -> str:
        return _("第 {table} 个表格第 {row} 行第 {column} 列", table=number, row=row + 1, column=column + 1)

    grid = Grid(name_place)
    for row, line in enumerate(tag for tag in table.find_all("tr") if not is_hidden(tag)):
        column = 0
        for tag in line.find_all(["td", "th"], recursive=False):
            if is_hidden(tag):
                continue
            while (row, column) in grid.cells:
                column += 1
            cell = GridCell(_text(tag), name_place(row, column))
            rows, columns = _span(tag, "rowspan"), _span(tag, "colspan")
            if len(grid.cells) < MAX_CELLS:
                grid.put(row, column, cell, rows, columns)
            column += columns
    return grid


def _text(tag: Tag) -> str:
    """The text of a cell, in which the number of a footnote cannot pass for a digit."""
    for raised in tag.find_all("sup"):
        raised.insert_before("^")
    return clean(visible_text(tag)).strip()


def _span(tag: Tag, name: str) -> int:
    text = str(tag.get(name) or "").strip()
    return min(max(int(text), 1), MAX_SPAN) if text.isascii() and text.isdigit() and len(text) < 6 else 1
