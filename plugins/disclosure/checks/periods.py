"""Published in time: the 20 working days of 条例 Art. 26 and the other periods (domain reference, section 5)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.deadlines import DAYS, Deadline, deadline_of
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register
from plugins.disclosure.working_days import working_days_between

WARNED_BEFORE = 5


@item_check(
    "published-late",
    Severity.WARNING,
    basis="条例 Art. 26",
    summary=label("自形成或变更之日起 20 个工作日内公开，另有期限的从其期限"),
    mend=label("核对日期；确实晚了的如实保留，以后按期公开"),
)
def published_late(item: Item, register: Register) -> Iterator[Hit]:
    """An item was, or is to be, published after the last day on time."""
    published = item.first_shown_on
    try:
        deadline = deadline_of(item, register.bodies, register.periods)
        late = deadline.days_late(published) if deadline and published else 0
    except CalendarNotPublished:
        return
    if deadline and late:
        yield hit(item, "published_on", _late(deadline, late, str(published)))


def _late(deadline: Deadline, late: int, published: str) -> str:
    values = {
        "matter": _(deadline.period.matter),
        "due": deadline.due_on,
        "published": published,
        "late": late,
        "basis": deadline.period.basis,
    }
    if deadline.period.unit == DAYS:
        return _(
            "{matter}应在 {due} 以前（含当日）公开，{published} 才公开，晚了 {late} 日（{basis}）", **values
        )
    return _(
        "{matter}应在 {due} 以前（含当日）公开，{published} 才公开，晚了 {late} 个工作日（{basis}）", **values
    )


@item_check(
    "calendar-unknown",
    Severity.NOTICE,
    basis="条例 Art. 26",
    summary=label("公开期限所在年份的放假安排已经公布"),
    mend=label("不必改动；放假安排公布后更新程序，期限自会算出"),
)
def calendar_unknown(item: Item, register: Register) -> Iterator[Hit]:
    """A period that enters a year without a notice of holidays has no last day."""
    try:
        deadline_of(item, register.bodies, register.periods)
    except CalendarNotPublished as error:
        yield hit(item, "generated_on", _("日历未公布，算不出应公开日：{reason}", reason=error))


@check(
    "due-soon",
    Severity.WARNING,
    basis="条例 Art. 26",
    summary=label("等待发布的信息不错过应公开日"),
    mend=label("把发布日期提前到应公开日以前"),
)
def due_soon(catalog: Catalog) -> Iterator[Hit]:
    """Items held back beyond their last day, from five working days before it."""
    for item in catalog.held_back:
        try:
            deadline = deadline_of(item, catalog.register.bodies, catalog.register.periods)
            if deadline is None or item.first_shown_on is None or item.first_shown_on <= deadline.due_on:
                continue
            left = working_days_between(catalog.date, deadline.due_on)
        except CalendarNotPublished:
            continue
        if left < 0:
            message = _("应公开日 {due} 已过，还在等待发布", due=deadline.due_on)
        elif left <= WARNED_BEFORE:
            message = _(
                "应公开日是 {due}，只剩 {left} 个工作日，还在等待发布", due=deadline.due_on, left=left
            )
        else:
            continue
        yield hit(item, "published_on", message)
