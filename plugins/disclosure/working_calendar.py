"""The official calendar as data for a script: the days on which it differs from Monday to Friday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.working_days import FIRST_YEAR, is_working_day

SATURDAY = 5


class Calendar(NamedTuple):
    """Years `first` to `last` are known; `holidays` are free Mondays to Fridays, `make_up` working weekend days."""

    first: int
    last: int
    holidays: tuple[date, ...]
    make_up: tuple[date, ...]


@lru_cache(maxsize=1)
def working_calendar() -> Calendar:
    """All years of which the State Council's notice is known."""
    holidays: list[date] = []
    make_up: list[date] = []
    day = date(FIRST_YEAR, 1, 1)
    for number in count():
        day = date(FIRST_YEAR, 1, 1) + timedelta(days=number)
        try:
            works = is_working_day(day)
        except CalendarNotPublished:
            break
        if works and day.weekday() >= SATURDAY:
            make_up.append(day)
        elif not works and day.weekday() < SATURDAY:
            holidays.append(day)
    return Calendar(FIRST_YEAR, day.year - 1, tuple(holidays), tuple(make_up))
