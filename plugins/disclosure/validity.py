"""Validity: what an item's own dates and the decisions of others make of it on a given day."""

from __future__ import annotations

from datetime import date

from plugins.disclosure.items import Item
from plugins.disclosure.relations import Relation, Relations

ENDED = ("repealed", "replaced", "expired")
NOT_IN_FORCE = (*ENDED, "not_yet")
_BY_RELATION = {"repeals": "repealed", "replaces": "replaced", "amends": "amended"}


def validity_on(item: Item, relations: Relations, day: date) -> str | None:
    """The key of the item's validity on `day`, or None when nothing is known and none was stated.

    An end that was stated, decided by another item or reached by date outweighs everything else.
    """
    stated = item.fields.validity
    effects = [_BY_RELATION[r.kind] for r in decisions_on(item, relations, day)]
    for end in ENDED:
        if stated == end or end in effects or _ended_by_date(item, day) == end:
            return end
    if item.fields.effective_on and item.fields.effective_on > day:
        return "not_yet"
    if "amended" in effects or stated == "amended":
        return "amended"
    return "in_force" if stated == "not_yet" else stated


def decisions_on(item: Item, relations: Relations, day: date) -> list[Relation]:
    """The relations of other items that repeal, replace or amend this one and have taken effect on `day`."""
    return [
        relation
        for relation in relations.pointing_to(item)
        if relation.kind in _BY_RELATION and _in_effect(relation.subject, day)
    ]


def _in_effect(item: Item, day: date) -> bool:
    starts = item.fields.effective_on or item.fields.generated_on
    return starts is None or starts <= day


def _ended_by_date(item: Item, day: date) -> str | None:
    if item.fields.repealed_on and item.fields.repealed_on <= day:
        return "repealed"
    if item.fields.expires_on and item.fields.expires_on < day:
        return "expired"
    return None
