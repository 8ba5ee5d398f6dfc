"""The loop for a lobby display: open notices and the newest items, complete as a list without a script."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.notices import OPEN, spans
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.public_address import code_of, public_address
from plugins.disclosure.site import Site
from plugins.disclosure.validity import ENDED

SCREEN = "screen/index.html"
NEWEST = 12
SUMMARY = 160


def screen_page(catalog: Catalog, site: Site) -> Page:
    """`screen/index.html`."""
    title = _("正在进行和最新公开")
    data = {
        "meta": list_tags(site, title, title),
        "title": title,
        "breadcrumbs": crumbs((title, SCREEN)),
        "as_of": str(catalog.date),
        "slides": [_slide(item, until, catalog, site) for item, until in _chosen(catalog)],
    }
    return Page(
        SCREEN, "screen.html", partial(_with_codes, data), digest(json.dumps(data, ensure_ascii=False))
    )


def _chosen(catalog: Catalog) -> list[tuple[Item, str]]:
    """Notices that are open, by their last day, then the newest other items that have not ended."""
    opened = [(item, until) for item in catalog.newest_published if (until := _open_until(item, catalog))]
    opened.sort(key=lambda pair: pair[1])
    shown = {item.source for item, _until in opened}
    newest = [
        (item, "")
        for item in catalog.newest_published
        if item.open_to_all and item.source not in shown and catalog.validity(item) not in ENDED
    ]
    return opened + newest[:NEWEST]


def _open_until(item: Item, catalog: Catalog) -> str:
    """The last day of an open notice, or an empty text."""
    if not item.fields.notice or not item.open_to_all:
        return ""
    days = [
        span.closes
        for span in spans(item.fields.notice, item.fields.published_on)
        if span.state(catalog.date) == OPEN
    ]
    return str(min(days)) if days else ""


def _slide(item: Item, until: str, catalog: Catalog, site: Site) -> dict[str, Any]:
    summary = item.fields.summary or ""
    return {
        "title": item.title,
        "address": item.address,
        "url": public_address(site, item.address),
        "bodies": _("、").join(catalog.body_names(item)),
        "on": str(item.first_shown_on or ""),
        "until": until,
        "summary": summary if len(summary) <= SUMMARY else summary[:SUMMARY].rstrip() + "…",
    }


def _with_codes(data: dict[str, Any]) -> dict[str, Any]:
    slides = [
        {**slide, "code": code_of(slide["url"], _("二维码：{title}", title=slide["title"]))}
        for slide in data["slides"]
    ]
    return {**data, "slides": slides}
