"""The history page of an item."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, item_tags
from plugins.disclosure.site import Site
from plugins.history.histories import History

PAGE = "history.html"
VERSIONS = "versions"


def history_address(item: Item) -> str:
    """`items/<code>/<year>/<serial>/history.html`; attachments there are named by their digests."""
    return f"{item.address.removesuffix('.html')}/{PAGE}"


def version_address(item: Item, name: str) -> str:
    """`items/<code>/<year>/<serial>/versions/<day>.html`, for ever."""
    return f"{item.address.removesuffix('.html')}/{VERSIONS}/{name}.html"


def history_page(item: Item, history: History, catalog: Catalog, site: Site) -> Page:
    """The page with the versions of an item, or with the fact that they are not shown."""
    (own,) = catalog.own_digests((item,))
    return Page(
        history_address(item),
        PAGE,
        partial(_data, item, history.data, catalog, site),
        digest(own, history.key),
    )


def _data(item: Item, told: Mapping[str, Any], catalog: Catalog, site: Site) -> dict[str, Any]:
    title = _("历史版本与差异：{title}", title=item.title)
    tags = item_tags(site, item, catalog.body_names(item), _("公开目录"))
    address = history_address(item)
    pages = {page["name"] for page in told["pages"]}
    if site.url:
        tags["Url"] = f"{site.url}/{address}"
    return {
        "meta": {**tags, "ArticleTitle": title},
        "title": title,
        "breadcrumbs": crumbs(
            (_("公开目录"), "catalog/index.html"), (item.title, item.address), (_("历史版本与差异"), address)
        ),
        "item": {"title": item.title, "number": item.index_number, "address": item.address},
        "is_open": item.open_to_all,
        "is_hidden": told["is_hidden"],
        "is_incomplete": told["is_incomplete"],
        "unshown": [version_address(item, name) for name in told["unshown"]],
        "versions": [
            {**version, "page": version_address(item, version["name"]) if version["name"] in pages else ""}
            for version in told["versions"]
        ],
    }
