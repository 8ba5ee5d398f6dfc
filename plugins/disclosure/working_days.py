"""Working days by the official calendar of the State Council (holidays and make-up days), never guessed.

A period that enters a year whose calendar has not been published has no due date: the functions raise
CalendarNotPublished and the caller says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from chinese_calendar import holidays, workdays

from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.messages import _

FIRST_YEAR = 2007
LAST_YEAR = max(holidays).year
SATURDAY = 5
PUBLICATION_LIMIT = 20


def is_working_day(day: date) -> bool:
    """Whether `day` is an official working day; raises CalendarNotPublished."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _not_published(day.year)
    return day in workdays or (day.weekday() < SATURDAY and day not in holidays)


def add_working_days(start: date, count: int) -> date:
    """The last day of a period of `count` working days; `start` is day zero and never counts (条例 Art. 26).

    Raises CalendarNotPublished when the period enters a year without a calendar, ValueError when `count` < 0.
    """
    if count < 0:
        raise ValueError("count must not be negative")
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and including `end`; negative when `end` is before `start`.

    Raises CalendarNotPublished.
    """
    if end < start:
        return -working_days_between(end, start)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days)


def publication_due(formed_on: date) -> date:
    """The last day on time for publishing what was formed or changed on `formed_on` (条例 Art. 26).

    Raises CalendarNotPublished.
    """
    return add_working_days(formed_on, PUBLICATION_LIMIT)


def _not_published(year: int) -> CalendarNotPublished:
    return CalendarNotPublished(year, _("{year} 年的放假安排尚未公布或未收录，无法计算工作日", year=year))
