"""Texts to be read aloud in large print: one page for an item, one for a month of a body."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, item_tags, list_tags
from plugins.disclosure.public_address import code_of, public_address
from plugins.disclosure.site import Site
from plugins.disclosure.spoken_items import (
    spoken_address,
    spoken_by_month,
    spoken_items,
    spoken_month_address,
)
from plugins.disclosure.spoken_texts import seconds_of
from plugins.sheets.index_pages import INDEX, body_index, title


def spoken_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """A page for every item with a spoken text."""
    for item in spoken_items(catalog):
        path = spoken_address(item)
        steps = [(_("公开目录"), "catalog/index.html"), (item.title, item.address), (_("广播稿"), path)]
        tags = item_tags(site, item, catalog.body_names(item), _("广播稿"))
        head = {"meta": tags, "title": item.title, "breadcrumbs": crumbs(*steps)}
        yield _page(path, head, [item], catalog, site)


def month_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """A page for every month in which a body published a spoken text, in the order of publication."""
    for slug, months in spoken_by_month(catalog).items():
        body = catalog.register.bodies.find(slug)
        name = body.name if body else slug
        for month, items in months.items():
            path = spoken_month_address(slug, month)
            heading = _("{body} {year} 年 {month} 月广播稿", body=name, year=month[:4], month=int(month[5:]))
            steps = [(title(), INDEX), (name, body_index(slug)), (heading, path)]
            tags = list_tags(site, heading, heading)
            head = {"meta": tags, "title": heading, "breadcrumbs": crumbs(*steps)}
            yield _page(path, head, items, catalog, site)


def _page(path: str, head: dict[str, Any], items: Sequence[Item], catalog: Catalog, site: Site) -> Page:
    data = {**head, "texts": [_text(item, catalog, site) for item in items]}
    key = digest(path, json.dumps(data, ensure_ascii=False))
    return Page(path, "spoken.html", partial(_with_codes, data), key)


def _text(item: Item, catalog: Catalog, site: Site) -> dict[str, Any]:
    text = item.fields.spoken or ""
    return {
        "title": item.title,
        "address": item.address,
        "url": public_address(site, item.address),
        "bodies": _("、").join(catalog.body_names(item)),
        "on": str(item.first_shown_on or ""),
        "paragraphs": [line.strip() for line in text.splitlines() if line.strip()],
        "seconds": seconds_of(text),
    }


def _with_codes(data: dict[str, Any]) -> dict[str, Any]:
    texts = [
        {**text, "code": code_of(text["url"], _("二维码：{title}", title=text["title"]))}
        for text in data["texts"]
    ]
    return {**data, "texts": texts}
