"""Calendar files: read back, they say what was put in, and break no rule of RFC 5545."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.notices.icalendar import Event, calendar
from tests.notices.strict_calendar import events, parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
EVENT = Event("period-1@x", "停车场", date(2026, 6, 22), date(2026, 6, 26), date(2026, 6, 20))


def kept(text):
    """What a calendar keeps of a text: no control characters, one kind of line break."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in text if (sign >= " " and sign != "\x7f") or sign in "\n\t")


@given(title=TEXTS, description=TEXTS, place=TEXTS)
def test_texts_come_back_whatever_they_hold(title, description, place):
    event = replace(EVENT, title=title, description=description, place=place)
    (found,) = events(calendar(title, [event]))
    assert found.properties["SUMMARY"].value == kept(title)
    assert found.properties.get("DESCRIPTION", ("", ""))[1] == kept(description)
    assert found.properties.get("LOCATION", ("", ""))[1] == kept(place)


def test_the_end_of_a_period_is_the_day_after_its_last():
    (found,) = events(calendar("x", [EVENT]))
    assert found.properties["DTSTART"] == (";VALUE=DATE", "20260622")
    assert found.properties["DTEND"] == (";VALUE=DATE", "20260627")


def test_a_time_is_that_of_china():
    (found,) = events(calendar("x", [replace(EVENT, clock="09:30")]))
    assert found.properties["DTSTART"] == (";TZID=Asia/Shanghai", "20260622T093000")
    assert "DTEND" not in found.properties


def test_the_stamp_is_the_day_of_the_last_change():
    (found,) = events(calendar("x", [EVENT]))
    assert found.properties["DTSTAMP"].value == "20260619T160000Z"


def test_a_calendar_without_events_is_still_one():
    assert [inner.name for inner in parse(calendar("x", [])).inner] == ["VTIMEZONE"]
