"""Addresses within a text: 第十二条 of a rule is `#art-12`, 第二章 is `#ch-2`, whatever is written around it.

They come from the numbers alone, so they stay when a text is corrected, and another site can cite an article. A number
that comes a second time, as in a rule behind the paper that issues it, is told apart by `--2`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from plugins.disclosure.chinese_numbers import ordinal

NUMBER = r"[零〇○一二两三四五六七八九十百千0-9０-９]{1,9}"
_START = re.compile(
    rf"<(?P<tag>p|h[2-6])>(?:\s|<strong>)*"
    rf"第[ \u3000]?(?P<number>{NUMBER})[ \u3000]?(?P<kind>条|节|章|分编|编)(?:之(?P<after>{NUMBER}))?"
    rf"(?P<rest>[^<\n]*)"
)
# What may follow the number of an article; a sentence that begins with "第三条规定的" is none.
_ARTICLE = re.compile(r"\s|[【：:]|[（(][^（）()]{2,20}[）)](?:\s|$)")
_HEADING = re.compile(r"(?:\s|$)[^。；，：]{0,40}$")
_NESTED = re.compile(r"<(/?)(?:table|blockquote|ul|ol|pre)\b")
_RANKS = {"编": 1, "分编": 2, "章": 3, "节": 4, "条": 5}
_NAMES = {"编": "part", "分编": "sub", "章": "ch", "节": "sec", "条": "art"}
_ARTICLES = _RANKS["条"]


class _Mark(NamedTuple):
    """The beginning of an article or a chapter: where its tag ends, how deep it stands, and its number.

    `follows` tells that nothing stands between the mark before it and this one.
    """

    place: int
    kind: str
    number: str
    follows: bool

    @property
    def rank(self) -> int:
        return _RANKS[self.kind]


def anchored(html: str) -> str:
    """The HTML of a text with an id on every paragraph or heading that begins an article or a chapter.

    Quoted articles, and those in lists and tables, belong to another text and get none.
    """
    marks = _without_contents(list(_marks(html))) if "第" in html else []
    if not marks:
        return html
    pieces, end = [], 0
    for mark, name in zip(marks, _names(marks), strict=True):
        pieces.append(f'{html[end : mark.place]} id="{name}"')
        end = mark.place
    return "".join((*pieces, html[end:]))


def _marks(html: str) -> Iterator[_Mark]:
    nested, end_before = None, -1
    for match in _START.finditer(html):
        kind, in_heading = match["kind"], match["tag"] != "p"
        rest, after = match["rest"], html.startswith("</", match.end("rest"))
        if not _begins(kind, rest, in_heading, after):
            continue
        number = _number(match["number"], match["after"])
        if not number:
            continue
        nested = _nested_spans(html) if nested is None else nested
        if any(start < match.start() < end for start, end in nested):
            continue
        follows = end_before >= 0 and not html[end_before : match.start()].strip()
        yield _Mark(match.end("tag"), kind, number, follows)
        end_before = html.find(f"</{match['tag']}>", match.end()) + len(f"</{match['tag']}>")


def _begins(kind: str, rest: str, in_heading: bool, ends: bool) -> bool:
    """Whether what follows a number makes it the beginning of an article or a chapter."""
    if in_heading:
        return True
    if kind == "条":
        return bool(_ARTICLE.match(rest)) or (ends and not rest)
    return ends and bool(_HEADING.fullmatch(rest))


def article_id(written: str, after: str | None) -> str:
    """The id of the article with this number (`十二`, after it 之`一`) in its own text; empty for what is no number."""
    number = _number(written, after)
    return f"{_NAMES['条']}-{number}" if number else ""


def _number(written: str, after: str | None) -> str:
    first, second = ordinal(written), ordinal(after) if after else 0
    if not first or (after and not second):
        return ""
    return f"{first}-{second}" if after else str(first)


def _nested_spans(html: str) -> list[tuple[int, int]]:
    spans, depth, start = [], 0, 0
    for match in _NESTED.finditer(html):
        if not match[1]:
            start = start if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start, match.end()))
    return spans


def _without_contents(marks: list[_Mark]) -> list[_Mark]:
    """The marks without those of a table of contents: chapters that follow each other and hold nothing.

    Of a row of chapters only the last ones, each deeper than the one before, can hold what comes next.
    """
    kept: list[_Mark] = []
    row: list[_Mark] = []
    for mark in (*marks, None):
        if row and (mark is None or not mark.follows or mark.rank == _ARTICLES):
            kept += _last_of_row(row, mark)
            row = []
        if mark is None:
            break
        if mark.rank == _ARTICLES:
            kept.append(mark)
        else:
            row.append(mark)
    return kept


def _last_of_row(row: list[_Mark], following: _Mark | None) -> list[_Mark]:
    first = len(row) - 1
    while first and row[first - 1].rank < row[first].rank:
        first -= 1
    holds = following is not None and following.follows and following.rank == _ARTICLES
    # The last chapter that a long table of contents names holds nothing either.
    return row[first:] if holds or first < 2 else []


def _names(marks: list[_Mark]) -> Iterator[str]:
    """The ids: of a section with that of its chapter, because sections are counted anew in every one."""
    above: dict[int, str] = {}
    used: Counter[str] = Counter()
    for mark in marks:
        own = f"{_NAMES[mark.kind]}-{mark.number}"
        if mark.rank < _ARTICLES:
            above = {rank: name for rank, name in above.items() if rank < mark.rank}
            above[mark.rank] = own
            own = "-".join(above[rank] for rank in sorted(above))
        used[own] += 1
        yield own if used[own] == 1 else f"{own}--{used[own]}"
