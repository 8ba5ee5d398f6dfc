"""Numbers that a text announces and its list does not keep: “七公开” followed by eight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from plugins.disclosure.checks.registry import Hit, item_check
from plugins.disclosure.checks.source_text import Place, hits_in_text, text_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

MOST_LINES, MOST_LISTS = 300, 100
_NUMERALS = "一二三四五六七八九十"
_NUMBER = r"(?P<count>[两二三四五六七八九十]{1,3}|[0-9]{1,2})"
_UNITS = "个方面|个环节|个步骤|个部分|大类|方面|项|个|种|类|条|点|款"
_REST = r"[^。；：:\n]{0,20}[：:][ \t　]{0,8}$"
_LIST_FOLLOWS = re.compile(rf"(?:以下|下列|如下) {{0,1}}{_NUMBER} {{0,1}}(?:{_UNITS}){_REST}", re.MULTILINE)
# These begin with a fixed word, because a text is searched for one much more quickly than for any of ten numerals.
_OPEN = rf"公开(?<=[{_NUMERALS}]公开)[”\"」』]?"
_OPEN_FOLLOWS = re.compile(_OPEN + _REST, re.MULTILINE)
_IN_LINE = re.compile(
    _OPEN + r"(?:[（(]|[，,]?(?:即|就是|包括)[：:]?|[：:])"
    r"(?P<list>[^。；;：:（）()\n]{2,120}?公开)(?=[。；;）)\n]|$)"
)
_MARKS = (
    re.compile(r"第([一二三四五六七八九十百]{1,5})[章节条]"),
    re.compile(r"([一二三四五六七八九十]{1,3})、"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"([0-9]{1,3})(?:[.．、]|\\.)(?![0-9])"),
    re.compile(r"[（(]([0-9]{1,3})[）)]"),
    re.compile(r"([①-⑳])"),
)
_BULLET = re.compile(r"[-*+•·●] ")


class _Mark(NamedTuple):
    """How a line of a list begins: the rank of the form of its number, and the number."""

    rank: int
    number: int


@item_check(
    "announced-count",
    Severity.WARNING,
    summary=label("正文说有几项，后面就列几项"),
    mend=label("核对是数目写错，还是有一项多列或漏列"),
)
def announced_count(item: Item, register: Register) -> Iterator[Hit]:
    """A number that is announced agrees with the list that follows; where the list is unclear nothing is said."""
    text = text_of(item)
    if "公开" in text or "以下" in text or "下列" in text or "如下" in text:
        yield from hits_in_text(item, text, [*_lists(text), *_within_lines(text)])


def _lists(text: str) -> Iterator[Place]:
    introductions = chain(
        ((match, match["count"]) for match in _LIST_FOLLOWS.finditer(text)),
        ((match, _count_before(text, match)) for match in _OPEN_FOLLOWS.finditer(text)),
    )
    for match, count in islice(introductions, MOST_LISTS):
        announced = _number(count)
        listed = _length(_lines_after(text, match.end()))
        if listed and announced > 1 and listed != announced:
            message = _("说有 {announced} 项，后面列了 {listed} 项", announced=announced, listed=listed)
            yield Place(match.start(), message)


def _within_lines(text: str) -> Iterator[Place]:
    for match in _IN_LINE.finditer(text):
        announced = _number(_count_before(text, match))
        counts = {len(match["list"].split("、")), len(re.split("、|以及|和|及|与", match["list"]))}
        if announced > 1 and "、" in match["list"] and announced not in counts:
            message = _("说有 {announced} 项，后面列了 {listed} 项", announced=announced, listed=max(counts))
            yield Place(match.start(), message)


def _count_before(text: str, match: re.Match[str]) -> str:
    """The numerals right before a match, two at most."""
    before = text[max(match.start() - 2, 0) : match.start()]
    return before if before[0] in _NUMERALS else before[1:]


def _lines_after(text: str, position: int) -> Sequence[str]:
    lines: list[str] = []
    while len(lines) < MOST_LINES and (start := text.find("\n", position)) >= 0:
        end = text.find("\n", start + 1)
        lines.append(text[start + 1 : end if end >= 0 else len(text)].strip(" \t\u3000*_"))
        position = end if end >= 0 else len(text)
    return [line for line in lines if line]


def _length(lines: Sequence[str]) -> int:
    """How many entries the list at the beginning of `lines` has; 0 where there is none or that is unclear."""
    if not lines:
        return 0
    if _BULLET.match(lines[0]):
        return next((n for n, line in enumerate(lines) if not _BULLET.match(line)), len(lines))
    first = _mark(lines[0])
    if first is None or first.number != 1:
        return 0
    count = 1
    for line in lines[1:]:
        mark = _mark(line)
        if line.startswith("#") or (mark and mark.rank < first.rank):
            break
        if mark and mark.rank == first.rank:
            if mark.number == 1:
                break
            if mark.number != count + 1:
                return 0
            count += 1
    return count


def _mark(line: str) -> _Mark | None:
    for rank, pattern in enumerate(_MARKS):
        match = pattern.match(line)
        if match:
            return _Mark(rank, _number(match[1]))
    return None


def _number(written: str) -> int:
    """The number below 100 that is written in Chinese or Arabic numerals; 0 for others."""
    if written.isascii():
        return int(written)
    if "①" <= written <= "⑳":
        return ord(written) - ord("①") + 1
    tens, ten, ones = written.replace("两", "二").rpartition("十")
    if not ten:
        return _NUMERALS.find(ones) + 1 if len(ones) == 1 else 0
    high = _NUMERALS.find(tens) + 1 if tens else 1
    low = _NUMERALS.find(ones) + 1 if ones else 0
    return high * 10 + low if len(tens) <= 1 and len(ones) <= 1 else 0
