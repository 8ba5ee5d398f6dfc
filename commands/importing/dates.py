"""Dates as Chinese documents write them, in Arabic or Chinese numerals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

NUMERALS = "〇零○Ｏ一二三四五六七八九"
_DIGITS = {"〇": 0, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "元": 1, "两": 2} | {
    numeral: value for value, numeral in enumerate("一二三四五六七八九", start=1)
}
_SPACE = r"[\s\u3000]*"
_ARABIC = (
    rf"(?P<y>[0-9]{{4}}){_SPACE}[年./\-—－]{_SPACE}(?P<m>[0-9]{{1,2}}){_SPACE}[月./\-—－]"
    rf"{_SPACE}(?P<d>[0-9]{{1,2}})(?![0-9]){_SPACE}日?"
)
_CHINESE = (
    rf"(?P<cy>[{NUMERALS}O]{{4}}){_SPACE}年{_SPACE}(?P<cm>[元一二三四五六七八九十]{{1,3}}){_SPACE}月"
    rf"{_SPACE}(?P<cd>[一二三四五六七八九十]{{1,3}}){_SPACE}日"
)
_DATE = re.compile(f"(?:(?<![0-9]){_ARABIC}|{_CHINESE})")
_CLOCK = re.compile(r"[T\s]*([01]?[0-9]|2[0-3])[:：]([0-5][0-9])(?:[:：][0-5][0-9](?:\.0)?)?")


class FoundDate(NamedTuple):
    """A date in a text and where it stands."""

    day: date
    start: int
    end: int


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every possible calendar day written in `text`, in order; `2018年13月1日` is none."""
    for match in _DATE.finditer(_narrow(text)):
        day = _day(match)
        if day:
            yield FoundDate(day, match.start(), match.end())


def parse_day(text: str) -> date | None:
    """The day that `text` is and nothing else (`2018年10月27日`, `2018-10-27`, `二〇一八年十月二十七日`), or None."""
    text = _narrow(text).strip()
    match = _DATE.match(text)
    if not match or not re.fullmatch(r"\s*(?:[（(]?星期.[）)]?)?", text[match.end() :]):
        return None
    return _day(match)


def parse_moment(text: str) -> str | None:
    """Like `parse_day`, as text, with the clock time when one is written; midnight is a system's way to say none."""
    text = _narrow(text).strip()
    match = _DATE.match(text)
    day = _day(match) if match else None
    if match is None or day is None:
        return None
    rest = text[match.end() :].strip()
    if not rest:
        return str(day)
    clock = _CLOCK.fullmatch(rest)
    if not clock:
        return None
    time = f"{int(clock[1]):02}:{clock[2]}"
    return str(day) if time == "00:00" else f"{day} {time}"


def _narrow(text: str) -> str:
    """Full-width digits and signs as ASCII, every character staying in its place."""
    return "".join(
        unicodedata.normalize("NFKC", character) if "！" <= character <= "～" else character
        for character in text
    ).replace("Ｏ", "O")


def _day(match: re.Match[str]) -> date | None:
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        year = int("".join(str(_DIGITS[numeral]) for numeral in match["cy"]))
        month, day = _number(match["cm"]), _number(match["cd"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(numerals: str) -> int:
    """The value of a numeral below one hundred (`二十七`)."""
    tens, ten, ones = numerals.rpartition("十")
    value = (_DIGITS.get(tens, 1) if ten else 0) * 10
    return value + (_DIGITS.get(ones, 0) if ones else 0)


def whole_number(numerals: str) -> int | None:
    """The value of a number below one thousand in digits or Chinese numerals (`七十三`, `一百零五`), or None."""
    text = _narrow(numerals)
    if text.isascii() and text.isdigit():
        return int(text)
    match = re.fullmatch(
        r"(?:([一二三四五六七八九])百)?零?([一二三四五六七八九]?十)?([一二三四五六七八九])?", text
    )
    if not match or not text:
        return None
    hundreds, tens, ones = match.groups()
    return (
        (_DIGITS[hundreds] * 100 if hundreds else 0)
        + (_number(tens) if tens else 0)
        + (_DIGITS[ones] if ones else 0)
    )
