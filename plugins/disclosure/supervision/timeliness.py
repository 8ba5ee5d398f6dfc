"""On time or late: the 20 working days of 条例 Art. 26 and the other periods, item by item (see `deadlines.py`).

Every item is in exactly one of the five groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from plugins.disclosure.deadlines import DAYS, Deadline, deadline_of
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register
from plugins.disclosure.supervision.entries import Entry, Facts, State
from plugins.disclosure.working_days import working_days_between


class Group(StrEnum):
    """What is known of an item's publication."""

    ON_TIME = "on_time"
    LATE = "late"
    UNKNOWN = "unknown"
    IMPORTED = "imported"
    EXEMPT = "exempt"


@dataclass(frozen=True)
class Timing:
    """The group of an item, its deadline where it has one, why there is none, the days taken and those too many.

    `taken` are working days, None where the calendar does not reach; `over` days of the period's own unit.
    """

    group: Group
    deadline: Deadline | None = None
    reason: str = ""
    taken: int | None = None
    over: int = 0


def timing_of(item: Item, register: Register) -> Timing:
    """Whether an item was published in time, as far as that can be told."""
    if item.imported:
        return Timing(Group.IMPORTED, reason=_("导入的信息，原网站何时公开不详"))
    try:
        deadline = deadline_of(item, register.bodies, register.periods)
        if deadline is None:
            return Timing(Group.EXEMPT, reason=_why_exempt(item))
        shown = item.first_shown_on
        if shown is None:
            return Timing(Group.UNKNOWN, deadline, _("没有发布日期"))
        over = deadline.days_late(shown)
    except CalendarNotPublished as error:
        return Timing(Group.UNKNOWN, reason=_("日历未公布：{year} 年", year=error.year))
    try:
        taken = working_days_between(deadline.start, shown)
    except CalendarNotPublished:
        taken = None
    return Timing(Group.LATE if over else Group.ON_TIME, deadline, "", taken, over)


def _why_exempt(item: Item) -> str:
    fields = item.fields
    if fields.withdrawn:
        return _("已撤回")
    if fields.openness != "proactive":
        return _("不属于主动公开")
    if fields.generated_on is None:
        return _("没有生成日期")
    return _("早于 2008 年 5 月 1 日，或者适用村民委员会组织法等其他规定")


def listed(*groups: Group) -> Callable[[Facts], Iterator[Entry]]:
    """The entries of some groups, the oldest publication first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        for item, timing in facts.once(timings):
            if timing.group in groups:
                yield _entry(facts, item, timing)

    return entries


def late(facts: Facts) -> Iterator[Entry]:
    """What was published late, that with the most days first."""
    found = [(item, timing) for item, timing in facts.once(timings) if timing.group is Group.LATE]
    for item, timing in sorted(found, key=lambda pair: (-pair[1].over, pair[0].source)):
        yield _entry(facts, item, timing)


def timings(facts: Facts) -> list[tuple[Item, Timing]]:
    """Every item with its timing, the oldest publication first."""
    register = facts.catalog.register
    return [(item, timing_of(item, register)) for item in reversed(facts.catalog.newest_published)]


def _entry(facts: Facts, item: Item, timing: Timing) -> Entry:
    shown, deadline = item.first_shown_on, timing.deadline
    if deadline is None or timing.group not in (Group.ON_TIME, Group.LATE):
        return facts.entry(item, shown, timing.reason)
    state = State.OVER if timing.over else State.CALM
    taken = "" if timing.taken is None else _("{days} 个工作日", days=timing.taken)
    cells = [deadline.start, deadline.due_on, shown, taken]
    if timing.over:
        by_days = deadline.period.unit == DAYS
        over = _("{days} 日", days=timing.over) if by_days else _("{days} 个工作日", days=timing.over)
        cells += [over, f"{_(deadline.period.matter)} · {deadline.period.basis}"]
    return facts.entry(item, *cells, state=state, days=timing.taken)
