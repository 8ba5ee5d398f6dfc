"""Paragraphs that belong together: tables of contents, and lists of names that white space keeps in columns."""

from __future__ import annotations

import re
from collections import Counter

from commands.importing.characters import squeeze
from commands.importing.html.white_space import merge
from commands.importing.markdown.document import BREAK, Block, Paragraph, Span, without_style

LONGEST_LINE = 70
DEEP = 3
_GAP_INSIDE = re.compile(r"\S\u3000{2,}\S")
_SENTENCE = re.compile(r"[。；！？]\S|[。；，：:]$")
_PAGE_NUMBER = re.compile(r"[\s\u3000.．…·—-]*[（(]?[0-9]*[）)]?$")


def group_contents(blocks: list[Block]) -> list[Block]:
    """A table of contents as one paragraph, so that its lines are not taken for the headings that they announce.

    It begins below a line that says 目录 and ends where its first entry comes again, as the first heading.
    """
    grouped: list[Block] = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        grouped.append(block)
        number += 1
        if isinstance(block, Paragraph) and squeeze(block.text) in ("目录", "目次"):
            lines = _contents(blocks[number:])
            if lines:
                grouped.append(_lines_together(lines, 0))
                number += len(lines)
    return grouped


def _contents(blocks: list[Block]) -> list[Paragraph]:
    first = ""
    lines: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            return []
        entry = squeeze(_PAGE_NUMBER.sub("", block.text))
        if lines and entry == first:
            return lines
        if len(block.text) > LONGEST_LINE or "。" in block.text:
            return []
        first = first or entry
        lines.append(block)
    return []


def group_columns(blocks: list[Block]) -> list[Block]:
    """Lists of names and posts, and numbered attachments below each other, as paragraphs with line breaks.

    Their columns are made of white space, which is kept; a paragraph for each line would tear them apart.
    """
    usual = _usual_indent(blocks)
    grouped: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and not block.level and _goes_on(run, block, usual):
            run.append(block)
            continue
        grouped += _ended(run, usual)
        run = [block] if isinstance(block, Paragraph) and _may_begin(block) else []
        if not run:
            grouped.append(block)
    return grouped + _ended(run, usual)


def _usual_indent(blocks: list[Block]) -> int:
    """The indent of a new paragraph: none where the page leaves it to CSS, two characters where it is typed."""
    indents = Counter(
        block.indent for block in blocks if isinstance(block, Paragraph) and block.align != "right"
    )
    return indents.most_common(1)[0][0] if indents else 0


def _may_begin(block: Paragraph) -> bool:
    return not block.level and block.align not in ("center", "right") and _is_line(block)


def _is_line(block: Paragraph) -> bool:
    return len(block.text) <= LONGEST_LINE and not _SENTENCE.search(block.text)


def _goes_on(run: list[Paragraph], block: Paragraph, usual: int) -> bool:
    if not run or block.gap or block.align in ("center", "right") or not _is_line(block):
        return False
    if block.indent - usual >= DEEP:
        return True
    return _GAP_INSIDE.search(block.text) is not None and _GAP_INSIDE.search(run[0].text) is not None


def _ended(run: list[Paragraph], usual: int) -> list[Block]:
    return [_lines_together(run, usual)] if len(run) > 1 else list(run)


def _lines_together(lines: list[Paragraph], usual: int) -> Paragraph:
    least = min(min(line.indent for line in lines), usual)
    spans: list[Span] = []
    for number, line in enumerate(lines):
        if number:
            spans += [Span(BREAK), Span("\u3000" * ((line.indent - least) // 2))]
        spans += without_style(line.spans)
    first = lines[0]
    return Paragraph(merge([span for span in spans if span.text]), first.align, first.indent, first.gap)
