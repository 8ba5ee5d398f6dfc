"""Brackets and quotation marks: pairs that do not close, and years between the wrong ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

PAIRS = {
    "《": "》",
    "〈": "〉",
    "（": "）",
    "(": ")",
    "“": "”",
    "〔": "〕",
    "[": "]",
    "［": "］",
    "【": "】",
    "「": "」",
    "『": "』",
}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
RIGHT = "〔〕"
SAME_SHAPE = {"（": "(", "）": ")", "［": "[", "］": "]", "？": "?"}

_YEAR = re.compile(
    r"([〔\[［【（(﹝〈〖「『„{?？]) {0,3}((?:19|20)[0-9]{2}) {0,3}([〕\]］】）)﹞〉〗」』‟”}?？])"
    r"(?P<serial> {0,3}第? {0,3}[0-9]{1,6} {0,3}号)?"
)


class Unpaired(NamedTuple):
    """A bracket that has no partner, or one of another kind, which is then `other`."""

    bracket: str
    other: str = ""


class YearBrackets(NamedTuple):
    """A year of a document number between brackets that are not 〔〕: `[2021〕`.

    `broken` says that the two are no pair at all, or that characters were lost on the way (`?2017?`).
    """

    position: int
    end: int
    written: str
    right: str
    broken: bool


def unpaired(text: str) -> Unpaired | None:
    """The first bracket of `text` that is not paired with one of its own kind, or None."""
    still_open: list[str] = []
    for character in text:
        if character in PAIRS:
            still_open.append(character)
        elif character in CLOSING:
            if not still_open:
                return Unpaired(character)
            opening = still_open.pop()
            if opening != CLOSING[character]:
                return Unpaired(opening, character)
    return Unpaired(still_open[-1]) if still_open else None


def year_brackets(text: str) -> Iterator[YearBrackets]:
    """Every year of a document number that does not stand between 〔 and 〕."""
    for match in _YEAR.finditer(text):
        opening, closing = (SAME_SHAPE.get(mark, mark) for mark in match.group(1, 3))
        broken = "?" in (opening, closing) or not _is_pair(opening, closing)
        if opening + closing != RIGHT and (broken or match["serial"]):
            right = f"〔{match[2]}〕{(match['serial'] or '').replace(' ', '').removeprefix('第')}"
            yield YearBrackets(match.start(), match.end(), match[0], right, broken)


def _is_pair(opening: str, closing: str) -> bool:
    pairs = {**PAIRS, "﹝": "﹞", "〖": "〗", "„": "‟", "{": "}"}
    return pairs.get(opening) == closing
