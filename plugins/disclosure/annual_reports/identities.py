"""The equations between the cells of a report (勾稽关系, 年报格式), and what is said where one does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.disclosure.annual_reports.tables import (
    ACTIVE,
    APPLICANTS,
    DISPUTES,
    REQUESTS,
    RESULT_ROWS,
    ROWS,
    TOTAL,
    Figure,
    Figures,
    cell_name,
)
from plugins.disclosure.messages import _


@dataclass(frozen=True)
class Identity:
    """The cells of one side add up to those of the other; `row` is the one on whose line a finding stands."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    row: str

    @property
    def cells(self) -> tuple[str, ...]:
        """All cells that it binds together."""
        return self.left + self.right

    def holds(self, figures: Figures) -> bool:
        """Whether both sides are equal."""
        return sum(figures[key] for key in self.left) == sum(figures[key] for key in self.right)

    def complaint(self, figures: Figures) -> str:
        """Every cell with its value, both sums and the difference."""
        left, right = (sum(figures[key] for key in side) for side in (self.left, self.right))
        return _(
            "{left}，{right}，应当相等，相差 {difference}",
            left=_sum_in_words(self.left, left, figures),
            right=_sum_in_words(self.right, right, figures),
            difference=abs(left - right),
        )


def _sum_in_words(keys: Sequence[str], total: Figure, figures: Figures) -> str:
    """The cells of one side and their sum; where there are many, those that are zero are only named."""
    if len(keys) == 1:
        return f"{cell_name(keys[0])} {total}"
    many = len(keys) > len(APPLICANTS)
    shown = [key for key in keys if figures[key] or not many]
    text = " + ".join(f"{cell_name(key)} {figures[key]}" for key in shown) or "0"
    zeros = [cell_name(key) for key in keys if key not in shown]
    if zeros:
        text = _("{cells}（为 0 的：{zeros}）", cells=text, zeros=_("、").join(zeros))
    return _("{cells} = {total}", cells=text, total=total)


def _row_sums() -> Iterator[Identity]:
    for table in (REQUESTS, DISPUTES):
        for row in table.rows:
            parts = tuple(row.cell(column) for column in row.columns if column.key != TOTAL)
            yield Identity(parts, (f"{row.key}.{TOTAL}",), row.key)


ROW_SUMS = tuple(_row_sums())
RESULT_SUMS = tuple(
    Identity(
        tuple(row.cell(column) for row in RESULT_ROWS),
        (ROWS["result_total"].cell(column),),
        "result_total",
    )
    for column in APPLICANTS
)
BALANCES = tuple(
    Identity(
        (ROWS["new_received"].cell(column), ROWS["carry_over"].cell(column)),
        (ROWS["result_total"].cell(column), ROWS["carry_to_next"].cell(column)),
        "carry_to_next",
    )
    for column in APPLICANTS
)
IDENTITIES = (*ROW_SUMS, *RESULT_SUMS, *BALANCES)


def broken(identities: Sequence[Identity], figures: Figures) -> list[Identity]:
    """Those that do not hold."""
    return [identity for identity in identities if not identity.holds(figures)]


def carried_over(last: Figures, figures: Figures) -> list[tuple[str, str]]:
    """The pairs of cells (last year's 四, this year's 二) that differ."""
    pairs = [(ROWS["carry_to_next"].cell(c), ROWS["carry_over"].cell(c)) for c in APPLICANTS]
    return [(before, now) for before, now in pairs if last[before] != figures[now]]


def control_total(figures: Figures) -> Figure:
    """The sum of table 二, which has no totals; kept beside it, it tells when any cell of the table changes."""
    return sum(figures[key] for key, _row, _column in ACTIVE.cells())


def still_in_force(last: Figures, figures: Figures) -> list[str]:
    """The rows of 规章 and 行政规范性文件 in which 现行有效 is not last year's + 制发 − 废止."""
    return [
        row
        for row in ("rules", "normative_files")
        if figures[f"{row}.valid"]
        != last[f"{row}.valid"] + figures[f"{row}.issued"] - figures[f"{row}.repealed"]
    ]
