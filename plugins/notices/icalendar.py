"""iCalendar files (RFC 5545): folded lines, escaped texts, and the time zone of China, which has no summer time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from plugins.disclosure.site import CHINA

MAX_OCTETS = 75
ZONE = "Asia/Shanghai"
# A calendar needs a component; with the zone even one without events has it.
_ZONE_LINES = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19910915T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Event:
    """Something on one or more whole days, both included, or at a time of the first day (`HH:MM`, China).

    `uid` never changes; `changed_on` is the day of the last change, `changes` counts the changes.
    """

    uid: str
    title: str
    first: date
    last: date
    changed_on: date
    clock: str = ""
    changes: int = 0
    description: str = ""
    place: str = ""
    url: str = ""


def calendar(name: str, events: Iterable[Event]) -> bytes:
    """A calendar file of some events."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Yangguang//Notices//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(name)}",
        *_ZONE_LINES,
    ]
    for event in events:
        lines += _event_lines(event)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event_lines(event: Event) -> Iterator[str]:
    stamp = datetime.combine(event.changed_on, datetime.min.time(), CHINA).astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"LAST-MODIFIED:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{event.changes}"
    if event.clock:
        yield f"DTSTART;TZID={ZONE}:{_day(event.first)}T{event.clock.replace(':', '')}00"
    else:
        yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
        yield f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(event.title)}"
    for name, text in (("DESCRIPTION", event.description), ("LOCATION", event.place)):
        if text:
            yield f"{name}:{_escaped(text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    # `%Y` does not pad years before 1000 on every system.
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _escaped(text: str) -> str:
    """A TEXT value; control characters, which no calendar may hold, are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(sign for sign in text if (sign >= " " and sign != "\x7f") or sign in "\n\t")
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, cut between characters, each ended by CRLF."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > MAX_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
