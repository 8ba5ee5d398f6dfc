"""A reader of iCalendar files that refuses what RFC 5545 does not allow."""

from __future__ import annotations

import re
from typing import NamedTuple

LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<parameters>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<value>.*)", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
ESCAPES = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "UID")


class Property(NamedTuple):
    """One line: its parameters and its value, texts without their escapes."""

    parameters: str
    value: str


class Component(NamedTuple):
    """A component: its properties by name and the components within it."""

    name: str
    properties: dict[str, Property]
    inner: list[Component]


def parse(data: bytes) -> Component:
    """The calendar in a file; raises AssertionError for one that breaks a rule."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in physical)
    assert all(len(line) <= 75 for line in physical)
    assert all(line.decode() for line in physical), "a fold within a character or an empty line"
    lines: list[str] = []
    for line in physical:
        if line[:1] in (b" ", b"\t"):
            lines[-1] += line[1:].decode()
        else:
            lines.append(line.decode())
    top = _component(lines)
    assert not lines
    assert top.name == "VCALENDAR"
    assert {"VERSION", "PRODID"} <= set(top.properties)
    assert top.inner, "a calendar has at least one component"
    for event in (inner for inner in top.inner if inner.name == "VEVENT"):
        _check(event, top)
    return top


def events(data: bytes) -> list[Component]:
    """The events of a calendar."""
    found = [inner for inner in parse(data).inner if inner.name == "VEVENT"]
    assert len({event.properties["UID"].value for event in found}) == len(found)
    return found


def _component(lines: list[str]) -> Component:
    begin = LINE.fullmatch(lines.pop(0))
    assert begin
    assert begin["name"] == "BEGIN"
    component = Component(begin["value"], {}, [])
    while True:
        match = LINE.fullmatch(lines[0])
        assert match, lines[0]
        if match["name"] == "BEGIN":
            component.inner.append(_component(lines))
            continue
        lines.pop(0)
        if match["name"] == "END":
            assert match["value"] == component.name
            return component
        assert not CONTROL.search(match["value"])
        assert match["name"] not in component.properties, f"{match['name']} twice"
        value = _unescaped(match["value"]) if match["name"] in TEXTS else match["value"]
        component.properties[match["name"]] = Property(match["parameters"], value)


def _unescaped(text: str) -> str:
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text), "a bare ; or ,"
    parts = re.split(r"(\\.)", text)
    assert all(part in ESCAPES for part in parts[1::2])
    return "".join(ESCAPES.get(part, part) for part in parts)


def _check(event: Component, calendar: Component) -> None:
    given = event.properties
    assert {"UID", "DTSTAMP", "DTSTART"} <= set(given)
    assert re.fullmatch(r"\d{8}T\d{6}Z", given["DTSTAMP"].value)
    start = given["DTSTART"]
    if start.parameters == ";VALUE=DATE":
        assert re.fullmatch(r"\d{8}", start.value)
        assert given["DTEND"].parameters == ";VALUE=DATE"
        assert given["DTEND"].value > start.value
    else:
        zones = {inner.properties["TZID"].value for inner in calendar.inner if inner.name == "VTIMEZONE"}
        assert start.parameters.removeprefix(";TZID=") in zones
        assert re.fullmatch(r"\d{8}T\d{6}", start.value)
