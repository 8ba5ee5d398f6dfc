"""Table 三 in a source: which column is whose, which row says what."""

from __future__ import annotations

import re
from itertools import pairwise

from commands.importing.annual_reports.cell_numbers import Figures
from commands.importing.grids import Grid, GridCell
from plugins.disclosure.annual_reports.tables import APPLICANTS, ROWS, TOTAL, Row
from plugins.disclosure.messages import _

_FIRST, _SECOND = "自然人", "商业企业"
_HEAD_ROWS = 3
_ENOUGH_ROWS = 4
# Words that only one row of the form has.
_WORDS = {
    "new_received": ("本年新收",),
    "carry_over": ("上年结转",),
    "result_open": ("予以公开",),
    "result_partial": ("部分公开",),
    "not_open_secret": ("国家秘密",),
    "not_open_other_law": ("禁止公开",),
    "not_open_3s1w": ("三安全",),
    "not_open_third_party": ("第三方",),
    "not_open_internal": ("内部事务",),
    "not_open_process": ("过程性",),
    "not_open_casefile": ("执法案卷",),
    "not_open_query": ("查询事项",),
    "cannot_provide_not_held": ("不掌握",),
    "cannot_provide_need_make": ("另行制作",),
    "cannot_provide_unclear": ("仍不明确",),
    "no_process_petition": ("信访",),
    "no_process_repeat": ("重复申请",),
    "no_process_publications": ("出版物",),
    "no_process_massive": ("大量反复",),
    "no_process_confirm": ("确认或",),
    "other_fix_timeout": ("逾期不补正",),
    "other_fee_unpaid": ("缴纳费用", "不缴费"),
    "carry_to_next": ("结转下年度",),
}
_GROUPS = ("不予公开", "无法提供", "不予处理", "其他处理")
_GROUP = re.compile(rf"^(?:[(]?[三四五六][)]?[、.]?)?({'|'.join(_GROUPS)})$")
_NUMBER = re.compile(r"^(?:[(]?(?:[0-9]{1,2}|[一二三四五六七八])[)]?[、.]?)+")
_OTHER = frozenset(("其他", "其它", "其他情形"))
_SUMS = frozenset(("总计", "合计"))
_ALSO = {"other": _OTHER, TOTAL: _SUMS}


def take_requests(grid: Grid, figures: Figures) -> None:
    """Read the table where a grid holds it; a grid with several is read several times, which is then told."""
    for row, column in grid.find(_FIRST) if _holds_requests(grid) else ():
        heads = range(max(row - 1, 0), min(row + _HEAD_ROWS + 1, grid.height))
        if any(_SECOND in _names(grid, heads, place) for place in range(grid.width)):
            columns = _columns(grid, heads, column, figures)
            if columns:
                _take_rows(grid, columns, _end_of_heads(grid, heads, columns), figures)


def _holds_requests(grid: Grid) -> bool:
    """Whether the rows are those of the form: other tables have the same applicants in their columns."""
    known = {row.key for cell in grid.cells.values() if (row := _row_of(cell.words, ""))}
    return len(known) >= _ENOUGH_ROWS


def _names(grid: Grid, heads: range, place: int) -> frozenset[str]:
    """What the heads of a column may say: each of them, and neighbours together (商业 above 企业)."""
    cells = dict.fromkeys(grid.at(head, place) for head in heads)
    words = [cell.words for cell in cells if cell.words]
    return frozenset([*words, *("".join(pair) for pair in pairwise(words))])


def _columns(grid: Grid, heads: range, first: int, figures: Figures) -> dict[str, int]:
    """The column of each applicant; nothing, and a problem for each, where some cannot be found."""
    found: dict[str, int] = {}
    for column in APPLICANTS:
        words = {column.label} | _ALSO.get(column.key, frozenset())
        places = {place for place in range(first, grid.width) if words & _names(grid, heads, place)}
        if len(places) == 1:
            found[column.key] = places.pop()
        else:
            figures.problems.append(
                _(
                    "申请情况表里“{column}”一列有 {count} 个，应有 1 个",
                    column=_(column.label),
                    count=len(places),
                )
            )
    return found if len(found) == len(APPLICANTS) else {}


def _end_of_heads(grid: Grid, heads: range, columns: dict[str, int]) -> int:
    last = heads.start
    for head in heads:
        said = {column: grid.at(head, columns[column.key]).words for column in APPLICANTS}
        if any(words and words in column.label for column, words in said.items()):
            last = head
    return last + 1


def _take_rows(grid: Grid, columns: dict[str, int], start: int, figures: Figures) -> None:
    group = ""
    for number in range(start, grid.height):
        labels = [grid.at(number, column) for column in range(columns[APPLICANTS[0].key])]
        parts = [cell.words for cell in dict.fromkeys(labels) if cell.words]
        group = next((match[1] for part in parts if (match := _GROUP.match(part))), group)
        cells = {key: grid.at(number, column) for key, column in columns.items()}
        row = _row_of(parts[-1], group) if parts else None
        if row:
            _take_row(row, cells, labels, figures)
            if row.key == "carry_to_next":
                return
        elif any(cell.words for cell in cells.values()):
            figures.problems.append(
                _(
                    "不认识“{label}”这一行（{place}）",
                    label=(parts or [""])[-1][:40],
                    place=next(iter(cells.values())).place,
                )
            )


def _take_row(row: Row, cells: dict[str, GridCell], labels: list[GridCell], figures: Figures) -> None:
    seen: list[GridCell] = list(labels)
    for column in row.columns:
        cell = cells[column.key]
        if cell in seen:
            name = _("{row}·{column}", row=row.title, column=_(column.label))
            figures.problems.append(_("“{cell}”与别的格合并在一起（{place}）", cell=name, place=cell.place))
            continue
        seen.append(cell)
        figures.take(row.cell(column), cell)


def _row_of(label: str, group: str) -> Row | None:
    words = _NUMBER.sub("", label)
    if words in _SUMS:
        return ROWS["result_total"]
    if words in _OTHER:
        return ROWS["other_other"] if group == "其他处理" else None
    keys = [key for key, needles in _WORDS.items() if any(needle in words for needle in needles)]
    return ROWS[keys[0]] if len(keys) == 1 else None
