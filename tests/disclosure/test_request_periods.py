"""By when a request is answered: known due days, every step, and days that contradict each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.request_periods import (
    Channel,
    Fault,
    InvalidRequest,
    Opinion,
    Request,
    answer_period,
    due_days,
)
from plugins.disclosure.working_calendar import working_calendar
from plugins.disclosure.working_days import add_working_days, is_working_day, working_days_between
from tests.disclosure.golden_tables import rows

RECEIVED = date(2026, 1, 28)
DAYS = st.dates(date(2007, 1, 1), date(2026, 6, 30))


def due(**changes):
    """The last day on time of a request that came in on 28 January 2026."""
    return answer_period(Request(**{"received": RECEIVED, **changes}))[-1].day


@pytest.mark.parametrize("row", rows("due_dates.csv"), ids=lambda row: row.get("start", ""))
def test_known_due_days(row):
    start, day = date.fromisoformat(row["start"]), date.fromisoformat(row["due"])
    assert add_working_days(start, int(row["working_days"])) == day
    if row["working_days"] == "20":
        assert due(received=start) == day
    if row["working_days"] == "7":
        assert answer_period(Request(start))[1].day == day


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({}, "2026-03-03"),
        ({"extension": 20}, "2026-03-31"),
        ({"extension": 1}, "2026-03-04"),
        ({"supplemented": date(2026, 2, 13)}, "2026-03-19"),
        ({"opinions": [Opinion(date(2026, 2, 3), date(2026, 2, 10))]}, "2026-03-10"),
        ({"opinions": [Opinion(date(2026, 2, 3), date(2026, 2, 3))]}, "2026-03-03"),
        # Nobody answers: 15 working days are not counted, whatever comes after them.
        ({"opinions": [Opinion(date(2026, 2, 3), date(2026, 12, 1))]}, "2026-03-24"),
        # Two opinions at one time stop the clock once.
        ({"opinions": [Opinion(date(2026, 2, 3), date(2026, 2, 10))] * 2}, "2026-03-10"),
        # Asked within the extension.
        ({"extension": 20, "opinions": [Opinion(date(2026, 3, 20), date(2026, 3, 23))]}, "2026-04-01"),
    ],
)
def test_what_happens_on_the_way_moves_the_due_day(changes, day):
    assert due(**changes) == date.fromisoformat(day)


def test_every_step_has_a_name_and_a_day():
    request = Request(
        RECEIVED,
        Channel.ONLINE,
        date(2026, 2, 4),
        [Opinion(date(2026, 2, 5), date(2026, 2, 6)), Opinion(date(2026, 2, 9), date(2026, 4, 1))],
        extension=5,
    )
    assert [(step.name, str(step.day), *step.values.values()) for step in answer_period(request)] == [
        ("received_online", "2026-01-28"),
        ("supplement_notice", "2026-02-06", 7),
        ("restarted", "2026-02-04"),
        ("opinion", "2026-02-06", 1, 15),
        ("opinion_late", "2026-03-06", 15, 15),
        ("plain_due", "2026-04-01", 20),
        ("extended", "2026-04-09", 5),
        ("due", "2026-04-09"),
    ]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"supplemented": date(2026, 1, 27)}, Fault.SUPPLEMENT_BEFORE_RECEIPT),
        ({"opinions": [Opinion(date(2026, 2, 4), date(2026, 2, 3))]}, Fault.OPINION_ENDS_BEFORE_IT_BEGINS),
        ({"opinions": [Opinion(date(2026, 1, 27), date(2026, 2, 3))]}, Fault.OPINION_BEFORE_RECEIPT),
        ({"opinions": [Opinion(date(2026, 3, 4), date(2026, 3, 5))]}, Fault.OPINION_AFTER_DUE),
        ({"extension": 21}, Fault.EXTENSION_OUT_OF_RANGE),
        ({"extension": -1}, Fault.EXTENSION_OUT_OF_RANGE),
    ],
)
def test_days_that_contradict_each_other(changes, fault):
    with pytest.raises(InvalidRequest) as caught:
        due(**changes)
    assert caught.value.fault is fault


def test_nothing_is_guessed_where_the_calendar_ends():
    late = date(working_calendar().last, 12, 28)
    steps = {step.name: step.day for step in answer_period(Request(late, extension=3))}
    assert steps == {
        "received_in_person": late,
        "supplement_notice": None,
        "plain_due": None,
        "extended": None,
        "due": None,
    }
    opinion = Opinion(date(late.year, 12, 20), date(late.year + 1, 1, 8))
    steps = answer_period(Request(opinion.asked, opinions=[opinion]))
    assert [step.day for step in steps if step.name == "opinion"] == [None]
    assert steps[-1].day is None
    assert due_days(date(2006, 1, 1)) == due_days(date(9999, 12, 20)) == [None, None, None]


@given(DAYS, st.integers(0, 20))
def test_an_extension_adds_exactly_its_working_days(received, days):
    plain, extended = due(received=received), due(received=received, extension=days)
    assert working_days_between(plain, extended) == days
    assert is_working_day(plain)


@given(DAYS, st.integers(0, 25), st.integers(0, 40))
def test_an_opinion_moves_the_due_day_by_the_working_days_that_it_took(received, after, took):
    asked = received + timedelta(days=after)
    opinion = Opinion(asked, asked + timedelta(days=took))
    plain, moved = due(received=received), due(received=received, opinions=[opinion])
    assert working_days_between(plain, moved) == min(15, working_days_between(asked, opinion.given))


@given(DAYS)
def test_the_table_says_what_the_calculator_says(received):
    notice, plain, longest = due_days(received)
    steps = {step.name: step.day for step in answer_period(Request(received, extension=20))}
    assert (notice, plain, longest) == (steps["supplement_notice"], steps["plain_due"], steps["due"])


@given(st.dates(date(2007, 1, 1), date(2026, 12, 31)))
def test_the_calendar_as_data_is_the_official_one(day):
    calendar = working_calendar()
    is_weekday = day.weekday() < 5
    assert is_working_day(day) == ((is_weekday and day not in calendar.holidays) or day in calendar.make_up)
