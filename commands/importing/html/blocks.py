"""From the elements of a page to paragraphs, lists and tables."""

from __future__ import annotations

import re
from dataclasses import replace

from bs4 import PageElement, Tag

from commands.importing.characters import clean
from commands.importing.html.tables import table_blocks
from commands.importing.html.text_style import Style
from commands.importing.html.tree import BLOCKS, MACHINERY, is_hidden, is_text, is_widget, visible_text
from commands.importing.html.white_space import merge, tidy_spans
from commands.importing.markdown.document import BREAK, Block, ListBlock, Paragraph, Quote, Span, Table
from commands.importing.portal.leftovers import Leftovers, shorten
from plugins.disclosure.messages import _

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE_END = re.compile(r"[。！？；：;:!?][”’」』》）)]*$")
_INDENTED = 2


def read_blocks(root: Tag, leftovers: Leftovers) -> list[Block]:
    """The blocks of `root`; what does not become text is noted in `leftovers`."""
    reader = _Reader(leftovers)
    reader.children(root, Style())
    return reader.finish()


class _Reader:
    """Collects the blocks of one container; every nested container has a reader of its own."""

    def __init__(self, leftovers: Leftovers) -> None:
        self._leftovers = leftovers
        self._blocks: list[Block] = []
        self._line: list[Span] = []
        self._lines: list[list[Span]] = []
        self._align = ""
        self._tag = ""
        self._gap = False

    def children(self, tag: Tag, style: Style) -> None:
        for child in tag.children:
            self._node(child, style)

    def finish(self) -> list[Block]:
        self._end_paragraph()
        return self._blocks

    def _node(self, node: PageElement, style: Style) -> None:
        if isinstance(node, Tag):
            if not self._leave_out(node):
                self._element(node, style)
        elif is_text(node):
            self._align = style.align
            self._line.append(
                Span(clean(str(node)), style.bold, style.kai, style.size, style.href, style.raised)
            )

    def _leave_out(self, tag: Tag) -> bool:
        if tag.name in MACHINERY:
            return True
        if is_hidden(tag):
            self._leftovers.hidden(visible_text(tag))
            return True
        if is_widget(tag):
            self._leftovers.widget(visible_text(tag))
            return True
        return False

    def _element(self, tag: Tag, style: Style) -> None:
        style = style.within(tag)
        if tag.name == "br":
            self._end_line()
        elif tag.name == "img":
            self._leftovers.image(str(tag.get("src") or ""), str(tag.get("alt") or ""))
        elif tag.name == "a":
            href = self._leftovers.link(str(tag.get("href") or ""), visible_text(tag))
            self.children(tag, replace(style, href=href))
        elif tag.name == "pre":
            self._preformatted(tag, style)
        elif tag.name in BLOCKS:
            self._end_paragraph()
            self._block(tag, style)
            self._end_paragraph()
        else:
            self._note_deletion(tag)
            self.children(tag, style)

    def _block(self, tag: Tag, style: Style) -> None:
        if tag.name in ("ul", "ol", "dir", "menu"):
            self._list(tag, style)
        elif tag.name == "table":
            self._blocks += table_blocks(tag, style, self._inner)
        elif tag.name == "blockquote":
            blocks = self._inner(tag, style)
            # Tables as HTML stand only at the outermost level of Markdown.
            quotable = blocks and not any(isinstance(block, Table) for block in blocks)
            self._blocks += [Quote(blocks)] if quotable else blocks
        elif tag.name in HEADINGS:
            self._tag = tag.name
            self.children(tag, style)
            self._end_paragraph()
            self._tag = ""
        elif tag.name == "dt":
            self._tag = tag.name
            self.children(tag, replace(style, bold=True))
            self._end_paragraph()
            self._tag = ""
        else:
            if tag.name == "p" and not visible_text(tag).strip():
                self._gap = True
            self.children(tag, style)

    def _inner(self, tag: Tag, style: Style) -> list[Block]:
        reader = _Reader(self._leftovers)
        reader.children(tag, style)
        return reader.finish()

    def _list(self, tag: Tag, style: Style) -> None:
        items: list[list[Block]] = []
        for child in tag.children:
            if isinstance(child, Tag) and child.name == "li":
                items.append([] if self._leave_out(child) else self._inner(child, style.within(child)))
            elif isinstance(child, Tag) and child.name not in MACHINERY:
                # Text between the items, and lists that stand beside instead of inside an item, as Word writes them.
                reader = _Reader(self._leftovers)
                reader._node(child, style)
                items.append(reader.finish())
            elif is_text(child) and str(child).strip():
                items.append([Paragraph(tidy_spans([Span(clean(str(child)))])[0])])
        items = _nest([item for item in items if item])
        start = str(tag.get("start") or "")
        number = int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 1
        if items and all(_fits_a_list(block) for item in items for block in item):
            self._blocks.append(ListBlock(tag.name == "ol", items, number))
        else:
            self._blocks += [block for item in items for block in item]

    def _preformatted(self, tag: Tag, style: Style) -> None:
        self._end_paragraph()
        for line in clean(visible_text(tag)).split("\n"):
            self._align = style.align
            self._line.append(Span(line.replace(" ", "\xa0").expandtabs(4)))
            self._end_line()
        self._end_paragraph()

    def _note_deletion(self, tag: Tag) -> None:
        if tag.name in ("del", "s", "strike") and (text := visible_text(tag)).strip():
            self._leftovers.note(_("网页中有带删除线的文字，已作为普通文字导入：{text}", text=shorten(text)))

    def _end_line(self) -> None:
        self._lines.append(self._line)
        self._line = []

    def _end_paragraph(self) -> None:
        """Make paragraphs of the collected lines: `<br>` ends a paragraph, breaks a line or means nothing."""
        self._end_line()
        current: list[Span] = []
        before: list[Span] = []
        indent = 0
        for line in self._lines:
            spans, width = tidy_spans(line)
            if not spans or self._splits(before, width):
                self._emit(current, indent)
                current = []
            if not spans:
                self._gap = self._gap or len(self._lines) > 1
            elif current:
                current += [Span(BREAK), *spans]
            else:
                current, indent = list(spans), width
            before = spans
        self._emit(current, indent)
        self._lines = []

    def _splits(self, before: list[Span], width: int) -> bool:
        """Whether a line that begins with `width` columns of white space begins a paragraph."""
        if self._align == "center":
            return False
        text = "".join(span.text for span in before)
        return self._align == "right" or width >= _INDENTED or _SENTENCE_END.search(text) is not None

    def _emit(self, spans: list[Span], indent: int) -> None:
        if spans:
            self._blocks.append(Paragraph(merge(spans), self._align, indent, self._gap, self._tag))
            self._gap = False


def _nest(items: list[list[Block]]) -> list[list[Block]]:
    """Lists that stand between items belong to the item before."""
    nested: list[list[Block]] = []
    for item in items:
        if nested and len(item) == 1 and isinstance(item[0], ListBlock):
            nested[-1] += item
        else:
            nested.append(item)
    return nested


def _fits_a_list(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return not block.tag
    return isinstance(block, ListBlock)
