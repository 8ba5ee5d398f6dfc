"""What has to be handed to archives and libraries: for each body the items of a month, by when, and whether it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.deliveries import Delivery, month_of
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.items import Item
from plugins.disclosure.reading_places import ReadingPlace
from plugins.disclosure.working_days import add_working_days

# Those to which 条例 Art. 25 wants information handed; other places get it by choice.
RECEIVING_KINDS = frozenset(("archive", "library"))


@dataclass(frozen=True)
class Consignment:
    """What a body published in a month, oldest first, and by when the first of it has to be handed over.

    `due_on` is None where the calendar of working days is not known; `taken_back` are items withdrawn in that month,
    of which copies have to come off the shelves; `deliveries` are those that are registered.
    """

    body: Body
    month: str
    items: Sequence[Item]
    taken_back: Sequence[Item]
    due_on: date | None
    deliveries: Sequence[Delivery]

    def went_to(self, place: ReadingPlace) -> Delivery | None:
        """The delivery to a place, if there was one."""
        return next((one for one in self.deliveries if one.place == place.name), None)


class Consignments:
    """All consignments of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._bodies, self._register = catalog.register.bodies, catalog.register
        self._items: dict[tuple[str, str], list[Item]] = {}
        self._taken_back: dict[tuple[str, str], list[Item]] = {}
        for item in reversed(catalog.newest_published):
            self._sort_in(item)

    def _sort_in(self, item: Item) -> None:
        body = self._bodies.find(item.fields.publisher or "")
        shown, withdrawn = item.first_shown_on, item.fields.withdrawn
        if body is None or shown is None or item.imported:
            return
        if item.open_to_all:
            self._items.setdefault((body.slug, month_of(shown)), []).append(item)
        elif withdrawn and month_of(withdrawn.on) != month_of(shown):
            self._taken_back.setdefault((body.slug, month_of(withdrawn.on)), []).append(item)

    @cached_property
    def places(self) -> Sequence[ReadingPlace]:
        """The archives and libraries of the register of reading places."""
        return [place for place in self._register.reading_places.entries if place.kind in RECEIVING_KINDS]

    @cached_property
    def months(self) -> Mapping[str, Sequence[str]]:
        """Body (its slug) → the months in which it published or took back something, newest first."""
        found: dict[str, list[str]] = {}
        for slug, month in sorted({*self._items, *self._taken_back}, reverse=True):
            found.setdefault(slug, []).append(month)
        return found

    @cached_property
    def _deliveries(self) -> Mapping[tuple[str, str], Sequence[Delivery]]:
        found: dict[tuple[str, str], list[Delivery]] = {}
        for one in self._register.deliveries.entries:
            body = self._bodies.find(one.body)
            if body:
                found.setdefault((body.slug, one.period), []).append(one)
        return found

    def of(self, body: Body, month: str) -> Consignment:
        """What a body has to hand over of a month."""
        key = (body.slug, month)
        items = self._items.get(key, [])
        days = [item.first_shown_on for item in items if item.first_shown_on]
        is_owed = days and body.is_obliged  # villages and public enterprises have laws of their own
        due_on = due_after(min(days), self._register.deliveries.within) if is_owed else None
        return Consignment(
            body, month, items, self._taken_back.get(key, []), due_on, self._deliveries.get(key, [])
        )


@lru_cache(maxsize=4096)
def due_after(day: date, count: int) -> date | None:
    """The last of `count` working days after a day; None where their calendar is not published."""
    try:
        return add_working_days(day, count)
    except CalendarNotPublished:
        return None


_KNOWN: WeakKeyDictionary[Catalog, Consignments] = WeakKeyDictionary()


def consignments_of(catalog: Catalog) -> Consignments:
    """The consignments of a catalog, found once."""
    if catalog not in _KNOWN:
        _KNOWN[catalog] = Consignments(catalog)
    return _KNOWN[catalog]
