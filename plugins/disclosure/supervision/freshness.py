"""Columns that are empty or have nothing new within their period, and the veto items of 检查指标."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plugins.disclosure.bodies import Body
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.publication_columns import HOME, NEWS, OTHER, POLICY, Column
from plugins.disclosure.supervision.entries import Entry, Facts, State

# Columns of the whole site belong to no body.
SITE = "site"


class Freshness(StrEnum):
    """What is found of a column."""

    EMPTY = "empty"
    STALE = "stale"
    SOON = "soon"
    FRESH = "fresh"


@dataclass(frozen=True)
class Found:
    """A column of a body (`owner` is its slug) or of the whole SITE, its newest visible date and how it stands."""

    column: Column
    owner: str
    freshness: Freshness
    count: int
    newest: date | None
    due_on: date | None


def columns_found(facts: Facts) -> list[Found]:
    """Every column of the site and of the bodies."""
    return list(_columns(facts))


def _columns(facts: Facts) -> Iterator[Found]:
    for column in facts.catalog.register.columns:
        items = [item for item in facts.open_items if column.has(item)]
        if not column.per_body:
            yield _found(facts, column, SITE, items)
            continue
        by_owner: dict[str, list[Item]] = {}
        for item in items:
            for body in facts.catalog.bodies_of(item):
                by_owner.setdefault(body.slug, []).append(item)
        for body in _holders(facts, column):
            yield _found(facts, column, body.slug, by_owner.get(body.slug, ()))


def _holders(facts: Facts, column: Column) -> Iterator[Body]:
    for body in facts.catalog.register.bodies:
        holds = body.kind in column.body_kinds and body.code if column.body_kinds else body.is_obliged
        if holds and body.existed_on(facts.day):
            yield body


def _found(facts: Facts, column: Column, owner: str, items: Sequence[Item]) -> Found:
    # An entry without a visible date counts as not updated (检查指标).
    newest = max((item.first_shown_on for item in items if item.first_shown_on), default=None)
    due_on = column.due_after(newest) if newest else None
    if not items:
        freshness = Freshness.EMPTY
    elif due_on is None or due_on < facts.day:
        freshness = Freshness.STALE
    else:
        freshness = Freshness.SOON if facts.until(due_on) is State.SOON else Freshness.FRESH
    return Found(column, owner, freshness, len(items), newest, due_on)


_STATES = {Freshness.EMPTY: State.OVER, Freshness.STALE: State.OVER, Freshness.SOON: State.SOON}


def listed(freshness: Freshness) -> Callable[[Facts], Iterator[Entry]]:
    """The columns that stand like this, the longest without something new first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        found = [one for one in facts.once(columns_found) if one.freshness is freshness]
        for one in sorted(found, key=lambda one: (one.newest or date.min, one.column.id, one.owner)):
            yield _entry(facts, one)

    return entries


def _entry(facts: Facts, found: Found) -> Entry:
    since = _("{days} 日", days=(facts.day - found.newest).days) if found.newest else ""
    cells = (
        _(found.column.kind),
        found.column.period,
        str(found.count),
        str(found.newest or (_("无日期") if found.count else "")),
        since,
        str(found.due_on or ""),
    )
    state = _STATES.get(found.freshness, State.CALM)
    return Entry(found.owner, _(found.column.name), cells=cells, state=state)


@dataclass(frozen=True)
class Veto:
    """A veto item of 检查指标: its rule, how many columns are counted, from how many on it applies, and whether."""

    rule: str
    count: int
    limit: int

    @property
    def applies(self) -> bool:
        """Whether the limit is reached."""
        return self.count >= self.limit


VETOES: tuple[tuple[str, int, Callable[[Found], bool]], ...] = (
    (
        label("首页栏目 2 周内没有更新"),
        1,
        lambda found: found.column.kind == HOME and found.freshness in (Freshness.EMPTY, Freshness.STALE),
    ),
    (
        label("动态、要闻 2 周，通知公告、政策文件 6 个月内没有更新的栏目达到 5 个"),
        5,
        lambda found: found.column.kind in (NEWS, POLICY) and found.freshness is Freshness.STALE,
    ),
    (
        label("其他栏目超过更新期限的达到 10 个"),
        10,
        lambda found: found.column.kind == OTHER and found.freshness is Freshness.STALE,
    ),
    (label("空白栏目达到 5 个"), 5, lambda found: found.freshness is Freshness.EMPTY),
)


def vetoes(facts: Facts) -> list[Veto]:
    """The veto items about columns, counted over the columns of the whole site."""
    found = [one for one in facts.once(columns_found) if one.owner == SITE]
    return [Veto(rule, sum(map(counts, found)), limit) for rule, limit, counts in VETOES]
