"""Validity, openness and records of the items: what has ended without a word, lapsed, or was never looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from plugins.disclosure.checks.required import is_rule
from plugins.disclosure.dossiers import INTERPRETED_WITHIN
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.supervision.entries import Entry, Facts, State, days_over, in_order_of
from plugins.disclosure.validity import ENDED
from plugins.disclosure.working_days import add_working_days

LAPSING_WITHIN = timedelta(days=90)
SILENT_AFTER = timedelta(days=90)
GAZETTE_LEVELS = ("national", "province", "prefecture")

Entries = Callable[[Facts], Iterator[Entry]]
_ENDING = ("repeals", "replaces")


def ended_without_decision(facts: Facts) -> Iterator[Entry]:
    """Items that are repealed or replaced and to which no decision and no successor leads."""
    for item in facts.open_items:
        validity = facts.catalog.validity(item)
        if validity in ("repealed", "replaced"):
            pointing = facts.catalog.relations.pointing_to(item)
            if not any(relation.kind in _ENDING for relation in pointing):
                yield facts.entry(
                    item, facts.term("validity", validity), item.fields.repealed_on, state=State.OVER
                )


def in_force_past_expiry(facts: Facts) -> Iterator[Entry]:
    """Items that say of themselves to be in force after their own last day."""
    for item in facts.open_items:
        fields = item.fields
        if fields.expires_on and fields.expires_on < facts.day and fields.validity in ("in_force", "amended"):
            yield facts.entry(
                item, fields.expires_on, facts.term("validity", fields.validity), state=State.OVER
            )


def lapsing(facts: Facts) -> Iterator[Entry]:
    """Items whose own last day comes within 90 days."""

    def found() -> Iterator[tuple[date, Entry]]:
        for item in facts.open_items:
            last = item.fields.expires_on
            if last is None or not facts.day <= last <= facts.day + LAPSING_WITHIN:
                continue
            if facts.catalog.validity(item) not in ENDED:
                left = _("{days} 日", days=(last - facts.day).days)
                yield last, facts.entry(item, last, left, state=facts.until(last))

    return in_order_of(found())


def with_openness(openness: str) -> Entries:
    """The items with this openness that were not withdrawn."""

    def entries(facts: Facts) -> Iterator[Entry]:
        for item in reversed(facts.catalog.newest_published):
            if item.fields.openness == openness and item.fields.withdrawn is None:
                yield facts.entry(item, item.first_shown_on, facts.term("ground", item.fields.ground))

    return entries


def withdrawn(facts: Facts) -> Iterator[Entry]:
    """The withdrawn items with day and reason as their pages tell them."""
    for item in reversed(facts.catalog.newest_published):
        found = item.fields.withdrawn
        if found:
            yield facts.entry(item, found.on, facts.term("withdrawal", found.reason))


def past_day(field: str, applies: Callable[[Item], bool]) -> Entries:
    """The items whose day in a field has passed, the longest ago first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        found = (
            (day, facts.entry(item, day, days_over(facts, day), state=State.OVER))
            for item in facts.catalog.items
            if applies(item) and (day := getattr(item.fields, field)) and day < facts.day
        )
        return in_order_of(found)

    return entries


def is_withheld(item: Item) -> bool:
    """Whether an item is withheld with a ground."""
    return item.fields.openness == "withheld" and item.fields.withdrawn is None


def is_open(item: Item) -> bool:
    """Whether everything that the front matter says of an item may be told."""
    return item.open_to_all


def partial(facts: Facts) -> Iterator[Entry]:
    """Items of which a part is not shown (条例 Art. 37)."""
    for item in facts.open_items:
        if item.fields.partial_note:
            yield facts.entry(item, item.first_shown_on)


def from_request(facts: Facts) -> Iterator[Entry]:
    """Items that are published because they were asked for (条例 Art. 44)."""
    for item in facts.open_items:
        if item.fields.from_request_on:
            yield facts.entry(item, item.fields.from_request_on)


def silent_bodies(facts: Facts) -> Iterator[Entry]:
    """Bodies of today that have published nothing for 90 days, or never."""
    newest: dict[str, date] = {}
    for item in facts.open_items:
        if item.first_shown_on:
            for body in facts.catalog.bodies_of(item):
                newest[body.slug] = item.first_shown_on
    for body in facts.obliged:
        last = newest.get(body.slug)
        if body.existed_on(facts.day) and (last is None or last < facts.day - SILENT_AFTER):
            since = days_over(facts, last) if last else ""
            yield Entry(body.slug, body.name, cells=(str(last or _("没有")), since), state=State.OVER)


def no_interpretation(facts: Facts) -> Iterator[Entry]:
    """Rules and normative documents in force without an interpretation five working days after publication."""
    for item in facts.open_items:
        shown = item.first_shown_on
        if not (is_rule(item.fields) and shown) or facts.catalog.validity(item) in ENDED:
            continue
        try:
            due_on = add_working_days(shown, INTERPRETED_WITHIN)
        except CalendarNotPublished:
            continue
        pointing = facts.catalog.relations.pointing_to(item)
        if due_on < facts.day and not any(relation.kind == "interprets" for relation in pointing):
            yield facts.entry(item, shown)


def in_no_gazette(facts: Facts) -> Iterator[Entry]:
    """Rules and normative documents of bodies from the city level up that name no issue of the gazette."""
    for item in facts.open_items:
        if is_rule(item.fields) and not item.fields.collected_in:
            body = facts.catalog.register.bodies.find(item.fields.publisher or "")
            if body and body.level in GAZETTE_LEVELS:
                yield facts.entry(item, item.first_shown_on)
