"""Tables of a source as grids: every place holds its cell, and all places of a merged area hold the same one."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from commands.importing.characters import clean


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
    """One table or sheet; rows and columns count from 0, `name_place` names a place that holds no cell.

    `name` and `hidden` are those of a sheet.
    """

    name_place: Callable[[int, int], str]
    name: str = ""
    hidden: bool = False
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

    def texts(self) -> list[list[str]]:
        """The texts of all places, row by row; those of a merged area stand in each of its places."""
        return [
            [cell.text if (cell := self.cells.get((row, column))) else "" for column in range(self.width)]
            for row in range(self.height)
        ]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Row and column of every cell with these words, at its upper left place."""
        seen: set[int] = set()
        for place in sorted(self.cells):
            cell = self.cells[place]
            if id(cell) not in seen and cell.words == words:
                seen.add(id(cell))
                yield place
