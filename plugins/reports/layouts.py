"""The tables of a report as the form prints them: rows of cells, some of which span several rows or columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from plugins.disclosure.annual_reports.tables import (
    ACTIVE,
    APPLICANTS,
    DISPUTES,
    OUTCOMES,
    PARTS_OF_TABLE_2,
    REQUESTS,
    RESULT_ROWS,
    RESULTS,
    ROWS,
    Figures,
    Row,
    Table,
    text_of,
)
from plugins.disclosure.messages import _, label

_SPREAD = 3
_COLUMN_HEADS = 3
RULE_OF_TABLE_3 = label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")


@dataclass(frozen=True)
class GridCell:
    """A cell of the printed form; `scope` is that of a heading, empty for a figure, whose key is `cell`."""

    text: str
    rows: int = 1
    columns: int = 1
    scope: str = ""
    cell: str = ""


Grid = Sequence[Sequence[GridCell]]


def grid_of(table: Table, figures: Figures) -> Grid:
    """The form of a table with its figures, heads first."""
    grid = {ACTIVE.key: _active, REQUESTS.key: _requests, DISPUTES.key: _disputes}[table.key]()
    return [[_filled(cell, figures) for cell in row] for row in grid]


def plain(grid: Grid) -> list[list[dict[str, Any]]]:
    """The same as plain data for a template."""
    return [[asdict(cell) for cell in row] for row in grid]


def _filled(cell: GridCell, figures: Figures) -> GridCell:
    if not cell.cell:
        return cell
    return GridCell(text_of(figures[cell.cell]), cell.rows, cell.columns, cell.scope, cell.cell)


def _head(text: str, scope: str = "col", rows: int = 1, columns: int = 1) -> GridCell:
    return GridCell(_(text), rows, columns, scope)


def _figures(row: Row) -> list[GridCell]:
    width = _SPREAD // len(row.columns) if len(row.columns) < _SPREAD else 1
    return [GridCell("", columns=width, cell=row.cell(column)) for column in row.columns]


def _active() -> list[list[GridCell]]:
    grid = []
    for title, keys in PARTS_OF_TABLE_2:
        columns = ROWS[keys[0]].columns
        width = _SPREAD // len(columns)
        grid.append([_head(title, "rowgroup", columns=1 + _SPREAD)])
        grid.append([_head(label("信息内容")), *(_head(column.label, columns=width) for column in columns)])
        grid += [[_head(ROWS[key].label, "row"), *_figures(ROWS[key])] for key in keys]
    return grid


def _requests() -> list[list[GridCell]]:
    first, *organisations, last = APPLICANTS
    grid = [
        [
            _head(RULE_OF_TABLE_3, "colgroup", _COLUMN_HEADS, 3),
            _head(label("申请人情况"), "colgroup", columns=len(APPLICANTS)),
        ],
        [
            _head(first.label, rows=2),
            _head(label("法人或其他组织"), "colgroup", columns=len(organisations)),
            _head(last.label, rows=2),
        ],
        [_head(column.label) for column in organisations],
    ]
    new, carried, *_results, total, following = REQUESTS.rows
    grid += [[_head(row.number + _(row.label), "row", columns=3), *_figures(row)] for row in (new, carried)]
    results = [*_result_rows(), [_numbered(total, 2), *_figures(total)]]
    results[0].insert(0, _head("三、" + _(RESULTS), "rowgroup", rows=len(results)))
    grid += results
    grid.append([_head(following.number + _(following.label), "row", columns=3), *_figures(following)])
    return grid


def _result_rows() -> list[list[GridCell]]:
    grid = []
    for group, some in groupby(RESULT_ROWS, key=lambda row: row.group):
        rows = list(some)
        for position, row in enumerate(rows):
            cells = [_numbered(row, 1 if group else 2), *_figures(row)]
            if group and position == 0:
                cells.insert(0, _head(group, "rowgroup", rows=len(rows)))
            grid.append(cells)
    return grid


def _numbered(row: Row, columns: int) -> GridCell:
    """A row of results with its number inside its group: `1.属于国家秘密`, `（一）予以公开`."""
    number = row.number.removeprefix("三")
    if row.group:
        number = number.rpartition("）")[2]
    return GridCell(number + _(row.label), 1, columns, "row")


def _disputes() -> list[list[GridCell]]:
    review, direct, after = DISPUTES.rows
    width = len(OUTCOMES)
    return [
        [
            _head(review.label, "colgroup", columns=width),
            _head(label("行政诉讼"), "colgroup", columns=2 * width),
        ],
        [
            *(_head(column.label, rows=2) for column in OUTCOMES),
            _head(direct.name, "colgroup", columns=width),
            _head(after.name, "colgroup", columns=width),
        ],
        [_head(column.label) for column in (*OUTCOMES, *OUTCOMES)],
        [cell for row in (review, direct, after) for cell in _figures(row)],
    ]


def heads_of(table: Table) -> int:
    """How many rows at the top hold nothing but heads."""
    return 0 if table is ACTIVE else _COLUMN_HEADS
