"""HTML as a tree: parsed within limits, and what in it is page machinery and not text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, CData, NavigableString, PageElement, Tag
from bs4.exceptions import ParserRejectedMarkup

from commands.importing.errors import CannotImport
from plugins.disclosure.messages import _

MAX_DEPTH = 200
MACHINERY = frozenset(
    "script style noscript template iframe frame object embed applet canvas audio video svg button select input"
    " textarea option head title meta link base map area".split()
)
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre search section summary table"
    " tbody td tfoot th thead tr ul".split()
)
_WIDGET_NAME = re.compile(
    r"(?:^|[\s_-])(?:share|bdshare\w*|bshare\w*|jiathis\w*|social-?share|qr|qrcode|ewm|erweima|print|printer|dayin|toolbar"
    r"|breadcrumbs?|crumbs?|pagination|pager)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WIDGET_TEXT = re.compile(
    r"[【\[(（]?(?:我要)?(?:打印(?:本页|此页|本文|页面)?|关闭(?:本页|此页|窗口|页面)?|收藏(?:本页)?|分享(?:到|至)?[:：]?"
    r"|返回(?:顶部|上一?页|首页)?|字[体号](?:大小)?[:：]?|[大中小])[】\])）]?"
)
MAX_WIDGET_TEXT = 60


def parse_html(text: str) -> BeautifulSoup:
    """The tree of a page; raises CannotImport when the page cannot be parsed or is nested absurdly deep."""
    try:
        soup = BeautifulSoup(text, "lxml")
    except (ParserRejectedMarkup, AssertionError):
        try:
            soup = BeautifulSoup(text, "html.parser")
        except (ParserRejectedMarkup, AssertionError):
            raise CannotImport(_("网页的代码无法解析")) from None
    depth = _depth(soup)
    if depth > MAX_DEPTH:
        raise CannotImport(_("网页标签嵌套太深（{depth} 层，上限 {limit} 层）", depth=depth, limit=MAX_DEPTH))
    return soup


def _depth(soup: BeautifulSoup) -> int:
    depths = {id(soup): 0}
    deepest = 0
    for element in soup.descendants:
        if isinstance(element, Tag):
            depth = depths[id(element.parent)] + 1
            depths[id(element)] = depth
            deepest = max(deepest, depth)
    return deepest


def is_text(node: PageElement) -> bool:
    """Whether `node` is text that a reader sees; comments, declarations and processing instructions are not."""
    return isinstance(node, NavigableString) and type(node) in (NavigableString, CData)


def declarations(tag: Tag) -> dict[str, str]:
    """The CSS declarations of a `style` attribute, names and values in lower case."""
    style = tag.get("style")
    if not style:
        return {}
    pairs = (declaration.partition(":") for declaration in str(style).split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, colon, value in pairs
        if colon
    }


def is_hidden(tag: Tag) -> bool:
    """Whether the page keeps the element from its readers."""
    if tag.has_attr("hidden"):
        return True
    css = declarations(tag)
    return (
        css.get("display") == "none"
        or css.get("visibility") in ("hidden", "collapse")
        or re.fullmatch(r"0(?:\.0+)?(?:px|pt|em)?", css.get("font-size", "")) is not None
    )


def is_widget(tag: Tag) -> bool:
    """Whether the element is a share button, print link, QR code or the like: small, and named or worded so."""
    names = " ".join(
        [str(tag.get("id") or ""), *(str(name) for name in tag.get_attribute_list("class") if name)]
    )
    named = names.strip() != "" and _WIDGET_NAME.search(names) is not None
    if not named and tag.name != "a":
        return False
    text = "".join(tag.get_text().split())
    if len(text) > MAX_WIDGET_TEXT:
        return False
    address = str(tag.get("href") or "").strip().lower()
    leads_nowhere = address in ("", "#") or address.startswith("javascript:") or tag.has_attr("onclick")
    return named or (leads_nowhere and _WIDGET_TEXT.fullmatch(text) is not None)


def visible_texts(root: Tag) -> Iterator[str]:
    """The texts below `root` that belong to the document, in order."""
    for child in root.children:
        if isinstance(child, Tag):
            if not (child.name in MACHINERY or is_hidden(child) or is_widget(child)):
                yield from visible_texts(child)
        elif is_text(child):
            yield str(child)


def visible_text(root: Tag) -> str:
    """All of `visible_texts` in one."""
    return "".join(visible_texts(root))
