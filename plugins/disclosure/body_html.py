"""The text of an item, from Markdown to the only HTML that a page may show.

Markdown first, then links are resolved and everything is sanitised: whatever an author writes, nothing that runs,
submits, refreshes or points outside the allowed schemes is left.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor, Treeprocessor

from plugins.disclosure.plain_blocks import parts_of

ALLOWED_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "strong", "em", "del", "sub", "sup", "a", "img"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
ALLOWED_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "td": {"colspan", "rowspan", "align"},
}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
DROPPED_WITH_CONTENT = {
    "script",
    "style",
    "template",
    "title",
    "iframe",
    "object",
    "noscript",
    "textarea",
    "svg",
    "math",
}
ABSOLUTE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
CAN_BE_INLINE = re.compile(r"[`\\\[<&*_]|  \n")
TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')
BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|tr|td|th|blockquote|pre|caption)>|<br>|<hr>")
PICTURE = re.compile(r'<img(?:[^>"]|"[^"]*")*>')
ALIGNED_CELL = re.compile(r'(<t[hd](?:[^>"]|"[^"]*")*) align="(left|right|center)"')
WRITTEN_ADDRESS = re.compile(
    r"""<(a|img)\b[^<>]*?\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.IGNORECASE
)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)

LinkResolver = Callable[[str, str], str | None]


class _HeadingsBelowTitle(Treeprocessor):
    def run(self, root: Element) -> None:
        for heading in root.iter("h1"):
            heading.tag = "h2"


class _InlineWhereNeeded(InlineProcessor):
    """Tries no inline pattern on text that holds none of the characters of which every one of them needs one.

    That is nearly all text of public documents, and trying costs a third of the time of reading them.
    """

    # Python-Markdown has no public place for this; a test compares the result with its own way.
    def _InlineProcessor__handleInline(self, data: str, pattern: int = 0) -> str:  # noqa: N802
        if not CAN_BE_INLINE.search(data):
            return data
        handled: str = super()._InlineProcessor__handleInline(data, pattern)  # type: ignore[misc]
        return handled


class _HouseRules(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_InlineWhereNeeded(md), "inline", 20)
        md.treeprocessors.register(_HeadingsBelowTitle(md), "headings_below_title", 5)


def _new_markdown() -> Markdown:
    return Markdown(
        extensions=["tables", "sane_lists", _HouseRules()],
        extension_configs={"tables": {"use_align_attribute": True}},
        output_format="html",
    )


_markdown = _new_markdown()


def render(text: str, resolve_link: LinkResolver) -> str:
    """The safe HTML of a Markdown text.

    `resolve_link(tag, address)` gives the address to publish for every relative link (`a`) and every picture
    (`img`), or None to leave it out; it is also told of every address with a scheme that may not stand.
    Raises RecursionError for absurdly nested text.
    """
    parts = (
        part.text if part.is_plain else _render_marked(part.text, resolve_link) for part in parts_of(text)
    )
    return "\n".join(filter(None, parts))


def _render_marked(text: str, resolve_link: LinkResolver) -> str:
    html = _to_html(text)
    for tag, *addresses in WRITTEN_ADDRESS.findall(html):
        address = unescape("".join(addresses)).strip()
        scheme = SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
        if scheme and (scheme[1].lower() not in ALLOWED_SCHEMES or tag.lower() == "img"):
            resolve_link(tag.lower(), address)
    clean = nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        clean_content_tags=DROPPED_WITH_CONTENT,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel="noopener noreferrer",
        attribute_filter=_attribute_filter(resolve_link),
    )
    if "<table" in clean:
        clean = ALIGNED_CELL.sub(r'\1 class="\2"', clean)
        clean = clean.replace("<table", '<div class="table" tabindex="0"><table').replace(
            "</table>", "</table></div>"
        )
    return PICTURE.sub(_complete_picture, clean) if "<img" in clean else clean


def _to_html(text: str) -> str:
    global _markdown
    try:
        return str(_markdown.reset().convert(text))
    except RecursionError:
        _markdown = _new_markdown()  # the old one still believes that it is deep inside this text
        raise


def _complete_picture(match: re.Match[str]) -> str:
    """A picture without an address is left out, one without a text gets an empty one."""
    tag = match[0]
    if ' src="' not in tag:
        return ""
    return tag if ' alt="' in tag else tag.replace("<img", '<img alt=""', 1)


def _attribute_filter(resolve_link: LinkResolver) -> Any:
    def keep(tag: str, attribute: str, value: str) -> str | None:
        if attribute in ("href", "src"):
            if attribute == "href" and ABSOLUTE.match(value):
                return value
            return resolve_link(tag, value)
        if attribute == "align":
            return value if value in ("left", "right", "center") else None
        if attribute in ("colspan", "rowspan", "start"):
            return value if value.isascii() and value.isdigit() and len(value) < 4 and value != "0" else None
        if attribute == "scope":
            return value if value in ("row", "col", "rowgroup", "colgroup") else None
        return value

    return keep


def plain_text(html: str) -> str:
    """The text of HTML that `render` made, one line a paragraph, for summaries, feeds and comparisons."""
    return unescape(TAG.sub("", BLOCK_END.sub("\n", html))).strip()
