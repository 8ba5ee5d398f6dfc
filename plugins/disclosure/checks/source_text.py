"""The text of an item as checks look at it: as its file has it, every place with its line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from plugins.disclosure.checks.registry import Hit
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _

MOST_HITS = 20
AROUND = 8
SHOWN = 40


class Place(NamedTuple):
    """Something at a position of a text, and what is said of it."""

    position: int
    message: str
    severity: Severity | None = None


def text_of(item: Item) -> str:
    """The text that everybody may read, as it is written; empty where there is none."""
    return item.load_source() if item.open_to_all and item.has_text else ""


def first_line(item: Item, text: str) -> int:
    """The line of the file on which the text begins, blank lines before it left out."""
    return item.body_line + text[: len(text) - len(text.lstrip())].count("\n")


def hits_in_text(item: Item, text: str, *kinds: Iterable[Place]) -> Iterator[Hit]:
    """A hit for each place, on its line of the file; of very many only the first, and that there are more.

    Each of `kinds` gives its places in the order of the text and is not asked for more than are told.
    """
    found = list({place: None for places in kinds for place in islice(places, MOST_HITS + 1)})
    found.sort(key=lambda place: place.position)
    ends = [position for position, character in enumerate(text) if character == "\n"] if found else []
    for count, place in enumerate(found[: MOST_HITS + 1]):
        line = item.body_line + bisect_left(ends, place.position)
        message = place.message if count < MOST_HITS else _("这里和后面还有同样的问题")
        yield Hit(item.source, line, message, place.severity)


def excerpt(text: str, start: int, end: int) -> str:
    """What stands from `start` to `end`, with a few characters of the same line around it."""
    begin = max(text.rfind("\n", max(start - AROUND, 0), start) + 1, start - AROUND, 0)
    stop = text.find("\n", end, end + AROUND)
    return text[begin : stop if stop >= 0 else end + AROUND].strip()[:SHOWN]
