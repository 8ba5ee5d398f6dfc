"""Where the header of a list is: below titles, in one row or several, with cells merged or left empty."""

from __future__ import annotations

from typing import NamedTuple

from commands.importing.grids import Grid, GridCell
from commands.importing.lists.columns import KEEP, PURPOSES, target_of

LOOKED_AT = 30
DEEPEST = 3
LONGEST = 60


class Column(NamedTuple):
    """One column: its place from 0, its header as written, and what it is for; repeated headers carry a number."""

    place: int
    header: str
    target: str


class Header(NamedTuple):
    """The row of the header and the first row of data, both from 0, and the columns with a header."""

    row: int
    first: int
    columns: tuple[Column, ...]

    @property
    def known(self) -> int:
        """How many different fields it names."""
        return len({column.target for column in self.columns if column.target not in PURPOSES})


def find_header(grid: Grid) -> Header | None:
    """The header with a column for the title and most known fields; None for a sheet that is no list of items."""
    found: Header | None = None
    for row in range(min(grid.height, LOOKED_AT)):
        for depth in range(1, min(DEEPEST, grid.height - row) + 1):
            header = header_at(grid, row, depth)
            if found is None or header.known > found.known:
                found = header
    if found is None or found.known < 2 or not any(column.target == "title" for column in found.columns):
        return None
    return found


def header_at(grid: Grid, row: int, depth: int = 1) -> Header:
    """The header whose first row is `row`, of `depth` rows and those into which its cells reach."""
    first = row + depth
    while first < grid.height and _reaches(grid, first):
        first += 1
    columns: list[Column] = []
    seen: dict[str, int] = {}
    for place in range(grid.width):
        words, target = _words(grid, place, row, first)
        if not words:
            continue
        seen[words] = seen.get(words, 0) + 1
        name = words if seen[words] == 1 else f"{words}#{seen[words]}"
        columns.append(Column(place, name, target))
    return Header(row, first, tuple(columns))


def guessed_header(grid: Grid) -> Header:
    """The likeliest header of a sheet in which none was found: the first row with most different short texts."""
    rows = range(min(grid.height, LOOKED_AT))
    best = max(rows, key=lambda row: (len(_short(grid.row(row))), -row), default=0)
    return header_at(grid, best)


def _short(cells: list[GridCell]) -> set[str]:
    return {cell.words for cell in cells if cell.words and len(cell.words) <= LONGEST}


def _words(grid: Grid, column: int, row: int, first: int) -> tuple[str, str]:
    """The header of a column and its target: of several rows the lowest that is known, else the lowest with words."""
    texts = [cell.words for line in range(row, first) if (cell := grid.at(line, column)).words]
    for text in reversed(texts):
        if target := target_of(text[:LONGEST]):
            return text[:LONGEST], target
    if len(texts) > 1 and (target := target_of("".join(dict.fromkeys(texts))[:LONGEST])):
        return texts[-1][:LONGEST], target
    return (texts[-1][:LONGEST], KEEP) if texts else ("", "")


def _reaches(grid: Grid, row: int) -> bool:
    """Whether a cell of the header is merged with one of this row."""
    above = {id(cell) for column in range(grid.width) if (cell := grid.cells.get((row - 1, column)))}
    return any(id(grid.cells.get((row, column))) in above for column in range(grid.width))


def is_numbering(cells: list[str]) -> bool:
    """Whether a row only numbers the columns, as printed lists do below their header."""
    found = [text.strip("()（）栏") for text in cells if text]
    return len(found) > 1 and found == [str(number) for number in range(1, len(found) + 1)]
