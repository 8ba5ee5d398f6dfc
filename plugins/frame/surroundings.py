"""What `base.html` shows around every page beside the navigation, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.disclosure.frame import Frame
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site
from plugins.frame.files import COLOURS, PORTAL_STYLE, emblem_of, marks_of, portals_of

GOVERNMENT = ".gov.cn"


def surroundings(site: Site) -> Mapping[str, Any]:
    """Styles, emblem, lines, links, portal and how to recognise the site. Raises BuildFailed for unusable settings."""
    frame = site.frame
    emblem = emblem_of(frame)
    header, footer = portals_of(frame)
    styles = [COLOURS] * bool(frame.colours) + [PORTAL_STYLE] * bool(frame.portal_style)
    return {
        "styles": styles,
        "emblem": emblem.address if emblem else "",
        "line": frame.line,
        "links": dict(frame.links),
        "undertaker": frame.undertaker,
        "footer": _footer(site, frame),
        "portal_header": header.pieces,
        "portal_footer": footer.pieces,
        "official": _official(site) if frame.official else None,
    }


def _official(site: Site) -> Mapping[str, Any]:
    """What a reader can compare with what he sees, nothing that the settings do not say."""
    host = site.url.partition("://")[2].split("/")[0].split(":")[0] or site.domain
    return {
        "start": site.url or site.domain,
        "is_government": host.endswith(GOVERNMENT),
        "is_encrypted": site.url.startswith("https://"),
        "phone": next((text for label, text in site.footer.items() if _("电话") in label), ""),
    }


def _footer(site: Site, frame: Frame) -> list[Mapping[str, str]]:
    """Lines of the footer: those with a text first, then those that are links alone."""
    marks = marks_of(frame)
    labels = [*site.footer, *(label for label in frame.footer_links if label not in site.footer)]
    return [
        {
            "label": label,
            "text": site.footer.get(label, ""),
            "address": frame.footer_links.get(label, ""),
            "picture": marks[label].address if label in marks else "",
        }
        for label in labels
    ]
