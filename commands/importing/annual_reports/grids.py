"""Tables as grids: every place holds its cell, and all places of a merged area hold the same one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from commands.importing.characters import clean
from commands.importing.html.tree import is_hidden, visible_text
from plugins.disclosure.messages import _

MAX_SPAN = 60
MAX_CELLS = 200_000


@dataclass(eq=False)
class GridCell:
    """One cell as written; `place` says where it stands, in words."""

    text: str
    place: str

    @property
    def words(self) -> str:
        """Its text as it is compared: half-width, without white space."""
        return "".join(unicodedata.normalize("NFKC", clean(self.text)).split())


@dataclass
class Grid:
    """One table or sheet; rows and columns count from 0, `name_place` names a place that holds no cell."""

    name_place: Callable[[int, int], str]
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    height: int = 0
    width: int = 0

    def put(self, row: int, column: int, cell: GridCell, rows: int = 1, columns: int = 1) -> None:
        """Put a cell on an area; places that are taken keep what they hold."""
        for down in range(rows):
            for right in range(columns):
                self.cells.setdefault((row + down, column + right), cell)
        self.height = max(self.height, row + rows)
        self.width = max(self.width, column + columns)

    def at(self, row: int, column: int) -> GridCell:
        """The cell at a place; an empty one where none was written."""
        found = self.cells.get((row, column))
        return found or GridCell("", self.name_place(row, column))

    def row(self, row: int) -> list[GridCell]:
        """The cells of one row, each once, from left to right."""
        return list(dict.fromkeys(self.at(row, column) for column in range(self.width)))

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Row and column of every cell with these words, at its upper left place."""
        seen: set[int] = set()
        for place in sorted(self.cells):
            cell = self.cells[place]
            if id(cell) not in seen and cell.words == words:
                seen.add(id(cell))
                yield place


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
