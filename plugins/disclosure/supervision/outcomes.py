"""Notices that are over and of which nobody has said what became of them (domain reference, section 13, row 42)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.disclosure.items import Item
from plugins.disclosure.notice_results import lacks_result, opinions_used, result_due_on, results_of
from plugins.disclosure.supervision.entries import Entry, Facts, State, days_over, in_order_of


def without_result(facts: Facts) -> Iterator[Entry]:
    """The consultations without an outcome and the 公示 without a result 30 days after they closed."""
    found = (
        (due_on, _entry(facts, item, due_on))
        for item, due_on in _ending(facts)
        if lacks_result(item, facts.catalog.relations, facts.day)
    )
    return in_order_of(found)


def results_due(facts: Facts) -> Iterator[tuple[Item, date]]:
    """The notices that are over and still have time for their result, with the last day."""
    for item, due_on in _ending(facts):
        notice = item.fields.notice
        is_over = notice is not None and notice.closes_on is not None and notice.closes_on < facts.day
        told = opinions_used(item) or results_of(item, facts.catalog.relations)
        if is_over and due_on >= facts.day and not told:
            yield item, due_on


def _ending(facts: Facts) -> Iterator[tuple[Item, date]]:
    for item in facts.open_items:
        due_on = result_due_on(item)
        if due_on:
            yield item, due_on


def _entry(facts: Facts, item: Item, due_on: date) -> Entry:
    notice = item.fields.notice
    kind = facts.term("notice_kind", notice.main_kind) if notice else ""
    closed = notice.closes_on if notice else None
    return facts.entry(item, kind, closed, due_on, days_over(facts, due_on), state=State.OVER)
