"""Where the official tables are in a source, and their figures; by their words alone, never by position."""

from __future__ import annotations

import re
from collections.abc import Sequence

from commands.importing.annual_reports.cell_numbers import FEE, Figures
from commands.importing.annual_reports.request_rows import take_requests
from commands.importing.grids import Grid
from plugins.disclosure.annual_reports.tables import CELLS, DISPUTES, OUTCOMES, ROWS, TABLES, Table
from plugins.disclosure.messages import _

_FILES = {"issued": "本年制发件数", "repealed": "本年废止件数", "valid": "现行有效件数"}
_FILE_ROWS = {"rules": ("规章",), "normative_files": ("行政规范性文件", "规范性文件")}
_SINGLES = {
    "admin_license": ("行政许可", "本年处理决定数量"),
    "admin_penalty": ("行政处罚", "本年处理决定数量"),
    "admin_coercion": ("行政强制", "本年处理决定数量"),
    "admin_fees": ("行政事业性收费", "本年收费金额"),
}
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
_DISPUTES = ("行政复议", "未经复议直接起诉", "复议后起诉")
_HEADS_ABOVE = 4
_IN_YUAN = re.compile(r"单位[:：]?元|[(（]元[)）]")


def read_tables(grids: Sequence[Grid]) -> Figures:
    """The figures of all three tables, and a sentence for everything that could not be read."""
    figures = Figures()
    for grid in grids:
        _take_files(grid, figures)
        _take_singles(grid, figures)
        take_requests(grid, figures)
        _take_disputes(grid, figures)
    told = " ".join(figures.problems)
    for table in TABLES:
        _tell_missing(table, figures, told)
    return figures


def _tell_missing(table: Table, figures: Figures, told: str) -> None:
    """Name the rows of which nothing was found and nothing was said yet."""
    missing = [
        row for row in table.rows if not any(row.cell(column) in figures.found for column in row.columns)
    ]
    missing = [row for row in missing if f"“{row.title}·" not in told]
    if len(missing) == len(table.rows):
        figures.problems.append(_("找不到表格“{title}”", title=_(table.title)))
        return
    for row in missing:
        figures.problems.append(_("“{title}”里找不到“{row}”一行", title=_(table.title), row=row.title))
    for key, row, _column in table.cells():
        if row not in missing and key not in figures.found and f"“{_cell(key)}”" not in told:
            figures.problems.append(_("找不到“{cell}”", cell=_cell(key)))


def _cell(key: str) -> str:
    row, column = CELLS[key]
    return _("{row}·{column}", row=row.title, column=_(column.label))


def _take_files(grid: Grid, figures: Figures) -> None:
    for head, first in grid.find(_FILES["issued"]):
        columns = {
            key: column
            for key, words in _FILES.items()
            for column in range(first, grid.width)
            if grid.at(head, column).words == words
        }
        for row in range(head + 1, min(head + 1 + _HEADS_ABOVE, grid.height)):
            labels = {grid.at(row, column).words for column in range(first)}
            for key, words in _FILE_ROWS.items():
                if labels & set(words):
                    for column_key, column in columns.items():
                        figures.take(f"{key}.{column_key}", grid.at(row, column))


def _take_singles(grid: Grid, figures: Figures) -> None:
    for key, (label, head) in _SINGLES.items():
        cell_key = ROWS[key].cell(ROWS[key].columns[0])
        for row, column in grid.find(label):
            heading = _heading_above(grid, row, head)
            if not heading:
                continue
            if cell_key == FEE and _IN_YUAN.search(heading):
                figures.problems.append(
                    _("“{cell}”的单位是元，应是万元：请换算后再导入", cell=_cell(cell_key))
                )
                continue
            own = grid.at(row, column)
            beside = [grid.at(row, other) for other in range(column + 1, grid.width)]
            values = [cell for cell in dict.fromkeys(beside) if cell is not own]
            written = [cell for cell in values if cell.words]
            if len(written) > 1:
                figures.problems.append(
                    _("“{cell}”一行有几个数（{place}）", cell=_cell(cell_key), place=written[0].place)
                )
            else:
                figures.take(cell_key, (written or values or [grid.at(row, column + 1)])[0])


def _heading_above(grid: Grid, row: int, beginning: str) -> str:
    for above in range(row - 1, max(row - 1 - _HEADS_ABOVE, -1), -1):
        for cell in grid.row(above):
            if cell.words.startswith(beginning):
                return cell.words
    return ""


def _take_disputes(grid: Grid, figures: Figures) -> None:
    heads = {row for row, _column in grid.find(_OUTCOMES[0])}
    if not heads:
        return
    top = max(min(heads) - 2, 0)
    bottom = _last_row_of(grid, max(heads))
    lowest = [_lowest(grid, top, bottom, column) for column in range(grid.width)]
    wanted = list(_OUTCOMES) * len(DISPUTES.rows)
    starts = [start for start in range(len(lowest)) if lowest[start : start + len(wanted)] == wanted]
    if not starts:
        figures.problems.append(
            _("行政复议、行政诉讼表的表头不合格式：应依次为行政复议、未经复议直接起诉、复议后起诉，各五列")
        )
        return
    column = starts[0]
    for row, words in zip(DISPUTES.rows, _DISPUTES, strict=True):
        if not any(grid.at(above, column).words == words for above in range(top, bottom + 1)):
            figures.problems.append(_("“{row}”上面的表头不是“{words}”", row=row.title, words=words))
        for outcome in OUTCOMES:
            figures.take(row.cell(outcome), grid.at(bottom + 1, column))
            column += 1


def _last_row_of(grid: Grid, row: int) -> int:
    """The last row of the heads: people leave cells unmerged, and merged ones reach further down."""
    while any(cell.words in _OUTCOMES for cell in grid.row(row + 1)) and row + 1 < grid.height:
        row += 1
    return row


def _lowest(grid: Grid, top: int, bottom: int, column: int) -> str:
    texts = [grid.at(row, column).words.replace("其它", "其他") for row in range(top, bottom + 1)]
    return next((text for text in reversed(texts) if text), "")
