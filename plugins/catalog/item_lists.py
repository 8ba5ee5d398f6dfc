"""Lists: plain tables, complete, cut into pages that do not move.

Pages are counted from the oldest item: `page-1.html` holds the same items for ever, and a new item changes
`index.html` alone. `index.html` shows one to two pages' worth of the newest items.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plugins.catalog.rows import row
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.feeds import feed_page
from plugins.disclosure.items import Item
from plugins.disclosure.list_cutting import cut
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

Crumb = tuple[str, str]


@dataclass(frozen=True)
class ItemList:
    """One list: the folder of its pages, what stands above the table, and its items in their order.

    `above` are the breadcrumbs before it, `children` the entries of the lists below it; `profile` tells of the body
    whose list it is.
    """

    folder: str
    title: str
    description: str
    items: Sequence[Item]
    above: Sequence[Crumb] = ()
    intro: str = ""
    children: Sequence[dict[str, Any]] = ()
    order_note: str = ""
    profile: Mapping[str, Any] | None = None

    @property
    def address(self) -> str:
        """The address of the list's first page."""
        return f"{self.folder}/index.html"


def list_pages(listing: ItemList, catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page of one list and its feed; what changes with every new item stands on the first page only."""
    pages = cut(listing.items, site.page_size)
    names = [name for name, _first, _members in pages]
    feed = f"{listing.folder}/feed.xml"
    # A page that is not the first shows nothing of the list but its head.
    head = json.dumps((listing.folder, listing.title, listing.description, listing.above, listing.order_note))
    for position, (name, first, members) in enumerate(pages):
        cells = _Cells(listing, catalog, site, names, position, first, members)
        around = [*names[max(position - 1, 0) : position + 2], names[-1], str(first)]
        front = [] if position else [json.dumps(cells.front)]
        key = digest(head, *around, *front, *catalog.own_digests(members))
        yield Page(f"{listing.folder}/{name}", "list.html", cells.data, key)
    yield feed_page(feed, listing.title, listing.address, listing.items, catalog, site)


@dataclass(frozen=True)
class _Cells:
    """One page of a list: the one at `position`, of whose items the last is the `first` counted from the oldest."""

    listing: ItemList
    catalog: Catalog
    site: Site
    names: Sequence[str]
    position: int
    first: int
    members: Sequence[Item]

    @property
    def front(self) -> dict[str, Any]:
        """What only the first page shows."""
        shown = [item.first_shown_on for item in self.listing.items if item.first_shown_on]
        return {
            "total": len(self.listing.items),
            "pages": len(self.names),
            "updated": str(max(shown)) if shown else "",
            "intro": self.listing.intro,
            "children": list(self.listing.children),
            "profile": self.listing.profile,
        }

    def data(self) -> dict[str, Any]:
        """What the template shows."""
        listing, position = self.listing, self.position
        addresses = [f"{listing.folder}/{name}" for name in self.names]
        return {
            "meta": list_tags(self.site, listing.title, listing.description),
            "title": listing.title,
            "description": listing.description,
            "breadcrumbs": crumbs(*listing.above, (listing.title, listing.address)),
            "rows": [row(item, self.catalog) for item in self.members],
            "order_note": listing.order_note or _("按生成日期由新到旧排列"),
            "newer": addresses[position - 1] if position else "",
            "older": addresses[position + 1] if position + 1 < len(addresses) else "",
            "newest": addresses[0],
            "oldest": addresses[-1],
            "feed": f"{listing.folder}/feed.xml",
            "front": None if position else self.front,
            "first": self.first,
            "last": self.first + len(self.members) - 1,
        }
