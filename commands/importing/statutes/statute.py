"""Statutes in Markdown: a title, the promulgation history up to a mark, and articles below chapter headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from commands.importing.characters import clean
from commands.importing.dates import find_dates
from commands.importing.errors import CannotImport
from commands.importing.html.headings import closed_up
from commands.importing.markdown.document import Block, Paragraph, Span
from commands.importing.sources import INFO_END
from commands.importing.statutes.history import History, looks_like_history, read_history
from plugins.disclosure.messages import _

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_IN_FORCE = re.compile(
    r"本(?:法|条例|办法|规定|细则|实施细则|规则|规范|方案|章程|决定|通则|守则)(?:从|自|于)\s*(?P<day>\S{4,20}?日)\s*(?:起|开始)\s*(?:施行|实施|生效|执行)"
)
LAST_PARAGRAPHS = 6


@dataclass(frozen=True)
class Statute:
    """What a statute's file says; `source_text` is all its text but the title, for the proof that nothing is lost."""

    title: str
    history: History
    effective_on: date | None
    blocks: list[Block]
    source_text: str


def read_statute(text: str) -> Statute:
    """Read a statute; raises CannotImport when it has no title or no text."""
    lines = clean(text.lstrip("\ufeff")).split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    heading = _HEADING.fullmatch(lines[first].strip()) if lines else None
    if not heading or heading[1] != "#" or not heading[2].strip():
        raise CannotImport(_("第一行不是“# 标题”"))
    rest = lines[first + 1 :]
    mark = next((number for number, line in enumerate(rest) if line.strip() == INFO_END), None)
    head, articles = _head_and_articles(rest, mark)
    blocks = [block for line in [*head, *articles] if (block := _block(line))]
    if not blocks:
        raise CannotImport(_("只有标题，没有正文"))
    history = read_history([line.strip() for line in head if line.strip()])
    effective = history.effective_on or _effective_day([line for line in articles if line.strip()])
    source_text = "\n".join(_words(line) for line in [*head, *articles])
    return Statute(" ".join(heading[2].split()), history, effective, blocks, source_text)


def _head_and_articles(lines: list[str], mark: int | None) -> tuple[list[str], list[str]]:
    """The history and the articles; without a mark the history is the dated lines below the title."""
    if mark is not None:
        return lines[:mark], [line for line in lines[mark + 1 :] if line.strip() != INFO_END]
    end = 0
    for number, line in enumerate(lines):
        if line.strip() and not looks_like_history(f"#\n{line}"):
            break
        end = number + 1
    return lines[:end], lines[end:]


def _block(line: str) -> Block | None:
    text = " ".join(line.strip().split(" "))
    match = _HEADING.fullmatch(text)
    if match:
        words = closed_up(match[2].strip())
        return Paragraph([Span(words)], level=max(len(match[1]), 2)) if words else None
    return Paragraph([Span(text)]) if text else None


def _words(line: str) -> str:
    match = _HEADING.fullmatch(line.strip())
    return match[2] if match else line


def _effective_day(articles: list[str]) -> date | None:
    """The day that the last articles name as the one on which the text takes effect, if they name just one."""
    days = {
        found.day
        for line in articles[-LAST_PARAGRAPHS:]
        for match in _IN_FORCE.finditer(line)
        for found in find_dates(match["day"])
    }
    return days.pop() if len(days) == 1 else None
