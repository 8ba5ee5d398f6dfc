"""Validity: what an item's own dates and the decisions of others make of it on a given day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plugins.disclosure.items import Item
from plugins.disclosure.relations import Relation, Relations

ENDED = ("repealed", "replaced", "expired")
_END_BY_RELATION = {"repeals": "repealed", "replaces": "replaced"}
_DECIDING = (*_END_BY_RELATION, "amends")


@dataclass(frozen=True, order=True)
class End:
    """An end of an item's validity: the day, the validity from then on, and when both could be known."""

    on: date
    validity: str
    known_on: date


def validity_on(item: Item, relations: Relations, day: date) -> str | None:
    """The key of the item's validity on `day`, or None when nothing is known and none was stated.

    A stated end outweighs everything; of several ends that follow from dates and decisions the first counts.
    """
    stated = item.fields.validity
    if stated in ENDED:
        return stated
    end = first_end(item, relations, day)
    if end:
        return end.validity
    if item.fields.effective_on and item.fields.effective_on > day:
        return "not_yet"
    if stated == "amended" or any(r.kind == "amends" for r in decisions_on(item, relations, day)):
        return "amended"
    return "in_force" if stated == "not_yet" else stated


def first_end(item: Item, relations: Relations, day: date) -> End | None:
    """The first end that has come by `day` from the item's own dates or the decisions of others, or None."""
    return min(_ends(item, relations, day), default=None)


def _ends(item: Item, relations: Relations, day: date) -> Iterator[End]:
    fields = item.fields
    if fields.repealed_on and fields.repealed_on <= day:
        yield End(fields.repealed_on, "repealed", fields.repealed_on)
    if fields.expires_on and fields.expires_on < day:
        yield End(fields.expires_on, "expired", fields.expires_on)
    for decision in decisions_on(item, relations, day):
        if decision.kind in _END_BY_RELATION:
            start = starts_on(decision.subject) or date.min
            known_on = max(start, decision.subject.first_shown_on or start)
            yield End(start, _END_BY_RELATION[decision.kind], known_on)


def turned_on(item: Item, relations: Relations, day: date) -> date | None:
    """The last day up to `day` on which readers found another validity: its beginning, an amendment, an end.

    None where nothing of that has come. A paper that is valid until a day has ended on the day after.
    """
    fields = item.fields
    days = [fields.effective_on] if fields.effective_on else []
    first = first_end(item, relations, day)
    if first:
        days.append(first.known_on + timedelta(days=first.validity == "expired"))
    for decision in decisions_on(item, relations, day):
        days += [known for known in (starts_on(decision.subject), decision.subject.first_shown_on) if known]
    return max((known for known in days if known <= day), default=None)


def decisions_on(item: Item, relations: Relations, day: date) -> list[Relation]:
    """The relations of other items that repeal, replace or amend this one and have taken effect on `day`.

    What an item says that was withdrawn counts no more: nobody can read the decision any longer.
    """
    return [
        relation
        for relation in relations.pointing_to(item)
        if relation.kind in _DECIDING
        and relation.subject.fields.withdrawn is None
        and (starts_on(relation.subject) or day) <= day
    ]


def successor_of(item: Item, relations: Relations, day: date) -> Item | None:
    """What stands in the place of an item that has ended: the last of the papers that replaced or repealed one another.

    None when no paper of this catalog ended it, and where they lead round in a circle.
    """
    seen, current = {item.source}, item
    while following := _ended_by(current, relations, day):
        if following.source in seen:
            return None
        seen.add(following.source)
        current = following
    return None if current is item else current


def _ended_by(item: Item, relations: Relations, day: date) -> Item | None:
    """The paper that replaces an item, else the one that repeals it, by `day`."""
    ends = [end for end in decisions_on(item, relations, day) if end.kind in _END_BY_RELATION]
    first = min(ends, key=lambda end: (end.kind != "replaces", starts_on(end.subject) or day), default=None)
    return first.subject if first else None


def starts_on(item: Item) -> date | None:
    """The day from which an item takes effect, as far as it says."""
    return item.fields.effective_on or item.fields.generated_on
