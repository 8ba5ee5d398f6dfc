"""Dates as Chinese texts write them: 2026年3月1日, 二〇二六年三月一日."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

_DIGITS = str.maketrans("〇○Ｏ零一二三四五六七八九", "0000123456789")
_WHOLE = re.compile(
    r"(?P<year>\d{4}|[〇○Ｏ零一二三四五六七八九]{4})年"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})日"
)


def whole_date(text: str) -> date | None:
    """The date that `text` is, apart from spaces, or None."""
    match = _WHOLE.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    return _date(match) if match else None


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Every date in `text`, with where it begins and ends; days that no calendar has are left out."""
    for match in _WHOLE.finditer(text):
        day = _date(match)
        if day:
            yield day, match.start(), match.end()


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"].translate(_DIGITS)), _number(match["month"]), _number(match["day"]))
    except ValueError:
        return None


def _number(text: str) -> int:
    """1 to 99 in Arabic or Chinese digits (十二, 二十, 三十一)."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(text.translate(_DIGITS))
    return int((tens or "1").translate(_DIGITS)) * 10 + int((ones or "0").translate(_DIGITS))
