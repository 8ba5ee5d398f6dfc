"""What the pages of all kinds share: the layouts of items, and where their lists stand in the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.feeds import feed_page
from plugins.disclosure.item_layouts import ItemLayout
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

SERVICES = "services/index.html"
# The field name of a kind, what its part of a page is made of, and the template.
KindLayout = tuple[str, Callable[[Item, Catalog], Mapping[str, Any]], str]


def kind_layouts(catalog: Catalog, layouts: Iterable[KindLayout]) -> dict[str, ItemLayout]:
    """The layouts of the items that have one of these kinds, by source."""
    return {
        item.source: ItemLayout(template, part(item, catalog))
        for kind, part, template in layouts
        for item in items_with(catalog, kind)
    }


def feed_address(address: str) -> str:
    """Where the feed of the list stands that has its page at `address`."""
    return f"{posixpath.dirname(address)}/feed.xml"


def kind_feed(kind: str, title: str, address: str, catalog: Catalog, site: Site) -> Page:
    """The feed of all items of a kind (a field name), which are listed at `address` under `title`."""
    return feed_page(feed_address(address), title, address, items_with(catalog, kind), catalog, site)


def list_head(site: Site, title: str, description: str, *steps: tuple[str, str]) -> dict[str, Any]:
    """What a list of a kind begins with; `steps` lead to it from the page of all services."""
    return {
        "meta": list_tags(site, title, description),
        "title": title,
        "breadcrumbs": crumbs((_("办事与权力"), SERVICES), *steps),
    }
