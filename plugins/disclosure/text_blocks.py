"""The text of an item as a list of blocks that can be compared: paragraphs, headings, list entries, rows of tables."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from plugins.disclosure.messages import _

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {*HEADINGS, "p", "li", "blockquote", "pre", "caption", "tr", "ul", "ol", "table", "hr", "div"}
)
CELLS = ("th", "td")
SPACE = re.compile(r"[ \t\r\n]+")
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class TextBlock(NamedTuple):
    """One block: `kind` is `p`, `li`, `heading` or `row`; `texts` the cells of a row, else the one text."""

    kind: str
    texts: tuple[str, ...]


def text_blocks(html: str) -> list[TextBlock]:
    """The blocks of HTML that `body_html.render` made, in order, none of them empty.

    Pictures and links to other sites appear with their text and address, since a changed address is a change.
    """
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    parser.finish()
    return parser.found


class _Blocks(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[TextBlock] = []
        self._kind = "p"
        self._text: list[str] = []
        self._cells: list[str] | None = None
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tr":
            self._end_block()
            self._cells = []
        elif tag in CELLS or (tag in BLOCKS and self._cells is not None):
            self._text.append(" ")
        elif tag in BLOCKS:
            self._end_block()
            self._kind = "heading" if tag in HEADINGS else "li" if tag == "li" else "p"
        elif tag == "br":
            self._text.append(" ")
        elif tag == "img":
            self._text.append(_("［图片：{text}］", text=given.get("alt") or given.get("src") or ""))
        elif tag == "a":
            self._link = given.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in CELLS and self._cells is not None:
            self._cells.append(self._taken())
        elif tag == "tr":
            self._end_row()
        elif tag in BLOCKS and self._cells is None:
            self._end_block()
            self._kind = "p"
        elif tag == "a" and ABSOLUTE.match(self._link):
            self._text.append(f" <{self._link}>")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def finish(self) -> None:
        """Take what stands at the end."""
        if self._cells is not None:
            self._end_row()
        self._end_block()

    def _end_row(self) -> None:
        cells, self._cells = self._cells, None
        if cells and any(cells):
            self.found.append(TextBlock("row", tuple(cells)))

    def _end_block(self) -> None:
        text = self._taken()
        if text:
            self.found.append(TextBlock(self._kind, (text,)))

    def _taken(self) -> str:
        text = SPACE.sub(" ", "".join(self._text)).strip()
        self._text.clear()
        return text
