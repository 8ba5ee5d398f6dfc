"""By when an item has to be published, and from which day its period runs."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.deadlines import FILE, day_zero, deadline_of
from plugins.disclosure.errors import CalendarNotPublished, InvalidRegister
from plugins.disclosure.loading import load
from plugins.disclosure.register import read_register
from plugins.disclosure.working_days import add_working_days, working_days_between
from tests.disclosure.golden_tables import rows
from tests.make import CITY, DAY, item_of, make_content


def deadline(tmp_path, **changes):
    """The deadline of the item that differs from the valid one in `changes`."""
    catalog = load(make_content(tmp_path, {"00001": changes}), DAY).catalog
    return deadline_of(item_of(catalog, "00001"), catalog.register.bodies, catalog.register.periods)


def default_rows():
    """The known due days of the default period, or the one row that is skipped."""
    return [row for row in rows("due_dates.csv") if not isinstance(row, dict) or row["working_days"] == "20"]


@pytest.mark.parametrize("row", default_rows(), ids=lambda row: row.get("start", ""))
def test_known_due_days_of_the_default_rule(tmp_path, row):
    found = deadline(tmp_path, generated_on=row["start"], published_on=None)
    assert found.due_on == date.fromisoformat(row["due"])


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        ({}, "2026-03-02"),
        ({"changed_on": "2026-03-03"}, "2026-03-03"),
        ({"changed_on": "2026-03-05"}, "2026-03-02"),  # changed after publication: the first period was over
        ({"from_request_on": "2026-03-04"}, "2026-03-04"),
        ({"generated_on": "2008-05-01"}, "2008-05-01"),
        ({"generated_on": "2008-04-30"}, None),
        ({"imported_from": "a.html"}, None),
        ({"generated_on": None}, None),
        ({"openness": "依申请公开"}, None),
    ],
)
def test_day_zero(tmp_path, changes, start):
    catalog = load(make_content(tmp_path, {"00001": changes}), DAY).catalog
    found = day_zero(item_of(catalog, "00001"))
    assert (found.isoformat() if found else None) == start


def test_a_period_into_a_year_without_holidays_is_never_guessed(tmp_path):
    with pytest.raises(CalendarNotPublished):
        deadline(tmp_path, generated_on="2059-12-20", published_on="2059-12-21")


@given(st.dates(date(2009, 1, 1), date(2026, 3, 1)), st.integers(0, 60))
def test_late_by_exactly_the_days_after_the_last_one(start, late):
    due = add_working_days(start, 20)
    assert working_days_between(due, add_working_days(due, late)) == late


@pytest.mark.parametrize(
    "text",
    [
        "periods: 3\n",
        'periods:\n- {"matter": "甲", "amount": "0", "basis": "乙"}\n',
        'periods:\n- {"matter": "甲", "amount": "二十", "basis": "乙"}\n',
        'periods:\n- {"matter": "甲", "amount": "99999999999999999999", "basis": "乙"}\n',
        'periods:\n- {"matter": "甲", "amount": "9", "unit": "周", "basis": "乙"}\n',
        'periods:\n- {"matter": "甲", "amount": "9", "genres": ["某"], "basis": "乙"}\n',
        'periods:\n- {"matter": "甲", "amount": "9"}\n',
    ],
)
def test_faulty_periods_are_named_with_file_and_line(tmp_path, text):
    content = make_content(tmp_path, {f"register/{FILE}": text})
    with pytest.raises(InvalidRegister, match=r"periods\.yml:\d: "):
        read_register(content / "register")


@pytest.mark.parametrize(
    ("kind", "changes", "due_on"),
    [
        ("公示/中标候选人公示", {}, "2026-06-04"),
        ("公告/中标成交结果", {}, "2026-06-03"),
        ("公告/采购合同", {"event_on": "2026-05-29"}, "2026-06-02"),
        ("公告/采购合同", {"event_on": "2026-06-10"}, "2026-06-03"),
        ("公告/征收土地公告", {"event_on": "2026-05-29"}, "2026-06-22"),  # 19 June is a holiday
        ("公告/招标", {"event_on": "2026-05-29"}, "2026-06-30"),
    ],
)
def test_notices_have_periods_of_their_own_from_the_day_of_their_event(tmp_path, kind, changes, due_on):
    place = f"notices/{CITY}/2026/00001.md"
    notice = {"kind": kind, "opens_on": "2026-06-10", "closes_on": "2026-06-20"}
    fields = {"notice": notice, "generated_on": "2026-06-01", "published_on": None, **changes}
    catalog = load(make_content(tmp_path, {place: fields}), DAY).catalog
    found = deadline_of(item_of(catalog, place), catalog.register.bodies, catalog.register.periods)
    assert found.due_on == date.fromisoformat(due_on)
