"""CSV files as grids, whatever signs separate their cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from commands.importing.characters import clean
from commands.importing.errors import CannotImport
from commands.importing.grids import Grid, GridCell
from plugins.disclosure.messages import _

SEPARATORS = ",\t;|，；"
MAX_ROWS, MAX_COLUMNS, MAX_CELL = 50_000, 200, 2_000_000
_SAMPLE = 60


def separators_of(text: str) -> list[str]:
    """The signs that may separate the cells of `text`, the likeliest first: the one that cuts most lines most alike."""
    lines = [line for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in SEPARATORS}
    used = [sign for sign in SEPARATORS if any(counts[sign])]
    return sorted(used, key=lambda sign: -_evenness(counts[sign]))


def _evenness(counts: Sequence[int]) -> float:
    most_usual = max(set(counts), key=lambda count: (counts.count(count) * (count > 0), count))
    return counts.count(most_usual) / len(counts) if most_usual else 0.0


def csv_grid(text: str, separator: str) -> Grid:
    """The one sheet of a CSV file. Raises CannotImport where quotes do not close, and for one that is too large."""

    def name_place(row: int, column: int) -> str:
        return _("第 {row} 行第 {column} 列", row=row + 1, column=column + 1)

    grid = Grid(name_place)
    before = csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator, strict=True)
    try:
        for row, cells in enumerate(reader):
            if row >= MAX_ROWS or len(cells) > MAX_COLUMNS:
                raise CannotImport(
                    _("表格超过 {rows} 行或 {columns} 列，请拆开后再导入", rows=MAX_ROWS, columns=MAX_COLUMNS)
                )
            for column, cell in enumerate(cells):
                if words := clean(cell).strip():
                    grid.put(row, column, GridCell(_unguarded(words), name_place(row, column)))
    except csv.Error:
        raise CannotImport(
            _("CSV 第 {line} 行附近引号不成对，或者单元格太长，无法读懂", line=reader.line_num)
        ) from None
    finally:
        csv.field_size_limit(before)
    return grid


def _unguarded(text: str) -> str:
    """A cell without the signs that keep a spreadsheet from taking it for a formula or a number (`="001"`)."""
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        return text[2:-1]
    return text[1:] if text[:1] == "'" and text[1:2] in "=+-@0123456789" and len(text) > 1 else text
