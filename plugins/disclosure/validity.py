"""Validity: what an item's own dates and the decisions of others make of it on a given day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plugins.disclosure.items import Item
from plugins.disclosure.relations import Relation, Relations

ENDED = ("repealed", "replaced", "expired")
_END_BY_RELATION = {"repeals": "repealed", "replaces": "replaced"}
_DECIDING = (*_END_BY_RELATION, "amends")


def validity_on(item: Item, relations: Relations, day: date) -> str | None:
    """The key of the item's validity on `day`, or None when nothing is known and none was stated.

    A stated end outweighs everything; of several ends that follow from dates and decisions the first counts.
    """
    stated = item.fields.validity
    if stated in ENDED:
        return stated
    ends = sorted(_ends(item, relations, day))
    if ends:
        return ends[0][1]
    if item.fields.effective_on and item.fields.effective_on > day:
        return "not_yet"
    if stated == "amended" or any(r.kind == "amends" for r in decisions_on(item, relations, day)):
        return "amended"
    return "in_force" if stated == "not_yet" else stated


def _ends(item: Item, relations: Relations, day: date) -> Iterator[tuple[date, str]]:
    """(day, validity) of every end of the item that has come on `day`."""
    fields = item.fields
    if fields.repealed_on and fields.repealed_on <= day:
        yield fields.repealed_on, "repealed"
    if fields.expires_on and fields.expires_on < day:
        yield fields.expires_on, "expired"
    for decision in decisions_on(item, relations, day):
        if decision.kind in _END_BY_RELATION:
            yield starts_on(decision.subject) or date.min, _END_BY_RELATION[decision.kind]


def decisions_on(item: Item, relations: Relations, day: date) -> list[Relation]:
    """The relations of other items that repeal, replace or amend this one and have taken effect on `day`."""
    return [
        relation
        for relation in relations.pointing_to(item)
        if relation.kind in _DECIDING and (starts_on(relation.subject) or day) <= day
    ]


def starts_on(item: Item) -> date | None:
    """The day from which an item takes effect, as far as it says."""
    return item.fields.effective_on or item.fields.generated_on
