"""Budgets and final accounts add up and go down to the level that the law asks for; lists of subsidies end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.budget import (
    ECONOMIC,
    FUNCTION,
    ITEM_LEVEL,
    PARAGRAPH_LEVEL,
    THREE_PUBLIC,
    BudgetTable,
    SumDefect,
    circles,
    sum_defects,
)
from plugins.disclosure.kinds.values import written_amount
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

THREE = {label("因公出国（境）"): "出国", label("公务用车"): "公务用车", label("公务接待"): "接待"}
LIST_OF_PEOPLE = re.compile(
    r"(?:补助|补贴|救助|低保|特困|资助|津贴|慰问|抚恤).{0,20}(?:名单|花名册|明细表|对象公示)"
)
NAMED = 6


@item_check(
    "budget-sums",
    Severity.ERROR,
    basis="预算法 Art. 14",
    summary=label("预决算表的合计等于各行之和，上级科目等于下级科目之和"),
    mend=label("核对指出的各行，更正写错的数；小数也要相等"),
)
def budget_sums(item: Item, register: Register) -> Iterator[Hit]:
    """Every total is the exact sum of its parts; the message names the cells."""
    for number, table in enumerate(item.fields.budget.tables if item.fields.budget else ()):
        for defect in sum_defects(table):
            yield hit(item, _place(number, defect), _told(table, defect))


def _place(table: int, defect: SumDefect) -> str:
    if defect.line is None:
        return f"budget.tables.{table}.{'compared_total' if defect.compared else 'total'}"
    return f"budget.tables.{table}.lines.{defect.line}.{'compared' if defect.compared else 'amount'}"


def _told(table: BudgetTable, defect: SumDefect) -> str:
    parts = _("＋").join(defect.names[:NAMED])
    if len(defect.names) > NAMED:
        parts = _("{names} 等 {count} 行", names=parts, count=len(defect.names))
    return _(
        "“{table}”的“{line}”（{column}）写的是 {written}，{parts} 合计 {sum}，相差 {difference}",
        table=table.title,
        line=_("合计") if defect.line is None else table.lines[defect.line].name,
        column=(table.compared_label or _("对比数")) if defect.compared else table.amount_label,
        written=written_amount(defect.written),
        parts=parts,
        sum=written_amount(defect.parts),
        difference=written_amount(defect.written - defect.parts),
    )


@item_check(
    "budget-lines",
    Severity.ERROR,
    basis="预算法 Art. 14",
    summary=label("预决算表的科目不重复，上级科目都在表里，不互为上下级"),
    mend=label("删去重复的行，或改正科目编码、“上级科目”"),
)
def budget_lines(item: Item, register: Register) -> Iterator[Hit]:
    """No code twice, `of` names a line of the table, and no line is part of itself."""
    for number, table in enumerate(item.fields.budget.tables if item.fields.budget else ()):
        codes: set[str] = set()
        names = {line.name for line in table.lines}
        for row, line in enumerate(table.lines):
            place = f"budget.tables.{number}.lines.{row}"
            if line.code and line.code in codes:
                yield hit(
                    item, place, _("“{table}”里科目编码 {code} 写了两次", table=table.title, code=line.code)
                )
            if line.of and (line.of not in names or line.of == line.name):
                yield hit(item, place, _("“{table}”里没有上级科目“{name}”", table=table.title, name=line.of))
            codes.add(line.code or "")
        for row in circles(table):
            message = _(
                "“{table}”的“{line}”经由上级科目成了自己的下级", table=table.title, line=table.lines[row].name
            )
            yield hit(item, f"budget.tables.{number}.lines.{row}", message)


@item_check(
    "budget-compared",
    Severity.ERROR,
    basis="预算法 Art. 14",
    summary=label("写了对比数的预决算表，每一行和合计都有对比数，对比列有列名"),
    mend=label("补上对比数、“对比数合计”和“对比列名”；没有发生的写 0"),
)
def budget_compared(item: Item, register: Register) -> Iterator[Hit]:
    """A second column that is there is there as a whole: blank is not zero."""
    for number, table in enumerate(item.fields.budget.tables if item.fields.budget else ()):
        place = f"budget.tables.{number}"
        empty = [row for row, line in enumerate(table.lines) if line.compared is None]
        if table.compared_total is None and len(empty) == len(table.lines):
            continue
        if table.compared_total is None:
            yield hit(item, place, _("“{table}”写了对比数，没有写对比数合计", table=table.title))
        if table.compared_label is None:
            yield hit(item, place, _("“{table}”写了对比数，没有写对比列名", table=table.title))
        for row in empty:
            name = table.lines[row].name
            message = _("“{table}”的“{line}”没有写对比数", table=table.title, line=name)
            yield hit(item, f"{place}.lines.{row}", message)


@item_check(
    "budget-three-public",
    Severity.ERROR,
    basis="预算法 Art. 14",
    summary=label("“三公”经费表列全因公出国（境）、公务用车、公务接待三项"),
    mend=label("补上缺少的一项；没有发生的写 0"),
)
def budget_three_public(item: Item, register: Register) -> Iterator[Hit]:
    """A table of the three public expenses has all three."""
    for number, table in enumerate(item.fields.budget.tables if item.fields.budget else ()):
        if table.kind != THREE_PUBLIC:
            continue
        names = " ".join(line.name for line in table.lines)
        missing = [_(part) for part, word in THREE.items() if word not in names]
        if missing:
            message = _("“{table}”缺少：{missing}", table=table.title, missing=_("、").join(missing))
            yield hit(item, f"budget.tables.{number}.lines", message)


@item_check(
    "budget-classes",
    Severity.WARNING,
    basis="预算法实施条例 Art. 6",
    summary=label("支出按功能分类公开到项，基本支出按经济分类公开到款"),
    mend=label("补写到项（7 位编码）、到款（5 位编码）的各行，或在“细表”里写载有细目的附件"),
)
def budget_classes(item: Item, register: Register) -> Iterator[Hit]:
    """Function classes to 项 and economic classes to 款, in the table or in its attachment."""
    for number, table in enumerate(item.fields.budget.tables if item.fields.budget else ()):
        deepest = max((len(line.code or "") for line in table.lines), default=0)
        needed = {FUNCTION: ITEM_LEVEL, ECONOMIC: PARAGRAPH_LEVEL}.get(table.kind, 0)
        if deepest < needed and not table.file:
            level = _("项") if table.kind == FUNCTION else _("款")
            message = _("“{table}”没有公开到{level}", table=table.title, level=level)
            yield hit(item, f"budget.tables.{number}.title", message)


@item_check(
    "budget-title",
    Severity.WARNING,
    summary=label("预决算的名称写明单位、年度和事项"),
    mend=label("名称写成“某某单位 2026 年部门预算”的样子，与预决算表里的单位和年度一致"),
)
def budget_title(item: Item, register: Register) -> Iterator[Hit]:
    """Title = unit + year + item."""
    budget, title = item.fields.budget, item.fields.title or ""
    if budget is None:
        return
    body = register.bodies.find(budget.unit)
    names = {budget.unit, *(body.all_names if body else ())}
    # A government's budget is named after its place: 示例市2026年预算.
    names |= {name.removesuffix("人民政府") for name in names}
    wanted = (
        (_("预算单位“{unit}”", unit=budget.unit), any(name in title for name in names)),
        (_("年度 {year}", year=budget.year), str(budget.year) in title),
        (_("“预算”或“决算”"), ("决算" if budget.is_accounts else "预算") in title),
    )
    missing = [what for what, there in wanted if not there]
    if missing:
        yield hit(item, "title", _("名称里没有{missing}", missing=_("、").join(missing)))


@item_check(
    "subsidy-end",
    Severity.WARNING,
    basis="个人信息保护法 Art. 19",
    summary=label("补助、补贴、救助对象名单写明公开到哪一天"),
    mend=label("写“有效期至”；到期后撤回名单，只留汇总数"),
)
def subsidy_end(item: Item, register: Register) -> Iterator[Hit]:
    """Lists of people who get support stay no longer than needed; a 公示 says until when by its period."""
    fields = item.fields
    ends = fields.expires_on or (fields.notice and fields.notice.closes_on)
    if item.open_to_all and not ends and LIST_OF_PEOPLE.search(fields.title or ""):
        yield hit(item, "title", _("对象名单没有写公开到哪一天"))
