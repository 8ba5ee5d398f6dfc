"""The frame of every page, as the settings describe it: colours, emblem, lines, links, a portal's header and footer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.disclosure.colours import DARK_PAPER, PAPER, readable_near, refuse_unreadable
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"'<>]+")


@dataclass(frozen=True)
class Frame:
    """What an agency puts around its pages; everything may be left out.

    `colour` heads the pages on white paper, `colour_dark` on dark paper (empty: derived from the first), both `#rrggbb`
    and readable there. `emblem` and the values of `footer_pictures` are picture files, `portal_header`, `portal_footer`
    and `portal_style` text files, all seen from the project's folder. `line` and `links` (label → address) stand above
    the name. `undertaker` is the 承办单位. A label of `footer_links` that `Site.footer` has too makes its text a link,
    one of `footer_pictures` shows the picture in its place. `official` shows how to recognise the official site.
    """

    colour: str = ""
    colour_dark: str = ""
    emblem: str = ""
    line: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    undertaker: str = ""
    footer_links: Mapping[str, str] = field(default_factory=dict)
    footer_pictures: Mapping[str, str] = field(default_factory=dict)
    portal_header: str = ""
    portal_footer: str = ""
    portal_style: str = ""
    official: bool = True

    def __post_init__(self) -> None:
        """Raises BuildFailed in words for a colour that is hard to read and for an address that is none."""
        if self.colour:
            refuse_unreadable("SITE.frame.colour", self.colour, PAPER)
        if self.colour_dark:
            if not self.colour:
                raise BuildFailed(_("写了 SITE.frame.colour_dark，也要写 colour"))
            refuse_unreadable("SITE.frame.colour_dark", self.colour_dark, DARK_PAPER)
        for label, address in (*self.links.items(), *self.footer_links.items()):
            if not label.strip() or not ADDRESS.fullmatch(address):
                raise BuildFailed(
                    _(
                        "链接“{label}”的地址“{address}”要以 https://、http://、mailto: 或 tel: 开头",
                        label=label,
                        address=address,
                    )
                )
        for label in self.footer_pictures:
            if label not in self.footer_links:
                raise BuildFailed(_("页脚图片“{label}”在 footer_links 里没有地址", label=label))

    @property
    def colours(self) -> tuple[str, str] | None:
        """The colours on white and on dark paper; None for those of the theme."""
        if not self.colour:
            return None
        return self.colour.lower(), (self.colour_dark or readable_near(self.colour, DARK_PAPER)).lower()


def missing_in_footer(site_footer: Mapping[str, str], frame: Frame) -> list[str]:
    """The elements that every government site has in its footer (网站指引) and that the settings do not give."""
    labels = " ".join((*site_footer, *frame.footer_links))
    wanted = {
        _("承办单位"): bool(frame.undertaker) or "承办" in labels,
        _("联系方式"): any(word in labels for word in ("电话", "联系方式", "邮箱")),
        _("ICP 备案号"): "备案" in labels.replace("公安备案", ""),
        _("公安备案号"): "公安备案" in labels or "公网安备" in labels,
        _("党政机关标识"): "党政机关" in labels or "事业单位" in labels,
        _("政府网站找错"): "找错" in labels,
        _("IPv6"): "ipv6" in labels.lower(),
    }
    return [label for label, stands in wanted.items() if not stands]
