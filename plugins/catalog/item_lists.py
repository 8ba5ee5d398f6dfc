"""Lists: plain tables, complete, cut into pages that do not move.

Pages are counted from the oldest item: `page-1.html` holds the same items for ever, and a new item changes
`index.html` alone. `index.html` shows one to two pages' worth of the newest items.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.catalog.feeds import feed_page
from plugins.catalog.rows import row
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

Crumb = tuple[str, str]


@dataclass(frozen=True)
class ItemList:
    """One list: the folder of its pages, what stands above the table, and its items in their order.

    `above` are the breadcrumbs before it, `children` the entries of the lists below it.
    """

    folder: str
    title: str
    description: str
    items: Sequence[Item]
    above: Sequence[Crumb] = ()
    intro: str = ""
    children: Sequence[dict[str, Any]] = ()
    order_note: str = ""

    @property
    def address(self) -> str:
        """The address of the list's first page."""
        return f"{self.folder}/index.html"


def cut(items: Sequence[Item], size: int) -> list[tuple[str, int, Sequence[Item]]]:
    """(file name, position of the last item counted from the oldest, items) of each page, newest page first.

    Nothing is left out and nothing stands twice; all pages but the first hold exactly `size` items.
    """
    settled = max(0, len(items) // size - 1)
    front = len(items) - settled * size
    pages: list[tuple[str, int, Sequence[Item]]] = [("index.html", settled * size + 1, items[:front])]
    for number in range(settled, 0, -1):
        start = len(items) - number * size
        pages.append((f"page-{number}.html", (number - 1) * size + 1, items[start : start + size]))
    return pages


def list_pages(listing: ItemList, catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page of one list and its feed; what changes with every new item stands on the first page only."""
    pages = cut(listing.items, site.page_size)
    addresses = [f"{listing.folder}/{name}" for name, _first, _members in pages]
    feed = f"{listing.folder}/feed.xml"
    for position, (_name, first, members) in enumerate(pages):
        data = {
            "meta": list_tags(site, listing.title, listing.description),
            "title": listing.title,
            "description": listing.description,
            "breadcrumbs": crumbs(*listing.above, (listing.title, listing.address)),
            "rows": [row(item, catalog) for item in members],
            "order_note": listing.order_note or _("按生成日期由新到旧排列"),
            "newer": addresses[position - 1] if position else "",
            "older": addresses[position + 1] if position + 1 < len(pages) else "",
            "newest": addresses[0],
            "oldest": addresses[-1],
            "feed": feed,
            "front": None if position else _front(listing, len(pages)),
            "first": first,
            "last": first + len(members) - 1,
        }
        yield Page(addresses[position], "list.html", data)
    yield feed_page(feed, listing.title, listing.address, listing.items, catalog, site)


def _front(listing: ItemList, pages: int) -> dict[str, Any]:
    shown = [item.first_shown_on for item in listing.items if item.first_shown_on]
    return {
        "total": len(listing.items),
        "pages": pages,
        "updated": str(max(shown)) if shown else "",
        "intro": listing.intro,
        "children": list(listing.children),
    }
