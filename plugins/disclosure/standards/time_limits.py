"""Time limits of standard catalogs: words and numbers (`20 个工作日`, `每季度`, `长期公开`) turned into a rule.

What cannot be understood for certain, or says two different things, stays text: `Kind.UNKNOWN`, never a guess.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from plugins.disclosure.working_days import PUBLICATION_LIMIT

MAX_AMOUNT = 366


class Kind(StrEnum):
    """What kind of duty a time limit sets."""

    WITHIN = "within"
    PROMPT = "prompt"
    EVERY = "every"
    LONG = "long"
    UNKNOWN = "unknown"


class Unit(StrEnum):
    """Units of an amount: official working days, calendar days, calendar months."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True)
class TimeLimit:
    """A time limit as written and as understood.

    WITHIN and PROMPT: at the latest `amount` `unit` after the information was formed or the event took place.
    EVERY: every `months` months; with `due` (month, day) by that day of the year, or (0, day) of the month or quarter
    that follows; else `amount` `unit` are the days in which the information about a period that has ended may follow.
    """

    text: str
    kind: Kind
    amount: int = PUBLICATION_LIMIT
    unit: Unit = Unit.WORKING_DAYS
    months: int = 0
    due: tuple[int, int] | None = None


# 条例 Art. 26 sets the limit where a catalog names none, and bounds what is to be published "promptly".
STATUTORY = TimeLimit("", Kind.WITHIN)

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_CHINESE = re.compile(r"[零〇一二两三四五六七八九十百]+(?=个|工作日|日|天|月|年|周|季|小时|次)")
_WORKING = re.compile(r"(\d{1,3})(?:个?工作[日天]|个?[日天]?\(工作日\))(?!之?前)")
_DAYS = re.compile(r"(\d{1,3})个?(?:自然|日历)?[日天](?!之?前)")
_MONTHS = re.compile(r"(\d{1,2})个月")
_SAME_DAY = re.compile(r"当[日天](?!之?[日起])")
_HOURS = re.compile(r"(\d{1,3})个?小时")
# "15 个工作日内公开，公示不少于 10 个工作日": the second half is no limit for publishing.
_STAYS_OPEN = re.compile(
    r"[,。;]?(?:公示|公告|公开|张贴)?(?:期限|时间|期)?(?:不得?少于|不低于|至少)\d{1,3}个?(?:工作)?[日天]"
)
# How long something stays open, or how long before an event it has to be there, is another duty.
_OTHER_DUTY = re.compile(
    r"公示|不少于|不得少于|不低于|以上|保留|至少\d+[个日天]|提前|前\d+个?(?:工作)?[日天]"
)
_YEARLY_DAY = re.compile(r"每年(?:度)?(\d{1,2})月(\d{1,2})日(?:之?前|以前|前公开)?")
_YEARLY_MONTH = re.compile(r"每年(?:度)?(\d{1,2})月(?:底|末)(?:之?前|以前)?")
_MONTHLY_DAY = re.compile(r"每(?:个)?月(\d{1,2})[日号](?:之?前|以前)?")
_EVERY_MONTHS = re.compile(r"每隔?(\d{1,2})个月|(?<!\d)1个?季度1次")
_EVERY_WORDS = (
    (6, re.compile(r"每(?:半年|年(?:2|两)次)(?:度)?|半年1次|按半年(?:度)?|半年度?(?=结束|终了|届满)")),
    (3, re.compile(r"每(?:个)?季度?|按季度?|季度公开|季度?(?=结束|终了|届满)")),
    (12, re.compile(r"每年(?:度)?|年度公开|按年度?|逐年|1年1次|年度(?=结束|终了|届满)")),
    (1, re.compile(r"每(?:个)?月|按月|逐月|月度公开|1个?月1次|月度?(?=结束|终了|届满)")),
)
_PROMPT = re.compile(r"实时|及时|即时|随时|立即|第一时间")
_LONG = re.compile(r"长期|永久|常年|长年|动态(?:更新|调整|公开)")
_FILLERS = re.compile(
    r"(?:1|至少1)次|结束|终了|届满|之?日?起|之?后|以内|之?内|之?前|至少|公开|更新|公布|发布|年初|年底|上1?年度?|[、,。;:()\s]"
)
_TIME_LEFT = re.compile(r"\d|定期|适时|按规定|按(?:照)?进度|分阶段|[半上下本]年|季|月|工作日|周|旬")
_YEAR_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@lru_cache(maxsize=4096)
def understood(text: str) -> TimeLimit:
    """The time limit that `text` sets; an empty text stands for the limit of 条例 Art. 26."""
    if not text.strip():
        return STATUTORY
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    plain = _CHINESE.sub(lambda match: str(number(match[0])), plain)
    plain = _STAYS_OPEN.sub("", plain.replace("长期公示", "长期公开"))
    if _OTHER_DUTY.search(plain):
        return TimeLimit(text, Kind.UNKNOWN)
    return _Reading(text, plain).limit()


