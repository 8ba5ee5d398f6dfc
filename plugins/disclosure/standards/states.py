"""The state of one entry at one body: what of it is published, judged by the entry's time limit on one day.

- A limit of N days, or "promptly": the newest item decides. It was published in time, or it was late (`overdue`).
- Every so many months, by a day that the entry names: the year (month) in which an item is shown is its period; it was
  shown by that day, or it was late (`overdue`), as it is when the day of the next period has passed without another.
- Every so many months otherwise: an item is `stale` when it is older than its period and the days that may follow.
- With nothing at all a periodic duty is `overdue` as soon as a period has passed since the catalog took effect; any
  other is `none`.
- "Permanently", and words that cannot be computed: an item that is in force is enough; one that is not is `stale`.
- Elements: those that the items of the same period name; an item that names none stands for all. Any other is missing.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from plugins.disclosure.deadlines import day_zero
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.items import Item
from plugins.disclosure.messages import label
from plugins.disclosure.standards.entries import Entry, folded
from plugins.disclosure.standards.time_limits import Kind, TimeLimit, Unit
from plugins.disclosure.validity import ENDED
from plugins.disclosure.working_days import add_working_days


class State(StrEnum):
    """What a supervisor wants to know of one entry at one body."""

    PUBLISHED = "published"
    PARTIAL = "partial"
    OVERDUE = "overdue"
    STALE = "stale"
    NONE = "none"
    ON_REQUEST = "on_request"
    NOT_APPLICABLE = "not_applicable"


STATE_LABELS: Mapping[State, str] = {
    State.PUBLISHED: label("已公开"),
    State.PARTIAL: label("要素不全"),
    State.OVERDUE: label("逾期"),
    State.STALE: label("过期未更新"),
    State.NONE: label("未公开"),
    State.ON_REQUEST: label("依申请公开"),
    State.NOT_APPLICABLE: label("不适用"),
}
# Gaps first; an entry as a whole is in the first of these states that one of its bodies is in.
BY_WEIGHT = (
    State.NONE,
    State.OVERDUE,
    State.STALE,
    State.PARTIAL,
    State.PUBLISHED,
    State.ON_REQUEST,
    State.NOT_APPLICABLE,
)
# A period of n working days takes less than 2 n calendar days, the holidays of two festivals apart.
LONGEST_HOLIDAYS = 21
GAPS = frozenset({State.NONE, State.OVERDUE, State.STALE, State.PARTIAL})


@dataclass(frozen=True)
class Judgement:
    """A state, the day since when it holds as far as that is known, and the elements that are missing."""

    state: State
    since: date | None = None
    missing: tuple[str, ...] = ()


def without_items(entry: Entry, effective_on: date | None, day: date) -> Judgement:
    """The judgement where nothing was ever published."""
    if entry.openness == "on_request":
        return Judgement(State.ON_REQUEST)
    limit = entry.limit
    if limit.kind is not Kind.EVERY:
        return Judgement(State.NONE)
    if effective_on is None:
        return Judgement(State.OVERDUE)
    if limit.due is None:
        return _over(limit, effective_on, day, State.OVERDUE) or Judgement(State.NONE)
    due = _first_due(limit, effective_on)
    return Judgement(State.OVERDUE, due) if due < day else Judgement(State.NONE)


def judge(
    entry: Entry,
    items: Sequence[Item],
    validities: Mapping[str, str | None],
    effective_on: date | None,
    day: date,
) -> Judgement:
    """The judgement for the items of one body, newest first, that were published for an entry by `day`."""
    if entry.openness == "on_request":
        return Judgement(State.ON_REQUEST)
    shown = sorted((item for item in items if item.open_to_all), key=_shown_on, reverse=True)
    limit = entry.limit
    passing = limit.kind in (Kind.WITHIN, Kind.PROMPT, Kind.EVERY)
    ended = ("repealed", "replaced") if passing else ENDED
    current = [item for item in shown if validities.get(item.source) not in ended]
    if not current:
        if shown and not passing:
            return Judgement(State.STALE)
        return without_items(entry, effective_on, day)
    late = _late(current[0], limit, day)
    if late:
        return late
    missing = missing_elements(entry, _together(current, limit))
    return Judgement(State.PARTIAL, None, missing) if missing else Judgement(State.PUBLISHED)


def missing_elements(entry: Entry, items: Sequence[Item]) -> tuple[str, ...]:
    """The elements of an entry that none of the items has; an item that names none of its elements has them all."""
    if any(not item.fields.content_elements for item in items):
        return ()
    named = {folded(element) for item in items for element in item.fields.content_elements}
    return tuple(written for key, written in entry.elements.items() if key not in named)


def _shown_on(item: Item) -> date:
    return item.first_shown_on or item.fields.generated_on or date.min


def _formed_on(item: Item) -> date:
    """The day of the information itself, from which its age counts."""
    return max(
        (day for day in (item.fields.generated_on, item.fields.changed_on) if day), default=_shown_on(item)
    )


def _same_matter(item: Item, other: Item) -> bool:
    return item.fields.matter is not None and item.fields.matter == other.fields.matter


def _late(newest: Item, limit: TimeLimit, day: date) -> Judgement | None:
    """The judgement when the newest item was late, or when another should have followed it by `day`."""
    shown = _shown_on(newest)
    if limit.kind is Kind.EVERY and limit.due is None:
        return _over(limit, _formed_on(newest), day, State.STALE)
    if limit.kind is Kind.EVERY:
        own, following = (
            _due_in_period(limit, shown),
            _due_in_period(limit, months_after(shown, limit.months)),
        )
        if following < day:
            return Judgement(State.OVERDUE, following)
        # When an imported item was shown first is not known.
        return Judgement(State.OVERDUE, own) if shown > own and not newest.imported else None
    due = _due_of(newest, limit) if limit.kind in (Kind.WITHIN, Kind.PROMPT) else None
    return Judgement(State.OVERDUE, due) if due is not None and shown > due else None


def _together(current: Sequence[Item], limit: TimeLimit) -> list[Item]:
    """The items that may share the elements of an entry: those of one period, of one matter, or all."""
    newest = current[0]
    if limit.kind is Kind.EVERY:
        start = _formed_on(newest)
        return [item for item in current if months_after(_formed_on(item), limit.months) > start]
    if limit.kind in (Kind.WITHIN, Kind.PROMPT):
        return [item for item in current if item is newest or _same_matter(item, newest)]
    return list(current)


def _due_of(item: Item, limit: TimeLimit) -> date | None:
    """By when the item had to be published; None where that is not known."""
    start = day_zero(item)
    if limit.kind is Kind.PROMPT and item.fields.event_on and start:
        start = item.fields.event_on
    return _after(start, limit.amount, limit.unit) if start else None


def _over(limit: TimeLimit, start: date, day: date, state: State) -> Judgement | None:
    """`state` when the period after `start` and the days that may follow it are over on `day`.

    Where these days enter a year without a calendar, it is told only when no calendar could make them last so long.
    """
    end = months_after(start, limit.months)
    due = _after(end, limit.amount, limit.unit)
    if due is None:
        longest = _after(end, 2 * limit.amount + LONGEST_HOLIDAYS, Unit.DAYS)
        return Judgement(state) if longest is not None and longest < day else None
    return Judgement(state, due) if due < day else None


def _first_due(limit: TimeLimit, start: date) -> date:
    """By which of the days that a limit names something is due for the first time after `start`."""
    due = _due_in_period(limit, start)
    return due if due > start else _due_in_period(limit, months_after(start, limit.months))


def _due_in_period(limit: TimeLimit, day: date) -> date:
    """The day that a limit names, in the year or month of `day`."""
    month, number = limit.due or (0, 1)
    month = month or day.month
    return date(day.year, month, min(number, monthrange(day.year, month)[1]))


@lru_cache(maxsize=65_536)
def _after(start: date, amount: int, unit: Unit) -> date | None:
    """The last day of a period; None when it enters a year without an official calendar."""
    if unit is Unit.DAYS:
        return start + timedelta(days=amount) if (date.max - start).days >= amount else date.max
    if unit is Unit.MONTHS:
        return months_after(start, amount)
    try:
        return add_working_days(start, amount)
    except CalendarNotPublished:
        return None


def months_after(start: date, months: int) -> date:
    """The same day some months later, or the last day of a month that is too short."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
