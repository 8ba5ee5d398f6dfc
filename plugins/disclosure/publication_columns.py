"""Columns (栏目): parts of the catalog of which new items are expected within a period (检查指标).

They stand in `content/register/columns.yml`; without that file `OWN_COLUMNS` apply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, model_validator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.field_types import Flag, Line, ListOf, Vocabulary, clean_line, refuse
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register_files import read_block

FILE = "columns.yml"
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")
PERIOD = re.compile(r"([0-9]{1,3}) ?(日|周|个月|年)")
MAX_DAYS = 5 * 366
MONTHS_OF_YEAR = 12

HOME, NEWS, POLICY, OTHER = "首页", "动态要闻", "通知公告和政策文件", "其他"
# 检查指标: the home page and news every two weeks, notices and policies every six months, others as each column says.
PERIODS = {HOME: "2 周", NEWS: "2 周", POLICY: "6 个月"}
KINDS = (label("首页"), label("动态要闻"), label("通知公告和政策文件"), label("其他"))


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last of that month where it has no such day."""
    year, month = divmod(day.year * MONTHS_OF_YEAR + day.month - 1 + months, MONTHS_OF_YEAR)
    first_of_next = date(year + (month == MONTHS_OF_YEAR - 1), (month + 1) % MONTHS_OF_YEAR + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _id(value: Any) -> str:
    text = clean_line(value)
    if not ID.fullmatch(text):
        raise refuse("栏目编号“{text}”只能用小写字母、数字和连字符，以字母开头", text=text[:40])
    return text


def _kind(value: str) -> str:
    if value not in KINDS:
        raise refuse("“{text}”应为：{kinds}", text=value[:20], kinds=_("、").join(map(_, KINDS)))
    return value


def _period(value: str) -> str:
    found = PERIOD.fullmatch(value)
    if not found or not 0 < (_after(date(2000, 1, 1), value) - date(2000, 1, 1)).days <= MAX_DAYS:
        raise refuse("“{text}”应写成 14 日、2 周、6 个月或 1 年的样子，不超过 5 年", text=value[:20])
    return value


def _item_kind(value: str) -> str:
    if ItemFields.inner(value) is None:
        raise refuse("条目没有“{text}”这一类", text=value[:40])
    return value


def _after(day: date, period: str) -> date:
    amount, unit = PERIOD.fullmatch(period).groups()  # type: ignore[union-attr]  # validated, or tried just before
    count = int(amount)
    if unit in ("日", "周"):
        return day + timedelta(days=count * (7 if unit == "周" else 1))
    return months_after(day, count * (MONTHS_OF_YEAR if unit == "年" else 1))


class Column(Block):
    """One column: its items are those with one of the categories, of the genres, of the topics and of the kinds.

    What is not given restricts nothing; a theme stands for its subthemes. With `per_body` every body (of `body_kinds`)
    has such a column of its own, else the whole site has one.
    """

    id: Annotated[Annotated[str, BeforeValidator(_id)], Spec("编号", Need.REQUIRED)]
    name: Annotated[Line, Spec("名称", Need.REQUIRED)]
    kind: Annotated[Annotated[Line, AfterValidator(_kind)], Spec("类别", rule="检查指标")] = OTHER
    update_within: Annotated[
        Annotated[Line, AfterValidator(_period)] | None,
        Spec("更新期限", Need.CONDITIONAL, "检查指标", when="类别为其他"),
    ] = None
    statutory: Annotated[
        tuple[Annotated[str, Vocabulary("statutory")], ...], ListOf, Spec("法定主动公开类别")
    ] = ()
    genres: Annotated[tuple[Annotated[str, Vocabulary("genre")], ...], ListOf, Spec("体裁")] = ()
    topics: Annotated[tuple[Annotated[str, Vocabulary("topic")], ...], ListOf, Spec("主题分类")] = ()
    item_kinds: Annotated[
        tuple[Annotated[Line, AfterValidator(_item_kind)], ...], ListOf, Spec("条目种类")
    ] = ()
    per_body: Annotated[Flag, Spec("逐机构")] = False
    body_kinds: Annotated[tuple[Annotated[str, Vocabulary("body_kind")], ...], ListOf, Spec("机构类型")] = ()

    @model_validator(mode="after")
    def _has_period(self) -> Column:
        if self.update_within is None and self.kind == OTHER:
            raise refuse("“{field}”不能空：类别为其他的栏目要写明", field=_("更新期限"))
        return self

    @property
    def period(self) -> str:
        """Within which time something new is expected: its own, else that of its kind."""
        return self.update_within or PERIODS[self.kind]

    def due_after(self, newest: date) -> date:
        """The last day on which a column whose newest item is of the day `newest` is up to date."""
        return _after(newest, self.period)

    def has(self, item: Item) -> bool:
        """Whether an item that is open to all belongs to this column."""
        fields = item.fields
        topic = fields.topic or ""
        return (
            (not self.statutory or not set(self.statutory).isdisjoint(fields.statutory))
            and (not self.genres or fields.genre in self.genres)
            and (not self.topics or topic in self.topics or topic.partition("/")[0] in self.topics)
            and (not self.item_kinds or any(getattr(fields, kind) is not None for kind in self.item_kinds))
        )


def _own(**values: Any) -> Column:
    return Column.model_construct(**values)


OWN_COLUMNS: tuple[Column, ...] = (
    _own(id="newest", name=label("全部信息"), kind=HOME),
    _own(
        id="notices",
        name=label("通知公告"),
        kind=POLICY,
        genres=("notice", "announcement", "public-notice", "circular"),
    ),
    _own(id="policies", name=label("政策文件"), kind=POLICY, statutory=("a20-01",)),
    _own(id="interpretations", name=label("政策解读"), kind=POLICY, genres=("interpretation", "infographic")),
    _own(id="plans", name=label("规划计划"), update_within="1 年", statutory=("a20-03",)),
    _own(id="statistics", name=label("统计信息"), update_within="3 个月", statutory=("a20-04",)),
    _own(id="budgets", name=label("财政预算、决算"), update_within="1 年", statutory=("a20-07",)),
    _own(id="emergencies", name=label("应急管理"), update_within="6 个月", statutory=("a20-12",)),
)


class _ColumnsFile(Block):
    columns: Annotated[tuple[Column, ...], ListOf, Spec("栏目", Need.REQUIRED)]


def read_columns(register: Path, vocabularies: Mapping[str, Any]) -> Sequence[Column]:
    """The columns of a register in their order. Raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return OWN_COLUMNS
    columns = read_block(path, _ColumnsFile, vocabularies).columns
    known: set[str] = set()
    for column in columns:
        if column.id in known:
            raise InvalidRegister(_("{file}：有两个栏目的编号是“{id}”", file=path, id=column.id))
        known.add(column.id)
    return columns