def number(written: str) -> int:
    """The value of a Chinese number up to 999 (`二十` → 20, `三百六十六` → 366)."""
    total, digit = 0, 0
    for sign in written:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = digit * 10 + _DIGITS[sign]
    return total + digit


class _Reading:
    """One text, from which every phrase that is understood is taken out until nothing about time may be left."""

    def __init__(self, text: str, plain: str) -> None:
        self._text = text
        self._left = plain

    def limit(self) -> TimeLimit:
        """The one rule of the text, or UNKNOWN."""
        every = self._every()
        within = self._within()
        prompt, long = self._take(_PROMPT), self._take(_LONG)
        if every is None or within is None or _TIME_LEFT.search(_FILLERS.sub("", self._left)):
            return TimeLimit(self._text, Kind.UNKNOWN)
        if every:
            ((months, due),) = every
            if due and within:
                return TimeLimit(self._text, Kind.UNKNOWN)
            amount, unit = next(iter(within), (PUBLICATION_LIMIT, Unit.WORKING_DAYS))
            return TimeLimit(self._text, Kind.EVERY, amount, unit, months, due)
        if within:
            ((amount, unit),) = within
            return TimeLimit(self._text, Kind.WITHIN, amount, unit)
        if prompt or long:
            return TimeLimit(self._text, Kind.PROMPT if prompt else Kind.LONG)
        return TimeLimit(self._text, Kind.UNKNOWN)

    def _take(self, phrase: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(phrase.finditer(self._left))
        self._left = phrase.sub("|", self._left)
        return found

    def _every(self) -> set[tuple[int, tuple[int, int] | None]] | None:
        """The one period that the text names, none at all, or None for more than one or an impossible one."""
        found: set[tuple[int, tuple[int, int] | None]] = set()
        for match in self._take(_YEARLY_DAY):
            found.add((12, (int(match[1]), int(match[2]))))
        for match in self._take(_YEARLY_MONTH):
            month = int(match[1])
            found.add((12, (month, _YEAR_DAYS[month] if 1 <= month <= 12 else 0)))
        for match in self._take(_MONTHLY_DAY):
            found.add((1, (0, int(match[1]))))
        for match in self._take(_EVERY_MONTHS):
            found.add((int(match[1] or 3), None))
        for months, phrase in _EVERY_WORDS:
            if self._take(phrase):
                found.add((months, None))
        return found if len(found) <= 1 and all(map(_is_possible, found)) else None

    def _within(self) -> set[tuple[int, Unit]] | None:
        """The one amount that the text names, none at all, or None for more than one or an impossible one."""
        found = {(int(match[1]), Unit.WORKING_DAYS) for match in self._take(_WORKING)}
        found |= {(int(match[1]), Unit.DAYS) for match in self._take(_DAYS)}
        found |= {(int(match[1]), Unit.MONTHS) for match in self._take(_MONTHS)}
        hours = {int(match[1]) for match in self._take(_HOURS)}
        sound = all(0 < amount <= MAX_AMOUNT for amount, _unit in found)
        found |= {(0, Unit.DAYS) for _match in self._take(_SAME_DAY)}
        found |= {(hour // 24, Unit.DAYS) for hour in hours if hour % 24 == 0}
        return found if len(found) <= 1 and sound and all(hour and hour % 24 == 0 for hour in hours) else None


def _is_possible(period: tuple[int, tuple[int, int] | None]) -> bool:
    months, due = period
    if due is None:
        return 0 < months <= 60
    month, day = due
    return 0 <= month <= 12 and 1 <= day <= (_YEAR_DAYS[month] if month else 28)
