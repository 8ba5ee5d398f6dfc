"""The HTML of a document of the handbook."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from itertools import count
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from plugins.disclosure.messages import _
from plugins.handbook.documents import Document

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "blockquote", "pre", "code", "strong", "em", "a", "img"),
    *("ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    **{heading: {"id"} for heading in ("h2", "h3", "h4")},
}
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
NOT_IN_IDS = re.compile(r"[^\w\- ]")
SOURCELESS = re.compile(r"<img(?![^>]* src=)[^>]*>")
LINKLESS = re.compile(r'<a rel="[^"]*">(.*?)</a>', re.S)
Relative = Callable[[str], str]


def identifier(heading: str) -> str:
    """The id of a heading, as code hosting platforms make it, so that links into a page work there too."""
    return NOT_IN_IDS.sub("", heading.strip().lower()).replace(" ", "-")


def html_of(document: Document, known: Mapping[str, Document], pictures: Set[str], relative: Relative) -> str:
    """The HTML below the title of a document.

    `relative` makes an address of the site relative to the page. Links to documents in `known` lead to their pages,
    pictures that are in `pictures` are shown; of any other relative link only the words are left.
    """

    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute not in ("href", "src") or ELSEWHERE.match(value):
            return value if attribute != "src" else None
        path, mark, place = value.partition("#")
        target = document.target(path)
        if tag == "img":
            return relative(target) if target in pictures else None
        if not path:
            return value
        return relative(known[target].address) + mark + place if target in known else None

    markdown = Markdown(extensions=["tables", "sane_lists", "fenced_code", _Headings()], output_format="html")
    clean = nh3.clean(
        markdown.convert(document.text),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=keep,
        link_rel="noopener noreferrer",
        strip_comments=True,
    )
    return _for_narrow_screens(SOURCELESS.sub("", LINKLESS.sub(r"\1", clean)))


def _for_narrow_screens(html: str) -> str:
    """What is wider than a telephone scrolls by itself, for keyboards too."""
    numbers = count(1)

    def region(_match: re.Match[str]) -> str:
        return (
            f'<div class="table" role="region" aria-label="{_("表格")} {next(numbers)}" tabindex="0"><table>'
        )

    html = re.sub("<table>", region, html).replace("</table>", "</table></div>")
    html = html.replace("<thead>\n<tr>\n<th>", '<thead>\n<tr>\n<th scope="col">').replace(
        "</th>\n<th>", '</th>\n<th scope="col">'
    )
    return html.replace("<pre>", '<pre tabindex="0">')


class _Identifiers(Treeprocessor):
    def run(self, root: Element) -> None:
        seen: dict[str, int] = {}
        for element in root.iter():
            if element.tag in ("h2", "h3", "h4"):
                name = identifier("".join(element.itertext()))
                earlier = seen.get(name, 0)
                seen[name] = earlier + 1
                element.set("id", f"{name}-{earlier}" if earlier else name)


class _Headings(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_Identifiers(md), "identifiers", 1)
