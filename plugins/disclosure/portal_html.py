"""The header and footer of a portal around the pages: HTML from elsewhere, kept to what the strict CSP allows.

What may not stand is refused with its line, not taken out in silence: a header without its menu would be a surprise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

TAGS = {
    *("div", "p", "span", "strong", "em", "b", "i", "br", "hr", "a", "img", "nav", "ul", "ol", "li", "dl"),
    *("dt", "dd", "details", "summary", "h2", "h3", "h4", "table", "tbody", "tr", "td", "th"),
}
EVERYWHERE = {"class", "id", "title", "lang", "dir", "aria-label", "aria-hidden", "aria-current", "role"}
ATTRIBUTES = {
    "a": {"href", "target", "rel"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
OWN_IDS = re.compile(r"(?!portal-)")
MARK = "portal-picture:"
PIECES = re.compile(re.escape(MARK) + r"([^\"']*)")


def portal_pieces(setting: str, html: str, picture: Callable[[str], str]) -> list[Mapping[str, str]]:
    """The HTML in pieces `html`, `file`: after each piece comes the address of a picture below the site's root.

    `picture` gives it for the name that stands in `src`. Raises BuildFailed naming every line that may not stand:
    scripts, inline styles, forms, addresses that do not work from everywhere, a second `main` or `h1`.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    if reader.wrong:
        raise BuildFailed(
            _("{setting} 里有不能用的内容：{wrong}", setting=setting, wrong=_("；").join(reader.wrong[:10]))
        )

    def keep(tag: str, attribute: str, value: str) -> str:
        return MARK + picture(value) if (tag, attribute) == ("img", "src") else value

    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"*": EVERYWHERE, **{tag: names - {"rel"} for tag, names in ATTRIBUTES.items()}},
        url_schemes={"http", "https", "mailto", "tel", MARK[:-1]},
        link_rel="noopener noreferrer",
        attribute_filter=keep,
        strip_comments=True,
    )
    parts = [*PIECES.split(clean.strip()), ""]
    return [{"html": text, "file": file} for text, file in zip(parts[::2], parts[1::2], strict=True)]


@dataclass
class _Reader(HTMLParser):
    """Notes what may not stand, with its line."""

    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self._note(f"<{tag}>")
            return
        allowed = EVERYWHERE | ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name not in allowed:
                self._note(f"<{tag} {name}>")
            elif name == "href" and not SCHEMES.match(value or ""):
                self._note(_("链接“{address}”要写成 https:// 开头的完整网址", address=value or ""))
            elif name == "id" and OWN_IDS.match(value or ""):
                self._note(_("id“{id}”要以 portal- 开头，以免与页面里的重复", id=value or ""))
        if tag == "img" and "alt" not in dict(attrs):
            self._note(_("图片没有 alt 说明"))

    def _note(self, what: str) -> None:
        self.wrong.append(_("第 {line} 行 {what}", line=self.getpos()[0], what=what))
