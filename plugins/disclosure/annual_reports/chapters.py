"""The six chapters of a report's text, each under a heading `## 一、总体情况` (年报格式)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.disclosure.messages import _, label

NUMERALS = "一二三四五六"
TITLES = (
    label("总体情况"),
    label("主动公开政府信息情况"),
    label("收到和处理政府信息公开申请情况"),
    label("政府信息公开行政复议、行政诉讼情况"),
    label("存在的主要问题及改进情况"),
    label("其他需要报告的事项"),
)
# What a heading must say, whatever else it says: bodies write it with small differences.
_WORDS = (
    ("总体情况",),
    ("主动公开", "情况"),
    ("申请", "情况"),
    ("复议", "诉讼"),
    ("问题", "改进"),
    ("其他", "报告", "事项"),
)
OVERVIEW, PROBLEMS, OTHER_MATTERS = 1, 5, 6
TO_WRITE = label("（待撰写）")
_HEADING = re.compile(rf"#{{1,6}}\s+(?P<numeral>[{NUMERALS}])[、.．]\s*(?P<title>.+?)\s*#*\s*")
_MARKS = ("#", "`", "~", " ")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_NOT_LETTERS = re.compile(r"\s+|[*_`#>|-]+")


@dataclass(frozen=True)
class Chapter:
    """One chapter: its number (1–6), its title as written, the Markdown below it, and their lines in the text (0–)."""

    number: int
    title: str
    text: str
    line: int

    @property
    def letters(self) -> int:
        """How many characters it has, without white space and marks."""
        return len(_NOT_LETTERS.sub("", self.text))

    @property
    def has_right_title(self) -> bool:
        """Whether the title says what the form asks for."""
        return all(word in self.title for word in _WORDS[self.number - 1])


def heading(number: int) -> str:
    """The heading of a chapter as the form has it."""
    return f"{NUMERALS[number - 1]}、{_(TITLES[number - 1])}"


def number_of_heading(text: str) -> int:
    """The number of the chapter that a line of text is the heading of; 0 for none."""
    match = _HEADING.fullmatch(f"# {text.strip()}")
    if match:
        chapter = Chapter(NUMERALS.index(match["numeral"]) + 1, match["title"], "", 0)
        if chapter.has_right_title:
            return chapter.number
    return 0


def chapters_of(text: str) -> list[Chapter]:
    """The chapters in the order in which they stand; what comes before the first is left out."""
    lines = text.split("\n")
    starts = list(_headings(lines))
    ends = [start for start, _match in starts[1:]] + [len(lines)]
    return [
        Chapter(
            NUMERALS.index(match["numeral"]) + 1,
            match["title"],
            "\n".join(lines[start + 1 : end]).strip("\n"),
            start,
        )
        for (start, match), end in zip(starts, ends, strict=True)
    ]


def _headings(lines: list[str]) -> Iterator[tuple[int, re.Match[str]]]:
    fenced = False
    for number, line in enumerate(lines):
        if not line.startswith(_MARKS):
            continue
        if _FENCE.match(line):
            fenced = not fenced
        match = None if fenced else _HEADING.fullmatch(line)
        if match:
            yield number, match
