"""The official calendar as data for a script: the days on which it differs from Monday to Friday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from plugins.disclosure.working_days import FIRST_YEAR, LAST_YEAR, SATURDAY, is_working_day


class Calendar(NamedTuple):
    """Years `first` to `last` are known; `holidays` are free Mondays to Fridays, `make_up` working weekend days."""

    first: int
    last: int
    holidays: tuple[date, ...]
    make_up: tuple[date, ...]


@lru_cache(maxsize=1)
def working_calendar() -> Calendar:
    """All years of which the State Council's notice is known."""
    first, after = date(FIRST_YEAR, 1, 1), date(LAST_YEAR + 1, 1, 1)
    days = [first + timedelta(days=number) for number in range((after - first).days)]
    return Calendar(
        FIRST_YEAR,
        LAST_YEAR,
        tuple(day for day in days if day.weekday() < SATURDAY and not is_working_day(day)),
        tuple(day for day in days if day.weekday() >= SATURDAY and is_working_day(day)),
    )
