"""The metadata box of a portal's page: label and value, whether in a table, a list or plain lines."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from commands.importing.portal.box_labels import LABEL, TELLING, UNKNOWN_CELL, UNKNOWN_LINE, field_of
from commands.importing.portal.box_segments import Segment, cut, plain

FEWEST_FIELDS = 3
FARTHEST = 6
LONGEST_LABEL = 10
IDENTIFYING = frozenset({"index_number", "title", "document_number", "generated_on"})


@dataclass(frozen=True)
class Fact:
    """One row of a box; `field` is empty for a label that no field is known for."""

    field: str
    label: str
    value: str


@dataclass(frozen=True)
class Box:
    """A metadata box: its facts in order, and the segments of the page that say them."""

    facts: tuple[Fact, ...]
    segments: tuple[Segment, ...]

    @property
    def filled(self) -> int:
        """How many different fields it has values for."""
        return len({fact.field for fact in self.facts if fact.field and fact.value})


def find_boxes(root: Tag, leave_out: Tag | None) -> list[Box]:
    """The metadata boxes below `root` and outside of `leave_out`, the fullest first.

    A box is a place where three or more fields are named close together, one of them such as only a box names,
    and that says at least which document it is about.
    """
    segments = cut(root, leave_out)
    hits = [number for number, segment in enumerate(segments) if LABEL.search(segment.text)]
    boxes = [_read(segments, group) for group in _groups(hits)]
    named = [box for box in boxes if _is_box(box)]
    return sorted(named, key=lambda box: -box.filled)


def _groups(hits: list[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for hit in hits:
        if groups and hit - groups[-1][-1] <= FARTHEST:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return groups


def _is_box(box: Box) -> bool:
    named = {fact.field for fact in box.facts if fact.field}
    filled = {fact.field for fact in box.facts if fact.value}
    return len(named) >= FEWEST_FIELDS and bool(named & TELLING) and bool(filled & IDENTIFYING)


def _read(segments: list[Segment], hits: list[int]) -> Box:
    number, end = _extent(segments, hits)
    facts: list[Fact] = []
    said: list[Segment] = []
    while number < end:
        taken, used = _facts_at(segments, number, end)
        facts += taken
        said += segments[number : number + used] if taken else []
        number += used
    return Box(tuple(facts), tuple(said))


def _extent(segments: list[Segment], hits: list[int]) -> tuple[int, int]:
    """From the first row of the first label's table or list to the last row of the last label's.

    A box of plain lines ends with its last label and the value beside it.
    """
    first, last = _list_around(segments[hits[0]].element), _list_around(segments[hits[-1]].element)
    start, end = hits[0], hits[-1] + 1
    while first and start > 0 and _is_within(segments[start - 1].element, first):
        start -= 1
    while last and end < len(segments) and _is_within(segments[end].element, last):
        end += 1
    block = segments[hits[-1]].element
    if not last and end < len(segments) and segments[end].element.parent is block.parent:
        end += 1
    while not last and end < len(segments) and segments[end].element is block:
        end += 1
    return start, end


def _list_around(element: Tag) -> Tag | None:
    return element.find_parent(["table", "dl", "ul"])


def _is_within(element: Tag, container: Tag) -> bool:
    return element is container or any(parent is container for parent in element.parents)


def _facts_at(segments: list[Segment], number: int, end: int) -> tuple[list[Fact], int]:
    """The facts that begin in one segment, and how many segments they take."""
    segment = segments[number]
    labels = list(LABEL.finditer(segment.text))
    if not labels:
        return _unknown_at(segments, number, end)
    facts: list[Fact] = []
    used = 1
    for place, match in enumerate(labels):
        stop = labels[place + 1].start() if place + 1 < len(labels) else len(segment.text)
        value = plain(segment.text[match.end() : stop])
        if place + 1 == len(labels):
            value, used = _value(segments, number, end, value)
        label = "".join((match["label"] or match["framed"] or match["alone"]).split())
        facts.append(Fact(field_of(label), label, value.lstrip(":： ").strip()))
    return facts, used


def _unknown_at(segments: list[Segment], number: int, end: int) -> tuple[list[Fact], int]:
    segment = segments[number]
    if segment.is_cell:
        match = UNKNOWN_CELL.fullmatch(segment.plain)
        if match or (segment.element.name in ("dt", "th") and 0 < len(segment.plain) <= LONGEST_LABEL):
            value, used = _value(segments, number, end, "")
            label = match["label"] if match else segment.plain
            return [Fact("", "".join(label.split()), value)], used
    match = UNKNOWN_LINE.fullmatch(segment.plain)
    if match:
        return [Fact("", "".join(match["label"].split()), match["value"].strip())], 1
    return [], 1


def _value(segments: list[Segment], number: int, end: int, value: str) -> tuple[str, int]:
    """The value that goes on behind a label's own segment, and how many segments label and value take.

    Beside a label's cell stands the cell of its value, filled or not. Below a label's line the value may go on in
    further lines of the same block.
    """
    label, following = segments[number], number + 1
    if following >= end or LABEL.search(segments[following].text):
        return value, 1
    if label.is_cell:
        return (value, 1) if value or not segments[following].is_cell else (segments[following].plain, 2)
    parts = [value] if value else []
    while following < end and not segments[following].is_cell and not LABEL.search(segments[following].text):
        if (parts and segments[following].element is not label.element) or UNKNOWN_LINE.fullmatch(
            segments[following].plain
        ):
            break
        parts.append(segments[following].plain)
        following += 1
    return " ".join(parts), following - number
