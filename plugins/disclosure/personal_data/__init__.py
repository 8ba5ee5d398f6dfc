"""Personal data in a text: numbers of people in every spelling, and what words tell of them."""

from __future__ import annotations

from typing import NamedTuple

from plugins.disclosure.personal_data.context import Surroundings
from plugins.disclosure.personal_data.detectors import NumberFinder, without_overlaps
from plugins.disclosure.personal_data.kinds import KIND_LABELS, REASON_LABELS, Hit, Kind, Reason
from plugins.disclosure.personal_data.words import words_of_people

__all__ = [
    "KIND_LABELS",
    "REASON_LABELS",
    "Hit",
    "Kind",
    "LinedHit",
    "Reason",
    "personal_data",
    "personal_data_by_line",
]


class LinedHit(NamedTuple):
    """Something personal and the line on which it begins, from 1."""

    hit: Hit
    line: int


def personal_data(text: str) -> list[Hit]:
    """Everything personal in a text, in order. Tables have `|` between cells; offsets count characters of `text`."""
    around = Surroundings(text)
    numbers = NumberFinder(text, around).hits()
    return without_overlaps([*numbers, *words_of_people(text, around)])


def personal_data_by_line(text: str) -> list[LinedHit]:
    """Everything personal in the text of a file, with its line."""
    found, line, counted = [], 1, 0
    for hit in personal_data(text):
        line += text.count("\n", counted, hit.start)
        counted = hit.start
        found.append(LinedHit(hit, line))
    return found
