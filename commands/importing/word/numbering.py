"""The numbers that Word puts before paragraphs by itself, as texts."""

from __future__ import annotations

import re
from typing import Any

from plugins.disclosure.attachment_contents.archives import attribute, name_of

BULLET = "•"
_DIGITS = "零一二三四五六七八九"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_CHINESE = frozenset(
    (
        *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"),
        *("taiwaneseCountingThousand", "ideographLegalTraditional", "chineseLegalSimplified"),
    )
)
Element = Any


class Numbering:
    """Counts the numbered paragraphs of one document as they come."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Element]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()
        for element in root if root is not None else ():
            if name_of(element) == "abstractNum":
                self._levels[attribute(element, "abstractNumId")] = _levels_of(element)
        for element in root if root is not None else ():
            if name_of(element) == "num":
                self._read_list(element)

    def _read_list(self, element: Element) -> None:
        number = attribute(element, "numId")
        abstract = next((attribute(part, "val") for part in element if name_of(part) == "abstractNumId"), "")
        own = f"{abstract}/{number}"
        for override in (part for part in element if name_of(part) == "lvlOverride"):
            level = _whole(attribute(override, "ilvl"))
            for part in override:
                if name_of(part) == "startOverride":
                    self._starts[number, level] = _whole(attribute(part, "val"))
                elif name_of(part) == "lvl":
                    self._levels.setdefault(own, dict(self._levels.get(abstract, {})))[level] = part
        self._lists[number] = own if own in self._levels else abstract

    def next(self, number: str, level: int) -> str:
        """The number of the next paragraph of a list at a level from 0; empty where it has none."""
        levels = self._levels.get(self._lists.get(number, ""), {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(self._lists[number].partition("/")[0], {})
        start = _whole(_value(levels[level], "start") or "1")
        if (number, level) in self._starts and (number, level) not in self._used:
            counts[level] = self._starts[number, level]
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        self._used.add((number, level))
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        return self._text(levels, counts, level)

    def _text(self, levels: dict[int, Element], counts: dict[int, int], level: int) -> str:
        form = _value(levels[level], "numFmt") or "decimal"
        if form == "bullet":
            return BULLET
        legal = any(name_of(part) == "isLgl" for part in levels[level])

        def count(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            if of not in levels:
                return ""
            value = counts.setdefault(of, _whole(_value(levels[of], "start") or "1"))
            return (
                "" if form == "none" else numeral(value, "decimal" if legal else _value(levels[of], "numFmt"))
            )

        return re.sub(r"%([1-9])", count, _value(levels[level], "lvlText")).strip()


def _levels_of(abstract: Element) -> dict[int, Element]:
    return {_whole(attribute(part, "ilvl")): part for part in abstract if name_of(part) == "lvl"}


def _value(level: Element, name: str) -> str:
    return next((attribute(part, "val") for part in level if name_of(part) == name), "")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0


def numeral(value: int, form: str) -> str:
    """A count in one of Word's forms; in digits for forms that documents do not use."""
    if form in _CHINESE:
        return chinese(value)
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))
    if form == "ideographTraditional" and 1 <= value <= 10:
        return _STEMS[value - 1]
    if form == "ideographZodiac" and 1 <= value <= 12:
        return _BRANCHES[value - 1]
    if form in ("upperLetter", "lowerLetter") and value > 0:
        letter = chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if form == "upperRoman" else roman.lower()
    if form.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    if form.startswith("decimalFullWidth"):
        return str(value).translate(_FULL_WIDTH)
    return f"{value:02}" if form == "decimalZero" else str(value)


def chinese(value: int) -> str:
    """A number below ten thousand in Chinese numerals: 十一, 一百零三."""
    if not 0 < value < 10_000:
        return str(value) if value else _DIGITS[0]
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += _DIGITS[digit] + name
        elif text and value and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth) if value < 10_000 else ""
        value %= worth
    return text
