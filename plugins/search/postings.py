"""Postings as text: which documents hold a term, and how often in which field. `search-data.js` reads them too.

Numbers are written in base 32 with 64 signs: the last digit of a number is one of `LAST`, those before it are of
`MORE`. A posting list is the gaps between ascending document numbers, a space, and for every document its
occurrences: `2 × (frequency − 1)` when the term stands in the text alone, else `2 × fields + 1`, `fields` being a
bit mask, and the frequency in each field of the mask. Single characters count once, so theirs are left out.
Occurrences "once in the text" at the end of the list are left out too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub

LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
MORE = "abcdefghijklmnopqrstuvwxyz6789-_"
FIELDS = ("text", "title", "summary", "number", "index", "publisher", "class", "files")
TEXT = 1

Occurrence = Mapping[int, int]

_number = re.compile(f"[{MORE}]*[{LAST}]")
_digits = {sign: digit for signs in (LAST, MORE) for digit, sign in enumerate(signs)}
_once_in_text = LAST[0]


@lru_cache(1 << 16)
def number(value: int) -> str:
    """A number that is not negative, in the signs of the index."""
    text = LAST[value & 31]
    while value := value >> 5:
        text = MORE[value & 31] + text
    return text


@lru_cache(1 << 16)
def value_of(text: str) -> int:
    """The number that `number` wrote."""
    value = 0
    for sign in text:
        value = value << 5 | _digits[sign]
    return value


def numbers(text: str) -> list[int]:
    """All numbers of a text, one after the other."""
    return [value_of(found) for found in _number.findall(text)]


def occurrence(frequencies: Sequence[int], is_single: bool) -> str:
    """How often a term stands in each field (in the order of FIELDS), as it is written in a posting."""
    if not any(frequencies[1:]):
        return _once_in_text if is_single else number(2 * (frequencies[0] - 1))
    mask = sum(1 << field for field, frequency in enumerate(frequencies) if frequency)
    written = number(2 * mask + 1)
    return written if is_single else written + "".join([number(f) for f in frequencies if f])


def write(documents: Sequence[int], occurrences: Sequence[str]) -> str:
    """The posting list of a term; `documents` ascend."""
    gaps = "".join(map(number, map(sub, documents, (-1, *documents[:-1]))))
    return gaps if False else _joined(gaps, occurrences)


def _joined(gaps: str, occurrences: Iterable[str]) -> str:
    rest = "".join(occurrences).rstrip(_once_in_text)
    return f"{gaps} {rest}" if rest else gaps
