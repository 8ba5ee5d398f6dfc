"""The catalog: all items of a register on one day, with the look-ups that every plugin needs. Read-only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from heapq import nsmallest
from itertools import chain
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.digests import digest
from plugins.disclosure.earlier_alike import earlier_alike
from plugins.disclosure.fields import KIND_FIELDS
from plugins.disclosure.items import Item, without_secrets
from plugins.disclosure.records import Fields, Record, RecordKind, Records
from plugins.disclosure.register import Register
from plugins.disclosure.relations import Relations
from plugins.disclosure.validity import ENDED, successor_of, turned_on, validity_on


class Catalog:
    """What was published up to `date`, newest first.

    `held_back` are the items whose publication day is still to come; `records` everything that is no item, by its
    folder; `unread` the files that should be items and could not be read.
    """

    def __init__(
        self,
        items: Iterable[Item],
        register: Register,
        day: date,
        records: Records | None = None,
        unread: Iterable[str] = (),
    ) -> None:
        self.register = register
        self.unread = frozenset(unread)
        self.records = records or {}
        self.date = day
        ordered = sorted(items, key=newest_first)
        self.items = tuple(item for item in ordered if not _is_held_back(item, day))
        self.held_back = tuple(item for item in ordered if _is_held_back(item, day))
        self.relations = Relations(self.items, register.schemes)

    def of(self, kind: RecordKind[Fields]) -> Sequence[Record[Fields]]:
        """The records of a kind in their order."""
        return self.records.get(kind.folder, ())

    def all_records(self) -> Iterator[Record[Any]]:
        """The records of every kind."""
        return chain.from_iterable(self.records.values())

    def validity(self, item: Item) -> str | None:
        """The key of the item's validity on the day of this catalog, or None when nothing is known."""
        return self._validities[item.source]

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Item]]:
        """Field name of a kind → the items open to all that have it, newest first."""
        found: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for name in KIND_FIELDS:
                if getattr(item.fields, name) not in (None, ()) and item.open_to_all:
                    found[name].append(item)
        return found

    @cached_property
    def _validities(self) -> Mapping[str, str | None]:
        return {item.source: validity_on(item, self.relations, self.date) for item in self.items}

    def updated_on(self, item: Item) -> date:
        """When readers should look (again): the item's own day, or a later one on which its validity turned."""
        return self._updates[item.source]

    @cached_property
    def _updates(self) -> Mapping[str, date]:
        turned = ((item, turned_on(item, self.relations, self.date)) for item in self.items)
        return {item.source: max(item.updated_on, day or item.updated_on) for item, day in turned}

    def successor(self, item: Item) -> Item | None:
        """What now stands in the place of an item that was repealed, replaced or has expired; None for all others."""
        return self._successors.get(item.source)

    @cached_property
    def _successors(self) -> Mapping[str, Item]:
        ended = [item for item in self.items if self.validity(item) in ENDED]
        found = ((item.source, successor_of(item, self.relations, self.date)) for item in ended)
        return {source: successor for source, successor in found if successor}

    def bodies_of(self, item: Item) -> list[Body]:
        """The lead and the joint bodies of an item that the register knows."""
        return self._bodies(item.bodies)

    @cached_property
    def _bodies(self) -> Callable[[tuple[str, ...]], list[Body]]:
        return lru_cache(maxsize=None)(self.register.bodies.find_all)

    def body_names(self, item: Item) -> list[str]:
        """The names of the lead and the joint bodies: the register's, or as written where it knows none."""
        return self.register.bodies.names_of(item.bodies)

    def own_digests(self, items: Iterable[Item]) -> list[bytes]:
        """For each item what stands for all that lists say of it.

        That is its file, its validity and when that turned, its bodies, and the name of what stands in its place.
        """
        known = self._own_digests
        return [known[item.source] for item in items]

    @cached_property
    def _own_digests(self) -> Mapping[str, bytes]:
        contexts: dict[tuple[str | None, tuple[str, ...]], bytes] = {}
        found: dict[str, bytes] = {}
        for item in self.items:
            validity, names = self.validity(item), item.bodies
            context = contexts.get((validity, names))
            if context is None:
                bodies = map(self.register.bodies.digest_of, self.bodies_of(item))
                context = contexts[validity, names] = digest(validity or "", *bodies)
            successor = self.successor(item)
            if successor:
                context = digest(context, successor.address, successor.title)
            if self.updated_on(item) != item.updated_on:
                context = digest(context, str(self.updated_on(item)))
            found[item.source] = item.digest + context
        return found

    def last_updated(self, items: Sequence[Item], count: int) -> list[Item]:
        """Those `count` of some items that were published or changed last, newest first."""
        ordered, ranks = self._by_update
        return [ordered[rank] for rank in nsmallest(count, [ranks[item.source] for item in items])]

    @cached_property
    def _by_update(self) -> tuple[list[Item], Mapping[str, int]]:
        ordered = sorted(self.items, key=lambda item: (self.updated_on(item), item.source), reverse=True)
        return ordered, {item.source: rank for rank, item in enumerate(ordered)}

    def on_last_day(self) -> Catalog:
        """The catalog as it will stand when the last of the items that are held back is published."""
        days = [item.fields.published_on.day for item in self.held_back if item.fields.published_on]
        return Catalog(
            (*self.items, *self.held_back), self.register, max(days, default=self.date), self.records
        )

    def without_secrets(self) -> Catalog:
        """The same catalog in which nothing is left of items that were withdrawn for secrecy but the fact itself."""
        items = [without_secrets(item) for item in (*self.items, *self.held_back)]
        if all(kept is item for kept, item in zip(items, (*self.items, *self.held_back), strict=True)):
            return self
        return Catalog(items, self.register, self.date, self.records)

    @cached_property
    def matters(self) -> Mapping[str, list[Item]]:
        """Matter id → its items, oldest first."""
        matters: dict[str, list[Item]] = defaultdict(list)
        for item in reversed(self.items):
            if item.fields.matter:
                matters[item.fields.matter].append(item)
        return matters

    @cached_property
    def matter_digests(self) -> Mapping[str, bytes]:
        """Matter id → what stands for all that lists say of its items."""
        return {name: digest(*self.own_digests(items)) for name, items in self.matters.items()}

    def earlier_alike(self, item: Item) -> Sequence[Item]:
        """The last few items of the same body and kind before an item, newest first."""
        return self._earlier_alike.get(item.source, ())

    @cached_property
    def _earlier_alike(self) -> Mapping[str, Sequence[Item]]:
        return earlier_alike(self.items)

    @cached_property
    def newest_published(self) -> tuple[Item, ...]:
        """The items by day of publication here, newest first."""
        return tuple(sorted(self.items, key=lambda item: item.first_shown_on or date.min, reverse=True))


def newest_first(item: Item) -> tuple[int, str]:
    """The key by which lists are ordered: day of generation downwards, undated last, then by address."""
    day = item.fields.generated_on
    return (-day.toordinal() if day else 0, item.source)


def _is_held_back(item: Item, day: date) -> bool:
    return item.fields.published_on is not None and item.fields.published_on.day > day
