"""Blocks as Markdown, as a person would type it; the renderer is Python-Markdown with tables and sane_lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote

from commands.importing.markdown.document import (
    ATTACHMENT,
    Block,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    split_lines,
)
from commands.importing.markdown.escapes import (
    escape_address,
    escape_heading,
    escape_inline,
    escape_line_start,
)
from commands.importing.markdown.tables import write_table

LONGEST_LEAD_IN = 60
_LEAD_IN_END = re.compile(r"[。：:；]$")
_PUNCTUATION = "，。、；：？！…—·“”‘’（）《》〈〉【】〔〕「」『』,.;:?!()[]\"' \u3000"
_NOT_OPENING = re.compile(rf"^[{re.escape(_PUNCTUATION)}]+")
_NOT_CLOSING = re.compile(rf"[{re.escape(_PUNCTUATION)}]+$")


@dataclass(frozen=True)
class MarkdownWriter:
    """Writes for an item whose attachments lie in `folder`; `styled` off leaves out weight and links."""

    folder: str
    styled: bool = True

    def write(self, blocks: list[Block]) -> str:
        """The Markdown of `blocks`, ending with a line feed; an empty text for no blocks."""
        parts = [self._block(block) for block in _apart(blocks)]
        text = "\n\n".join(part for part in parts if part)
        return text + "\n" if text else ""

    def _block(self, block: Block) -> str:
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        if isinstance(block, ListBlock):
            return self._list(block)
        if isinstance(block, Quote):
            inner = self.write(block.blocks).rstrip("\n")
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        return write_table(block, self.inline, self.address)

    def _paragraph(self, paragraph: Paragraph) -> str:
        spans = paragraph.spans if paragraph.level else _with_lead_in(paragraph)
        if paragraph.level:
            return "#" * paragraph.level + " " + escape_heading(self.inline(spans).strip())
        lines = [self.inline(line) for line in split_lines(spans)]
        return "<br>\n".join(escape_line_start(line) for line in lines)

    def _list(self, block: ListBlock) -> str:
        items: list[str] = []
        loose = any(len(item) > 1 and isinstance(item[1], Paragraph) for item in block.items)
        for number, item in enumerate(block.items, start=block.start):
            marker = f"{number}. " if block.ordered else "- "
            blocks = [Paragraph([Span("")]), *item] if isinstance(item[0], ListBlock) else item
            text = "\n\n".join(self._block(inner) for inner in blocks) if loose else self._tight(blocks)
            items.append((marker + text.replace("\n", "\n    ")).rstrip())
        joined = ("\n\n" if loose else "\n").join(items)
        return re.sub(r"\n +(?=\n)", "\n", joined)

    def _tight(self, blocks: list[Block]) -> str:
        return "\n".join(self._block(inner) for inner in blocks)

    def inline(self, spans: list[Span]) -> str:
        """One line of spans, without line breaks, as Markdown."""
        joint = _joint_bold(spans)
        last = len(joint) - 1
        return "".join(self._span(span, number == 0, number == last) for number, span in enumerate(joint))

    def _span(self, span: Span, first: bool, last: bool) -> str:
        text = escape_inline(span.text)
        if span.raised and text.strip():
            return f"<{span.raised}>{text}</{span.raised}>"
        if not self.styled:
            return text
        if span.href and text.strip():
            return f"[{text.strip().replace(']', chr(92) + ']')}]({self.address(span.href)})"
        return _bold(span.text, first, last) if span.bold else text

    def address(self, href: str) -> str:
        """The address to write for a span's `href`."""
        if href.startswith(ATTACHMENT):
            return f"{self.folder}/{quote(href.removeprefix(ATTACHMENT))}"
        return escape_address(href)


def _apart(blocks: list[Block]) -> list[Block]:
    """Two lists in a row would become one: the items of the second follow those of the first."""
    apart: list[Block] = []
    for block in blocks:
        before = apart[-1] if apart else None
        if isinstance(block, ListBlock) and isinstance(before, ListBlock) and block.ordered == before.ordered:
            apart[-1] = ListBlock(before.ordered, before.items + block.items, before.start)
        else:
            apart.append(block)
    return apart


def _with_lead_in(paragraph: Paragraph) -> list[Span]:
    """The words in bold or 楷体 with which a paragraph begins are its heading: bold; other 楷体 is only a face."""
    spans = [replace(span, size=0.0) for span in paragraph.spans]
    if paragraph.kai:
        return [replace(span, kai=False, bold=False) for span in spans]
    kai = next(number for number, span in enumerate(spans) if not span.kai)
    lead = "".join(span.text for span in spans[:kai])
    is_lead = 0 < len(lead.strip()) <= LONGEST_LEAD_IN and _LEAD_IN_END.search(lead.strip()) is not None
    return [
        replace(span, kai=False, bold=span.bold or (is_lead and number < kai))
        for number, span in enumerate(spans)
    ]


def _joint_bold(spans: list[Span]) -> list[Span]:
    """Neighbours that are written alike as one span."""
    joined: list[Span] = []
    for span in spans:
        plain = replace(span, kai=False, size=0.0)
        if joined and replace(joined[-1], text="") == replace(plain, text=""):
            joined[-1] = replace(plain, text=joined[-1].text + plain.text)
        else:
            joined.append(plain)
    return joined


def _bold(text: str, first: bool, last: bool) -> str:
    """Bold whose signs never touch punctuation or space on the inside, where other renderers would show them.

    CommonMark asks for that, except at the very beginning and end of a line.
    """
    start = 0 if first else (match.end() if (match := _NOT_OPENING.match(text)) else 0)
    start += len(text[start:]) - len(text[start:].lstrip())
    end = match.start() if not last and (match := _NOT_CLOSING.search(text, start)) else len(text.rstrip())
    if start >= end:
        return escape_inline(text)
    return f"{escape_inline(text[:start])}**{escape_inline(text[start:end])}**{escape_inline(text[end:])}"
