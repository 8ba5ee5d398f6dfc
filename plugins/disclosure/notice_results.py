"""What became of a notice: the items that say so, what it says itself, and whether that is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from plugins.disclosure.items import Item
from plugins.disclosure.notices import CONSULTATION, PUBLICITY, Outcome
from plugins.disclosure.relations import Relations

RESULT_WITHIN = timedelta(days=30)


def results_of(item: Item, relations: Relations) -> list[Item]:
    """The items that state that they are the outcome of a notice; after a 公示 also those that follow it."""
    notice = item.fields.notice
    kinds = ("outcome_of", "follows") if notice and notice.main_kind == PUBLICITY else ("outcome_of",)
    found = [
        relation.subject
        for kind in kinds
        for relation in relations.pointing_to(item)
        if relation.kind == kind and relation.subject.fields.withdrawn is None
    ]
    return list({result.source: result for result in found}.values())


def opinions_used(item: Item) -> Outcome | None:
    """The figures of a consultation that everybody may read: what came in and how it was taken up."""
    notice = item.fields.notice if item.open_to_all else None
    return notice.consultation.outcome if notice and notice.consultation else None


def hearing_told(item: Item) -> str:
    """What the notice of a hearing says of how the opinions were handled; empty where it says nothing."""
    notice = item.fields.notice if item.open_to_all else None
    return (notice.hearing.handling or "") if notice and notice.hearing else ""


def result_due_on(item: Item) -> date | None:
    """The last day for the result of a 公示, or the outcome of a consultation; None for what needs none.

    30 days after it closed (domain reference, sections 9 and 13, row 42).
    """
    notice = item.fields.notice if item.open_to_all else None
    if notice is None or notice.closes_on is None or notice.main_kind not in (PUBLICITY, CONSULTATION):
        return None
    return notice.closes_on + RESULT_WITHIN


def lacks_result(item: Item, relations: Relations, day: date) -> bool:
    """Whether by `day` the result of a 公示, or the outcome of a consultation, should be there and is not."""
    due_on = result_due_on(item)
    overdue = due_on is not None and due_on < day
    return overdue and opinions_used(item) is None and not results_of(item, relations)
