"""What falls due in the next eight weeks, and periodic items of which the next issue is overdue.

Items that are held back are no part of it: nobody may learn of them before their day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from plugins.disclosure.annual_reports.due import Status
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.publication_columns import months_after
from plugins.disclosure.supervision.duties import (
    guide_title,
    guides_found,
    report_title,
    reports_found,
    reports_of,
)
from plugins.disclosure.supervision.entries import Entry, Facts, State, days_over, in_order_of
from plugins.disclosure.supervision.outcomes import results_due
from plugins.disclosure.validity import ENDED

AHEAD = timedelta(weeks=8)
_MONTHS = {"monthly": 1, "quarterly": 3, "half_year": 6, "yearly": 12}
_FIXED_MONTHS = {"january_july": (1, 7)}

# Fields of items that are open to all, and of those that are withheld, that name a day to come.
_OPEN_DAYS = (
    ("effective_on", label("开始施行")),
    ("expires_on", label("有效期届满")),
    ("review_by", label("复核内容")),
)
_WITHHELD_DAYS = (
    ("withheld_until", label("不公开期限届满")),
    ("next_assessment_on", label("评估可否公开")),
)


def coming(facts: Facts) -> Iterator[Entry]:
    """Everything that falls due from today on within eight weeks, the first day first."""
    found = (
        (day, entry)
        for day, entry in (*_item_days(facts), *_issues(facts), *_results(facts), *_duties(facts))
        if facts.day <= day <= facts.day + AHEAD
    )
    return in_order_of(found)


def overdue_issues(facts: Facts) -> Iterator[Entry]:
    """The newest issue of every periodic series of which the next one should have come."""
    found = (
        (
            due_on,
            facts.entry(
                newest,
                facts.term("period", newest.fields.period),
                newest.first_shown_on,
                due_on,
                days_over(facts, due_on),
                state=State.OVER,
            ),
        )
        for newest, due_on in facts.once(next_issues)
        if due_on < facts.day
    )
    return in_order_of(found)


def _item_days(facts: Facts) -> Iterator[tuple[date, Entry]]:
    for item in facts.catalog.items:
        if item.fields.withdrawn:
            continue
        fields = _OPEN_DAYS if item.open_to_all else _WITHHELD_DAYS
        for name, what in fields:
            day = getattr(item.fields, name)
            if day and facts.day <= day <= facts.day + AHEAD and not _is_over(facts, item, name):
                yield day, facts.entry(item, day, _(what), state=facts.until(day))


def _is_over(facts: Facts, item: Item, field: str) -> bool:
    return field == "expires_on" and facts.catalog.validity(item) in ENDED


def _issues(facts: Facts) -> Iterator[tuple[date, Entry]]:
    for newest, due_on in facts.once(next_issues):
        yield due_on, facts.entry(newest, due_on, _("公开下一期"), state=facts.until(due_on))


def _results(facts: Facts) -> Iterator[tuple[date, Entry]]:
    for item, due_on in results_due(facts):
        yield due_on, facts.entry(item, due_on, _("公布公示或征求意见的结果"), state=facts.until(due_on))


def _duties(facts: Facts) -> Iterator[tuple[date, Entry]]:
    for guide in facts.once(guides_found):
        if guide.due_on:
            cells = (str(guide.due_on), _("核对公开指南"))
            state = facts.until(guide.due_on)
            yield (
                guide.due_on,
                Entry(guide.body.slug, guide_title(guide), guide.address, cells=cells, state=state),
            )
    for report in (*facts.once(reports_found), *reports_of(facts, facts.day.year)):
        if report.standing is Status.WAITING and report.due_on:
            cells = (str(report.due_on), _("公布年度报告"))
            state = facts.until(report.due_on)
            yield report.due_on, Entry(report.body.slug, report_title(report), cells=cells, state=state)


def next_issues(facts: Facts) -> list[tuple[Item, date]]:
    """The newest item of every periodic series, and the last day on time for the next.

    A series are the items of one body with the same period, genre, topic, categories and standard entry. Bodies
    that are gone publish no more.
    """
    newest: dict[tuple[object, ...], Item] = {}
    for item in facts.open_items:
        fields = item.fields
        if fields.term == "periodic" and fields.period and item.first_shown_on:
            series = (
                facts.owner(item),
                fields.period,
                fields.genre,
                fields.topic,
                fields.statutory,
                fields.standard_entry,
            )
            newest[series] = item
    found = []
    for item in newest.values():
        due_on = _next_issue(item.first_shown_on or date.min, item.fields.period or "")
        body = facts.catalog.register.bodies.find(item.fields.publisher or "")
        if due_on and body and body.existed_on(facts.day) and facts.catalog.validity(item) not in ENDED:
            found.append((item, due_on))
    return found


def _next_issue(shown: date, period: str) -> date | None:
    if period in _MONTHS:
        return months_after(shown, _MONTHS[period])
    fixed = _FIXED_MONTHS.get(period)
    if fixed is None:
        return None  # a period that the register added and that says nothing of its length
    month = months_after(shown.replace(day=1), 1)
    while month.month not in fixed:
        month = months_after(month, 1)
    return months_after(month, 1) - timedelta(days=1)
