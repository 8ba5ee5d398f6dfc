"""The outline of a text: its headings and articles, to be shown as a table of contents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from plugins.disclosure.body_html import TAG

LONG = 5
_BLOCK = re.compile(r'<(?P<tag>h[2-4]|p)(?: id="(?P<id>[a-z0-9-]+)")?>(?P<inner>.*?)</(?P=tag)>', re.DOTALL)
_HEADING = re.compile(r"<(h[2-6])>")
_ARTICLE_NAME = re.compile(
    r"第[^条]{1,12}条(?:之[一二三四五六七八九十]{1,3})?(?:\s*(?:【[^】]{1,20}】|[（(][^（）()]{1,20}[）)](?=\s|$)))?"
)
_SPACE = re.compile(r"\s+")
_RANKS = {"h2": 1, "part": 2, "sub": 3, "ch": 4, "sec": 5, "h3": 6, "h4": 7}
_ARTICLE_RANK = 9


@dataclass(frozen=True)
class Part:
    """A heading with the articles below it, each `(label, id)`; `depth` counts from 1.

    Articles before the first heading stand in a part without a label.
    """

    label: str
    anchor: str
    depth: int
    articles: tuple[tuple[str, str], ...] = ()

    def plain(self) -> dict[str, object]:
        """The part as data for a template."""
        return {
            "label": self.label,
            "anchor": self.anchor,
            "depth": self.depth,
            "articles": [{"label": label, "anchor": anchor} for label, anchor in self.articles],
        }


def with_heading_ids(html: str) -> str:
    """The HTML of a text in which headings that have no id get one by their order (`h-3`)."""
    count = 0

    def numbered(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f'<{match[1]} id="h-{count}">'

    return _HEADING.sub(numbered, html)


def outline(html: str) -> list[Part]:
    """The parts of a text whose headings have ids; none where it has fewer than five headings and articles."""
    entries = list(_entries(html))
    if len(entries) < LONG:
        return []
    parts: list[Part] = []
    articles: list[tuple[str, str]] = []
    levels: list[int] = []
    label, anchor, depth = "", "", 1
    for rank, text, name in (*entries, (0, "", "")):
        if rank == _ARTICLE_RANK:
            articles.append((text, name))
            continue
        if label or articles:
            parts.append(Part(label, anchor, depth, tuple(articles)))
        levels = [*(level for level in levels if level < rank), rank]
        label, anchor, depth, articles = text, name, len(levels), []
    return parts


def _entries(html: str) -> Iterator[tuple[int, str, str]]:
    """Rank, label and id of every heading and article."""
    for match in _BLOCK.finditer(html):
        name = match["id"]
        if not name:
            continue
        text = _SPACE.sub(" ", unescape(TAG.sub("", match["inner"]))).strip()
        if name.startswith("art-"):
            found = _ARTICLE_NAME.match(text)
            yield _ARTICLE_RANK, found[0] if found else text, name
        elif text:
            kind = re.findall(r"part|sub|ch|sec", name)
            yield _RANKS[kind[-1] if kind else match["tag"]], text, name
