"""What every figure is made from: entries, of which each belongs to one body, and what is known of the bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from plugins.disclosure.bodies import Body
from plugins.disclosure.body_pages import NO_BODY
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.working_days import working_days_between

Made = TypeVar("Made")

# Stands for publishers that the register does not know; no code of a body has small letters alone.
UNKNOWN = NO_BODY
SOON = 5  # working days before a day from which it is marked (检查指标: yellow before due, red after)


class State(StrEnum):
    """How a reader has to take a line: nothing special, due within days, or past the day."""

    CALM = ""
    SOON = "soon"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: the body that it belongs to (`owner`, a slug), what it is about, and its own cells.

    `address` is the page about it, if there is one; `cells` have the columns that its figure declares; `days` is what
    medians are made from.
    """

    owner: str
    title: str
    address: str = ""
    number: str = ""
    cells: tuple[str, ...] = ()
    state: State = State.CALM
    days: int | None = None


class Facts:
    """A catalog, and what several figures want to know of it."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.day = catalog.date
        self._owner = lru_cache(maxsize=None)(self._find_owner)
        self._known: dict[object, Any] = {}

    def once(self, make: Callable[[Facts], Made]) -> Made:
        """What `make` makes of these facts, made once for all figures."""
        if make not in self._known:
            self._known[make] = make(self)
        made: Made = self._known[make]
        return made

    @cached_property
    def open_items(self) -> Sequence[Item]:
        """The items whose content may be shown, oldest publication first."""
        return [item for item in reversed(self.catalog.newest_published) if item.open_to_all]

    @cached_property
    def obliged(self) -> Sequence[Body]:
        """The bodies that must have a guide and reports, those of earlier days too."""
        return [body for body in self.catalog.register.bodies if body.is_obliged]

    def owner(self, item: Item) -> str:
        """The slug of the publisher; of a joint item the lead's, so that every item counts once."""
        return self._owner(item.fields.publisher or "")

    def _find_owner(self, name: str) -> str:
        body = self.catalog.register.bodies.find(name)
        return body.slug if body else UNKNOWN

    def entry(self, item: Item, *cells: object, state: State = State.CALM, days: int | None = None) -> Entry:
        """A line about an item."""
        shown = tuple("" if cell is None else str(cell) for cell in cells)
        return Entry(self.owner(item), item.title, item.address, item.index_number, shown, state, days)

    def term(self, vocabulary: str, key: str | None) -> str:
        """What people read for a term; of none an empty text."""
        return self.catalog.register.term_label(vocabulary, key) if key else ""

    def until(self, day: date) -> State:
        """How a day has to be taken after which something is overdue."""
        if day < self.day:
            return State.OVER
        return State.SOON if is_soon(self.day, day) else State.CALM


def is_soon(today: date, day: date) -> bool:
    """Whether `day` is today or at most five working days ahead; a week where no calendar is known."""
    if not 0 <= (day - today).days <= SOON * 4:
        return False
    try:
        return working_days_between(today, day) <= SOON
    except CalendarNotPublished:
        return (day - today).days <= 7


def days_over(facts: Facts, day: date) -> str:
    """By how many calendar days a day has passed."""
    return _("{days} 日", days=(facts.day - day).days)


def in_order_of(entries: Iterator[tuple[date, Entry]]) -> Iterator[Entry]:
    """The entries by their days, the earliest first."""
    for _day, entry in sorted(entries, key=lambda pair: (pair[0], pair[1].address, pair[1].title)):
        yield entry
