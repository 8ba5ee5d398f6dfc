"""Working days follow the official calendar; where there is none, that is said."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    add_working_days,
    is_working_day,
    publication_due,
    working_days_between,
)
from tests.disclosure.golden_tables import rows

days = st.dates(date(2007, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize("row", rows("due_dates.csv"), ids=lambda row: row.get("start", ""))
def test_known_due_dates(row):
    start, due = date.fromisoformat(row["start"]), date.fromisoformat(row["due"])
    assert add_working_days(start, int(row["working_days"])) == due


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-13", True),
        ("2026-02-14", True),  # a Saturday that makes up for the holiday
        ("2026-02-28", True),
        ("2026-02-15", False),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-03-07", False),  # an ordinary Saturday
        ("2026-01-01", False),
        ("2007-01-01", False),
    ],
)
def test_holidays_and_make_up_days(day, works):
    assert is_working_day(date.fromisoformat(day)) is works


def test_publication_is_due_on_the_twentieth_working_day():
    assert publication_due(date(2026, 1, 28)) == date(2026, 3, 3)


@pytest.mark.parametrize("day", [date(2006, 12, 29), date(2060, 1, 4)])
def test_a_year_without_a_calendar_is_named(day):
    with pytest.raises(CalendarNotPublished, match=f"{day.year} 年") as caught:
        is_working_day(day)
    assert caught.value.year == day.year


def test_a_period_that_enters_such_a_year_has_no_due_date():
    with pytest.raises(CalendarNotPublished) as caught:
        add_working_days(date(2059, 12, 20), 20)
    assert caught.value.year == 2059
    with pytest.raises(CalendarNotPublished):
        working_days_between(date(2006, 12, 1), date(2007, 1, 10))


def test_no_days_is_the_day_itself_and_less_is_an_error():
    assert add_working_days(date(2026, 2, 15), 0) == date(2026, 2, 15)
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 2, 15), -1)


@given(days, st.integers(1, 60))
def test_counting_and_adding_are_inverse(start, count):
    due = add_working_days(start, count)
    assert working_days_between(start, due) == count
    assert working_days_between(due, start) == -count
    assert is_working_day(due)


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_periods_add_up(start, first, second):
    middle = start + timedelta(days=first)
    end = middle + timedelta(days=second)
    total = working_days_between(start, middle) + working_days_between(middle, end)
    assert working_days_between(start, end) == total


def test_every_day_is_what_the_official_calendar_says():
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        assert is_working_day(day) is chinese_calendar.is_workday(day), day
        day += timedelta(days=1)
    with pytest.raises(NotImplementedError):
        chinese_calendar.is_workday(day)
