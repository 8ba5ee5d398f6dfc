"""The ways of writing one number: what stands between its digits, and what its digits may look like.

A text is read several times, each time with one more kind of digit. The readings stay apart, because what makes a
number whole in one (三 is 3) hides it in another (`三、13800138000`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from plugins.disclosure.personal_data.numbers import may_begin

CHINESE_DIGITS = {
    digit: str(value)
    for value, digits in enumerate(
        ("〇零○Ο", "一壹弌幺", "二贰貳弍两", "三叁參弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for digit in digits
}
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\u2800"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\u0300-\u036f\U000e0000-\U000e01ef"
)
_BETWEEN = (
    r" \t\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    r"\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u30fc~～_＿＊*`\\.．·•・‧∙⋅。"
)
_BREAKS = r"\n|\u2028\u2029\x85>"
_GAP = rf"(?:[{_INVISIBLE}{_BETWEEN}{_BREAKS}]|</?[a-zA-Z!][^<>\n]{{0,80}}>)"
GAP = re.compile(rf"{_GAP}{{0,16}}")
_BREAK = re.compile(r"[\n|\u2028\u2029\x85]|<br|<p|</p|<t[dhr]|</t[dhr]|<li|</li", re.IGNORECASE)
_OTHER_DIGITS = (
    "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089\u2460-\u2473\u2474-\u249b\u24ea-\u24ff\u2776-\u2793"
)
_ODD_DIGIT = re.compile(f"[{_OTHER_DIGITS}]")
_PLAIN = r"\d"
_ODD = rf"\d{_OTHER_DIGITS}"
_CHINESE = rf"\d{''.join(CHINESE_DIGITS)}"
_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,30});?|\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|\\x[0-9a-fA-F]{2}"
)
_LETTERS = re.compile(
    rf"(?<![A-Za-zＡ-Ｚａ-ｚ<&/='\"])([A-Za-zＡ-Ｚａ-ｚ]){_GAP}{{0,8}}?([A-Za-zＡ-Ｚａ-ｚ]?){_GAP}{{0,8}}$"
)
_X = re.compile(rf"{_GAP}{{0,16}}[xXｘＸ×✕ΧχХхⅩⅹ](?![A-Za-z]|[0-9]{3})")
# Of no number that is looked for more than 20 digits are needed, of none fewer than 7.
LENGTHS = frozenset({11, 15, 16, 17, 18, 19, 20})
WITH_LETTERS = frozenset({7, 8})
LONGEST = max(LENGTHS)
SHORTEST = 7
MANY_GROUPS = 200


class Written(NamedTuple):
    """Digits (the last may be X) and where they stand in the text: from `start` to `end`.

    `parts` are the lengths of their groups; `broken` says that a line or a table cell ends between two of them.
    `letters` are the one or two capital letters before seven or eight digits, from `letters_start` on.
    """

    digits: str
    start: int
    end: int
    parts: tuple[int, ...]
    broken: bool
    letters: str = ""
    letters_start: int = 0


@dataclass(frozen=True)
class _Reading:
    """A text with one kind of digit; `offsets` give the place of each character where it is not the text itself."""

    text: str
    digits: str
    offsets: Sequence[int] | None = None

    def place(self, offset: int) -> int:
        return self.offsets[offset] if self.offsets else offset


class _Group(NamedTuple):
    digits: str
    start: int
    end: int


def written_numbers(text: str, shorter: frozenset[int]) -> Iterator[Written]:
    """Every way in which neighbouring groups of digits make a number of a length that is looked for.

    `shorter` are lengths below or between the usual ones that are looked for too; not below SHORTEST.
    """
    wanted = LENGTHS | shorter
    yield from _in_text(_Reading(text, _CHINESE), (_PLAIN, _CHINESE), wanted)
    if _ODD_DIGIT.search(text):
        yield from _in_text(_Reading(text, _ODD), (_ODD,), wanted)
    if ("&" in text or "\\" in text) and _ENTITY.search(text):
        decoded, offsets = _decode(text)
        yield from _in_text(_Reading(decoded, _CHINESE, offsets), (_PLAIN, _CHINESE), wanted)


def _in_text(reading: _Reading, kinds: Sequence[str], wanted: frozenset[int]) -> Iterator[Written]:
    """The numbers of one reading, whose kind of digit comprises all `kinds`, for each of them.

    Rows of a narrower kind of digit lie within those of the wider one, so the text is searched once.
    """
    for window in _windows(reading.digits, min(wanted)).finditer(reading.text):
        for digits in kinds:
            narrower = replace(reading, digits=digits)
            for row in _windows(digits, min(wanted)).finditer(reading.text, window.start(), window.end()):
                yield from _in_window(narrower, row.start(), row.end(), wanted)


def _decode(text: str) -> tuple[str, list[int]]:
    """The text with entities and escapes resolved, and where each of its characters (and its end) comes from."""
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for match in _ENTITY.finditer(text):
        pieces.append(text[end : match.start()])
        offsets += range(end, match.start())
        known = _character(match[0])
        pieces.append(known)
        offsets += [match.start()] * len(known)
        end = match.end()
    pieces.append(text[end:])
    offsets += range(end, len(text) + 1)
    return "".join(pieces), offsets


def _character(written: str) -> str:
    if written.startswith("\\"):
        value = int(written[2:], 16)
        return chr(value) if value <= 0x10FFFF else written
    return unescape(written)


@lru_cache
def _windows(digits: str, shortest: int) -> re.Pattern[str]:
    return re.compile(rf"[{digits}](?:{_GAP}{{0,16}}[{digits}]){{{shortest - 2},}}")


@lru_cache
def _groups(digits: str) -> re.Pattern[str]:
    return re.compile(rf"[{digits}]+")


def _in_window(reading: _Reading, start: int, end: int, wanted: frozenset[int]) -> Iterator[Written]:
    groups = [
        _Group("".join(map(_value, match[0])), match.start(), match.end())
        for match in _groups(reading.digits).finditer(reading.text, start, end)
    ]
    text = reading.text
    for first, group in enumerate(groups):
        digits = ""
        for number in range(first, len(groups)):
            last = groups[number]
            digits += last.digits
            if len(digits) > LONGEST:
                break
            if len(digits) not in wanted or not may_begin(digits):
                continue
            if len(groups) > MANY_GROUPS and _amid_single_digits(groups, first, number):
                continue
            parts = tuple(len(one.digits) for one in groups[first : number + 1])
            broken = len(parts) > 1 and bool(_BREAK.search(text, group.start, last.end))
            where = reading.place(group.start)
            written = Written(digits, where, reading.place(last.end - 1) + 1, parts, broken)
            yield _with_letters(written, reading, group.start) if len(digits) in WITH_LETTERS else written
            if len(digits) == 17 and (check := _X.match(text, last.end)):
                end = reading.place(check.end() - 1) + 1
                yield Written(f"{digits}X", where, end, parts, broken)


def _amid_single_digits(groups: Sequence[_Group], first: int, last: int) -> bool:
    """Whether a number would be cut out of a longer row of single digits, in which nobody reads it."""
    around = groups[max(first - 1, 0) : last + 2]
    return len(around) == last - first + 3 and all(group.end - group.start == 1 for group in around)


def _with_letters(written: Written, reading: _Reading, start: int) -> Written:
    floor = max(0, start - 60)
    match = _LETTERS.search(reading.text[floor:start])
    if match is None:
        return written
    letters = unicodedata.normalize("NFKC", match[1] + match[2]).upper()
    return written._replace(letters=letters, letters_start=reading.place(floor + match.start()))


@lru_cache(4096)
def _value(character: str) -> str:
    """The digits that a character stands for: usually one, of ⑫ two."""
    known = CHINESE_DIGITS.get(character)
    if known is not None:
        return known
    if (value := unicodedata.decimal(character, None)) is not None:
        return str(value)
    return str(int(unicodedata.numeric(character, 0)))
