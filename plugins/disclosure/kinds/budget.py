"""Budgets and final accounts (预算、决算): tables of exact amounts whose parts make up their totals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Count, Line, ListOf, Text, Vocabulary, refuse
from plugins.disclosure.kinds.values import Amount

R = Need.REQUIRED
ACCOUNTS = "accounts"
FUNCTION, ECONOMIC, THREE_PUBLIC = "function", "economic", "three_public"
ITEM_LEVEL, PARAGRAPH_LEVEL = 7, 5  # digits of a code of 项 in functions and of 款 in economic classes
CODE_LENGTHS = (3, 5, 7)
CODE = re.compile(r"[0-9]{3}(?:[0-9]{2}){0,2}")


def _code(value: str) -> str:
    if not CODE.fullmatch(value):
        raise refuse("“{text}”应是 3、5 或 7 位数字的科目编码，如 2050202", text=value[:40])
    return value


class BudgetLine(Block):
    """A line of a table: it is part of the line with the first digits of its code, or of the line named by `of`."""

    code: Annotated[
        Annotated[Line, AfterValidator(_code)] | None, Spec("科目编码", note="类 3 位、款 5 位、项 7 位")
    ] = None
    name: Annotated[Line, Spec("科目名称", R)]
    amount: Annotated[Amount, Spec("金额", R)]
    compared: Annotated[Amount | None, Spec("对比数", note="上年数或预算数")] = None
    of: Annotated[Line | None, Spec("上级科目", note="没有编码时写上级科目的名称")] = None


class BudgetTable(Block):
    """One table; `file` is an attachment with the same table in full detail."""

    title: Annotated[Line, Spec("表名", R)]
    kind: Annotated[Annotated[str, Vocabulary("budget_table")], Spec("表的类别", R)]
    amount_label: Annotated[Line, Spec("金额列名", note="如 预算数、决算数；不写即为金额")] = "金额"
    compared_label: Annotated[Line | None, Spec("对比列名", Need.CONDITIONAL, when="写了对比数")] = None
    total: Annotated[Amount, Spec("合计", R)]
    compared_total: Annotated[Amount | None, Spec("对比数合计", Need.CONDITIONAL, when="写了对比数")] = None
    lines: Annotated[tuple[BudgetLine, ...], ListOf, Spec("各行", R)]
    file: Annotated[Line | None, Spec("细表", note="公开到款、项的细表，写附件的文件名")] = None
    note: Annotated[Text | None, Spec("说明")] = None


class Budget(Block):
    """The budget or the accounts of one unit and one year."""

    unit: Annotated[Line, Spec("预算单位", R)]
    year: Annotated[Count, Spec("年度", R)]
    books: Annotated[tuple[Annotated[str, Vocabulary("budget_book")], ...], ListOf, Spec("账本", R)]
    stage: Annotated[Annotated[str, Vocabulary("budget_stage")], Spec("环节", R)]
    money: Annotated[Line, Spec("金额单位", note="不写即为万元")] = "万元"
    tables: Annotated[tuple[BudgetTable, ...], ListOf, Spec("表格", R, "预算法 Art. 14")]

    @property
    def is_accounts(self) -> bool:
        """Whether these are final accounts."""
        return self.stage == ACCOUNTS


class SumDefect(NamedTuple):
    """A sum that is not that of its parts: the line (None for the total), and what is written and what parts give.

    `compared` says that the second column is meant.
    """

    line: int | None
    written: Decimal
    parts: Decimal
    names: tuple[str, ...]
    compared: bool = False


def parents(table: BudgetTable) -> list[int | None]:
    """For each line the number of the line of which it is a part, or None on the highest level."""
    by_name = {line.name: number for number, line in reversed(list(enumerate(table.lines)))}
    by_code = {line.code: number for number, line in enumerate(table.lines) if line.code}
    found: list[int | None] = []
    for number, line in enumerate(table.lines):
        above = by_name.get(line.of) if line.of else None
        if line.of is None and line.code:
            above = next((by_code[short] for short in _above(line.code) if short in by_code), None)
        found.append(None if above == number else above)
    return found


def _above(code: str) -> Iterator[str]:
    return (code[:length] for length in reversed(CODE_LENGTHS) if length < len(code))


def circles(table: BudgetTable) -> Iterator[int]:
    """The lines that are, by way of others, parts of themselves; of each circle the first."""
    above = parents(table)
    for number in range(len(above)):
        seen, step = {number}, above[number]
        while step is not None and step not in seen:
            seen.add(step)
            step = above[step]
        if step == number == min(seen):
            yield number


def depths(table: BudgetTable) -> list[int]:
    """How deep each line stands, 0 for the highest level."""
    above = parents(table)
    return [_depth(number, above) for number in range(len(above))]


def _depth(number: int, above: list[int | None]) -> int:
    depth, seen, step = 0, {number}, above[number]
    while step is not None and step not in seen:
        seen.add(step)
        depth, step = depth + 1, above[step]
    return depth


def sum_defects(table: BudgetTable) -> Iterator[SumDefect]:
    """Every total, and every line with parts, that differs from the exact sum of its parts."""
    children: Mapping[int | None, list[int]] = defaultdict(list, {None: []})
    for number, above in enumerate(parents(table)):
        children[above].append(number)
    if not children[None]:
        return  # all lines stand below each other, as `circles` tells
    for above, below in children.items():
        lines = [table.lines[number] for number in below]
        names = tuple(line.name for line in lines)
        whole = table.total if above is None else table.lines[above].amount
        parts = sum((line.amount for line in lines), Decimal(0))
        if whole != parts:
            yield SumDefect(above, whole, parts, names)
        compared = table.compared_total if above is None else table.lines[above].compared
        if compared is not None and any(line.compared is not None for line in lines):
            parts = sum((line.compared or Decimal(0) for line in lines), Decimal(0))
            if compared != parts:
                yield SumDefect(above, compared, parts, names, compared=True)
