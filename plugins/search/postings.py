"""Postings as text: which documents hold a term, and how often in which field. `scripts/data.js` reads them too.

Numbers are written in base 32 with 64 signs: the last digit of a number is one of `LAST`, those before it are of
`MORE`. A posting list is the gaps between ascending document numbers (0 for neighbours), a space, and for every
document its occurrences: `2 × (frequency − 1)` when the term stands in the text alone, else `2 × fields + 1`,
`fields` being a bit mask, and the frequency in each field of the mask. Single characters count once, so theirs are
left out. Occurrences "once in the text" at the end of the list are left out too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

LAST = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
MORE = "abcdefghijklmnopqrstuvwxyz6789-_"
SIGNS = LAST + MORE
FIELDS = ("text", "title", "summary", "number", "index", "publisher", "class", "files")
TEXT = 0
ONCE_IN_TEXT = LAST[0]

_number = re.compile(f"[{re.escape(MORE)}]*[{LAST}]")
_digits = {sign: digit for signs in (LAST, MORE) for digit, sign in enumerate(signs)}


def _occurrence_pattern() -> re.Pattern[str]:
    """One occurrence: an even number, or an odd one and as many numbers as its mask, of one or two digits, has bits."""
    any_number = f"[{re.escape(MORE)}]*[{LAST}]"
    kinds = [f"[{re.escape(MORE)}]*[{LAST[::2]}]"]
    for high in range(6):
        first = "".join(sign for digit, sign in enumerate(MORE) if digit.bit_count() == high)
        for low in range(5):
            last = "".join(
                sign for digit, sign in enumerate(LAST) if digit & 1 and digit.bit_count() == low + 1
            )
            kinds.append(f"[{re.escape(first)}][{last}](?:{any_number}){{{high + low}}}")
            if not high:
                kinds.append(f"[{last}](?:{any_number}){{{low}}}")
    return re.compile("|".join(kinds))


_occurrence = _occurrence_pattern()


def _write(value: int) -> str:
    text = LAST[value & 31]
    while value := value >> 5:
        text = MORE[value & 31] + text
    return text


_written = [_write(value) for value in range(1 << 15)]
_values = {text: value for value, text in enumerate(_written)}
_steps = {text: value + 1 for value, text in enumerate(_written)}


def number(value: int) -> str:
    """A number that is not negative, in the signs of the index."""
    return _written[value] if value < len(_written) else _write(value)


def numbers(text: str) -> list[int]:
    """All numbers of a text, one after the other."""
    found = _number.findall(text)
    try:
        return [_values[sign] for sign in found]
    except KeyError:
        return [_value(signs) for signs in found]


def _value(text: str) -> int:
    value = 0
    for sign in text:
        value = value << 5 | _digits[sign]
    return value


@lru_cache(1 << 16)
def occurrence(frequencies: tuple[tuple[int, int], ...], is_single: bool) -> str:
    """How often a term stands in each field, as it is written in a posting list.

    `frequencies` are pairs of a field's place in FIELDS and a count, in the order of the fields.
    """
    (field, count), *others = frequencies
    if field == TEXT and not others:
        return ONCE_IN_TEXT if is_single else number(2 * (count - 1))
    mask = number(2 * sum(1 << field for field, _count in frequencies) + 1)
    return mask if is_single else mask + "".join([number(count) for _field, count in frequencies])


def write_gaps(documents: Sequence[int], before: int = -1) -> str:
    """The gaps between ascending documents, of which the last one in the list so far is `before`."""
    return "".join([number(after - before - 1) for before, after in pairwise((before, *documents))])


def join(gaps: str, occurrences: str) -> str:
    """A posting list of its written gaps and occurrences."""
    rest = occurrences.rstrip(ONCE_IN_TEXT)
    # The sign may also end a number of several digits.
    if rest and rest[-1] in MORE:
        rest += ONCE_IN_TEXT
    return f"{gaps} {rest}" if rest else gaps


def read(text: str, is_single: bool) -> tuple[list[int], list[str]]:
    """The documents and occurrences of a posting list."""
    gaps, written = split(text, is_single)
    documents = documents_of(gaps)
    return documents, written + [ONCE_IN_TEXT] * (len(documents) - len(written))


def split(text: str, is_single: bool) -> tuple[list[str], list[str]]:
    """The written gaps and occurrences of a posting list; of the latter some may be left out at the end."""
    gaps, _space, written = text.partition(" ")
    return _number.findall(gaps), _occurrences(written, is_single)


def documents_of(gaps: Sequence[str]) -> list[int]:
    """The documents that stand behind written gaps."""
    try:
        steps = [_steps[gap] for gap in gaps]
    except KeyError:
        steps = [_value(gap) + 1 for gap in gaps]
    return list(accumulate(steps, initial=-1))[1:]


def _occurrences(written: str, is_single: bool) -> list[str]:
    return (_number if is_single else _occurrence).findall(written)


@lru_cache(1 << 16)
def frequencies(occurrence_text: str, is_single: bool) -> tuple[tuple[int, int], ...]:
    """Pairs of a field's place in FIELDS and how often, of one written occurrence; raises ValueError."""
    first, *rest = numbers(occurrence_text)
    if not first & 1:
        return ((TEXT, (first >> 1) + 1),)
    fields = [field for field in range(len(FIELDS)) if first >> (field + 1) & 1]
    return tuple(zip(fields, [1] * len(fields) if is_single else rest, strict=True))
