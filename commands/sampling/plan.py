"""Who publishes what when: body, day and number of every item, and how items follow, repeal and explain each other.

An item depends on those before it, never on those after it or on how many there are: what a later item will do to it
is decided when its own turn comes and waits for the later one.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random

from commands.sampling.words import Body, Genre, Words
from plugins.disclosure.working_days import is_working_day

FIRST_DAY, LAST_DAY = date(2010, 1, 4), date(2026, 9, 25)
YEARLY_GROWTH = 1.12
MONTHS = (0.9, 0.6, 1.1, 1.0, 1.0, 1.1, 0.9, 0.9, 1.0, 0.8, 1.1, 1.5)
# How many items ahead a later decision is looked for, and how many back a document that is mentioned.
AHEAD, BACK = 90, 400
SETTLED = timedelta(days=90)
ENDED, MATTERS, MENTIONS = 0.08, 0.02, 0.035
ENDINGS = ("repeals", "amends", "replaces")
MENTIONING = ("based_on", "follows", "outcome_of", "corrects", "clarifies", "answers_topic")


@dataclass
class Planned:
    """One item before it is written: `ended_by` is the number of the item that will repeal, amend or replace it."""

    number: int
    body: Body
    day: date
    serial: int
    genre: Genre
    random: Random
    title: str = ""
    document_number: str = ""
    matter: str = ""
    ended_by: int = 0
    relations: list[tuple[str, Planned]] = field(default_factory=list)

    @property
    def index_number(self) -> str:
        """The index number that the place of the file spells."""
        return f"{self.body.code}/{self.day.year}-{self.serial:05}"


@dataclass
class _Promises:
    """What earlier items have decided about a later one."""

    relations: list[tuple[str, Planned]] = field(default_factory=list)
    matter: str = ""


class Plan:
    """Plans items one after the other; `next` gives item 1, 2, 3, …"""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._serials: dict[tuple[str, int], int] = defaultdict(int)
        self._promises: dict[int, _Promises] = defaultdict(_Promises)
        self._recent: deque[Planned] = deque(maxlen=BACK)
        self._number = 0

    def next(self) -> Planned:
        """The next item, without title and document number; both are filled in before the call after this one."""
        self._number += 1
        number = self._number
        random = Random(number * 7_368_787)
        body, day = self._place(number)
        promises = self._promises.pop(number, _Promises())
        genre = self._genre(random, rules=any(kind in ENDINGS for kind, _ in promises.relations))
        self._serials[body.code, day.year] += 1
        serial = self._serials[body.code, day.year]
        item = Planned(number, body, day, serial, genre, random, matter=promises.matter)
        item.relations = promises.relations
        self._decide(item)
        self._recent.append(item)
        return item

    def _place(self, number: int) -> tuple[Body, date]:
        # Two evenly spread sequences that share no pattern: any part of the catalog looks like the whole.
        first, second = number * 0.7548776662466927 % 1, number * 0.5698402909980532 % 1
        days, weights = _days()
        body = bisect(self._words.body_weights, first * self._words.body_weights[-1])
        return self._words.bodies[body], days[bisect(weights, second * weights[-1])]

    def _genre(self, random: Random, *, rules: bool) -> Genre:
        weights = self._words.genre_weights
        genre = self._words.genres[bisect(weights, random.random() * weights[-1])]
        return genre if genre.rules or not rules else self._words.genres[0]

    def _decide(self, item: Planned) -> None:
        random = item.random
        chance = random.random()
        if chance < ENDED and item.genre.rules:
            later = self._later(item, SETTLED)
            if later:
                item.ended_by = later
                kind = ENDINGS[int(random.random() * 3)]
                self._promises[later].relations.append((kind, item))
        elif chance > 1 - MATTERS or item.matter:
            self._go_on(item)
        if item.genre.name == "解读" or random.random() < MENTIONS:
            earlier = self._earlier(item)
            kind = "interprets" if item.genre.name == "解读" else MENTIONING[int(random.random() ** 2 * 6)]
            if earlier and all(target is not earlier for _, target in item.relations):
                item.relations.append((kind, earlier))

    def _go_on(self, item: Planned) -> None:
        """Let a later item of the same body carry the matter on, one to four times."""
        if item.matter and item.random.random() < 0.4:
            return
        later = self._later(item, timedelta(days=14))
        if later and not self._promises[later].matter:
            item.matter = item.matter or f"{item.body.code}-{item.day.year}-{item.serial}"
            self._promises[later].matter = item.matter
            self._promises[later].relations.append(("follows", item))

    def _later(self, item: Planned, distance: timedelta) -> int:
        """The number of an item to come of the same body that is at least `distance` younger, or 0."""
        start = item.number + 1 + int(item.random.random() * 10)
        for number in range(start, start + AHEAD):
            body, day = self._place(number)
            if body is item.body and day >= item.day + distance:
                return number
        return 0

    def _earlier(self, item: Planned) -> Planned | None:
        """An item with a smaller number and an earlier day, of the same body where one is found."""
        older = [known for known in self._recent if known.day < item.day]
        own = [known for known in older if known.body is item.body]
        choices = own or older
        return choices[int(item.random.random() * len(choices))] if choices else None


@cache
def _days() -> tuple[Sequence[date], Sequence[float]]:
    """The working days on which documents are signed and the sums of their weights up to each."""
    days = working_days()
    days = days[: bisect(days, LAST_DAY)]
    weights = (YEARLY_GROWTH ** (day.year - FIRST_DAY.year) * MONTHS[day.month - 1] for day in days)
    return days, list(accumulate(weights))


@cache
def working_days() -> Sequence[date]:
    """All working days from FIRST_DAY to the end of LAST_DAY's year."""
    count = (LAST_DAY.replace(month=12, day=31) - FIRST_DAY).days + 1
    return [day for day in (FIRST_DAY + timedelta(days=n) for n in range(count)) if is_working_day(day)]
