"""Headings, which these pages do not mark as such: known by alignment, weight, face and numbering (GB/T 9704).

Titles are centred, 第…章 stands by its words, 一、 is bold, （一） in 楷体 or bold. What looks like running text
stays text, so a rule here is about looks and numbering, never about the words of a certain document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from commands.importing.characters import squeeze
from commands.importing.html.white_space import merge
from commands.importing.markdown.document import BREAK, Block, Paragraph, Span, without_style

TITLE_SIZE = 15.0
LONGEST_TITLE = 150
LONGEST_HEADING = 60
TITLE, LABEL = "title", "label"
_NUMERAL = "[一二三四五六七八九十百零〇]+"
_DIVISION = re.compile(rf"第(?:{_NUMERAL}|[0-9]+)(?P<unit>[编篇章节])(?:[\s\u3000]*\S.{{0,40}})?")
_NUMBERING = (
    ("一、", re.compile(rf"{_NUMERAL}[、.．]")),
    ("（一）", re.compile(rf"[（(]{_NUMERAL}[）)]")),
    ("1.1.1", re.compile(r"[0-9]+[.．][0-9]+[.．][0-9]+(?![0-9])")),
    ("1.1", re.compile(r"[0-9]+[.．][0-9]+(?![0-9.．])")),
    ("1", re.compile(r"[0-9]+(?:[、.．](?![0-9])|[\s\u3000])")),
    ("（1）", re.compile(r"[（(][0-9]+[）)]")),
)
# The order in which kinds of headings contain each other; a label is placed by where it first occurs.
_RANKS = ("编", "篇", "章", "节", "一、", "（一）", "1", "1.1", "1.1.1", "（1）", LABEL)
_MAY_END_IN_STOP = ("一、", "（一）")
_SENTENCES = re.compile(r"[。；！？!?;].*\S", re.DOTALL)
_RUNNING_END = re.compile(r"[。；，、：:,;]$")
_ATTACHMENT_LABEL = re.compile(r"附[件录表图][\s\u3000]*[0-9一二三四五六七八九十]*[\s\u3000]*[：:.．、]?")


@dataclass(frozen=True)
class _Mark:
    """What a paragraph is as a heading: its kind, and whether the next line may belong to it."""

    kind: str
    joins: bool = False


def mark_headings(blocks: list[Block], title: str) -> list[Block]:
    """`blocks` with titles and section headings found, their lines joined and their levels set.

    `title` is the title in the metadata: the same words at the beginning of the text are its title, whatever they
    look like.
    """
    blocks = _join_first_title(blocks, squeeze(title))
    blocks, kinds = _join_titles(blocks)
    _set_levels(blocks, kinds)
    return [_as_heading(block) if isinstance(block, Paragraph) and block.level else block for block in blocks]


def _join_first_title(blocks: list[Block], title: str) -> list[Block]:
    """Make one heading of the paragraphs at the beginning that together are the title of the metadata."""
    words = ""
    for count, block in enumerate(blocks[:8], start=1):
        if not isinstance(block, Paragraph):
            break
        words += squeeze(block.text)
        if title and words == title:
            lines = [line for line in blocks[:count] if isinstance(line, Paragraph)]
            joined = _joined(lines)
            joined.tag = TITLE
            return [joined, *blocks[count:]]
        if not title.startswith(words):
            break
    return blocks


def _join_titles(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """Join the lines of titles; with the kind of each block, empty for those that are no headings."""
    joined: list[Block] = []
    kinds: list[str] = []
    previous = _Mark("")
    for block in blocks:
        mark = _mark(block) if isinstance(block, Paragraph) else _Mark("")
        before = joined[-1] if joined else None
        if (
            isinstance(before, Paragraph)
            and isinstance(block, Paragraph)
            and _continues(before, previous, block, mark)
        ):
            joined[-1] = _joined([before, block]) if mark.kind else _run_on(before, block)
        else:
            joined.append(block)
            kinds.append(mark.kind)
        previous = mark
    return joined, kinds


def _mark(paragraph: Paragraph) -> _Mark:
    text = paragraph.text.strip()
    if paragraph.tag:
        is_heading = paragraph.tag != "dt" and len(text) <= LONGEST_TITLE
        return _Mark(paragraph.tag if is_heading else "")
    division = _DIVISION.fullmatch(text.replace(BREAK, ""))
    if division and not _SENTENCES.search(text) and not _RUNNING_END.search(text):
        return _Mark(division["unit"])
    if paragraph.align == "center":
        return _centred(paragraph, text)
    if paragraph.align == "right" or len(text) > LONGEST_HEADING or not (paragraph.bold or paragraph.kai):
        return _Mark("")
    if _SENTENCES.search(text) or _ATTACHMENT_LABEL.fullmatch(text) or BREAK in text:
        return _Mark("")
    numbered = next((kind for kind, pattern in _NUMBERING if pattern.match(text)), "")
    if numbered:
        ends = "；，：" if numbered in _MAY_END_IN_STOP else "。；，："
        return _Mark("" if text[-1] in ends else numbered)
    return _Mark("" if _RUNNING_END.search(text) or not paragraph.bold else LABEL)


def _centred(paragraph: Paragraph, text: str) -> _Mark:
    """Centred lines are titles when they are large, headings when they are bold, captions otherwise."""
    if len(text) > LONGEST_TITLE or not re.search(r"[^\W\d_]", text):
        return _Mark("")
    if paragraph.size >= TITLE_SIZE:
        return _Mark(TITLE, joins=True)
    if not paragraph.bold:
        return _Mark("")
    numbered = next((kind for kind, pattern in _NUMBERING[:2] if pattern.match(text)), "")
    return _Mark(numbered or LABEL, joins=not numbered)


def _continues(before: Paragraph, previous: _Mark, block: Paragraph, mark: _Mark) -> bool:
    """Whether a centred line goes on with the one before: both titles, or a bracket is still open."""
    if block.gap or block.align != "center" or not _same_look(before, block):
        return False
    text = before.text
    if len(text) > LONGEST_TITLE:
        return False
    bracket_open = text.count("（") + text.count("(") > text.count("）") + text.count(")")
    return (mark.joins and previous.joins) or (not mark.kind and not previous.kind and bracket_open)


def _same_look(first: Paragraph, second: Paragraph) -> bool:
    return (first.align, first.bold, first.kai, first.size) == (
        second.align,
        second.bold,
        second.kai,
        second.size,
    )


def _joined(lines: list[Paragraph]) -> Paragraph:
    """One paragraph of several lines, with the breaks between them."""
    first = lines[0]
    spans = list(first.spans)
    for line in lines[1:]:
        spans += [Span(BREAK), *line.spans]
    return Paragraph(merge(spans), first.align, first.indent, first.gap, first.tag)


def _run_on(before: Paragraph, block: Paragraph) -> Paragraph:
    return Paragraph(merge([*before.spans, *block.spans]), before.align, before.indent, before.gap)


def _set_levels(blocks: list[Block], kinds: list[str]) -> None:
    """Levels from 2 down, part by part: a part begins with each title, and uses its own kinds of headings."""
    starts = [number for number, kind in enumerate(kinds) if kind == TITLE]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        _set_levels_of_part(blocks[start:end], kinds[start:end])


def _set_levels_of_part(blocks: list[Block], kinds: list[str]) -> None:
    below = 3 if kinds and kinds[0] == TITLE else 2
    used = list(dict.fromkeys(kind for kind in kinds if kind and kind != TITLE))
    tags = sorted(kind for kind in used if kind.startswith("h"))
    others = sorted((kind for kind in used if kind in _RANKS), key=_RANKS.index)
    if LABEL in used and used.index(LABEL) == 0 and len(others) > 1:
        others.remove(LABEL)
        others.insert(0, LABEL)
    levels = {kind: min(below + place, 6) for place, kind in enumerate([*tags, *others])}
    for block, kind in zip(blocks, kinds, strict=True):
        if kind and isinstance(block, Paragraph):
            block.level = 2 if kind == TITLE else levels[kind]


def _as_heading(paragraph: Paragraph) -> Paragraph:
    """A heading without style and line breaks, its letters no longer spaced out to fill a line (`总　则`)."""
    spans = [
        Span(_one_line(span.text), href=span.href, raised=span.raised)
        for span in merge(without_style(paragraph.spans))
    ]
    return Paragraph(spans, paragraph.align, 0, paragraph.gap, paragraph.tag, paragraph.level)


def _one_line(text: str) -> str:
    """Lines put together; a space only where Latin words or numbers would run together."""
    lines = [closed_up(line) for line in text.split(BREAK)]
    joined = lines[0]
    for line in lines[1:]:
        apart = _is_latin(joined[-1:]) and _is_latin(line[:1])
        joined += " " + line if apart else line
    return joined


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


_SPACED = re.compile(rf"(?<!\S)(?!{_NUMERAL}\s)[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff](?!\S))+")


def closed_up(text: str) -> str:
    """Single Chinese characters with spaces between them put together, as titles spread over a line are typed."""
    return _SPACED.sub(lambda match: "".join(match[0].split()), text)
