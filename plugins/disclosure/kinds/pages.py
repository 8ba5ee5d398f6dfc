"""What the pages of all kinds share: the layouts of items, and where their lists stand in the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_layouts import ItemLayout
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.messages import _
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


def list_head(site: Site, title: str, description: str, *steps: tuple[str, str]) -> dict[str, Any]:
    """What a list of a kind begins with; `steps` lead to it from the page of all services."""
    return {
        "meta": list_tags(site, title, description),
        "title": title,
        "breadcrumbs": crumbs((_("办事与权力"), SERVICES), *steps),
    }
