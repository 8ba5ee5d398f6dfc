"""Everything ever published, as one feed in archived pages (RFC 5005, section 4).

The pages are cut from the oldest end like lists; one changes only when an item on it does. What a page says of an
item follows from its own file, so that neither the day nor other items change it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.feeds import permanent_id, stamp
from plugins.disclosure.items import OLDEST, Item
from plugins.disclosure.list_cutting import cut
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.exports.addresses import HISTORY, item_data_address

ENTRIES = 100
CURRENT = f"{HISTORY}/index.xml"


def history_feed(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The current document and every archived one, newest first."""
    ordered = sorted(catalog.items, key=_published, reverse=True)
    cuts = cut(ordered, ENTRIES)
    paths = history_paths(len(ordered))
    for place, (_name, _first, members) in enumerate(cuts):
        older = paths[place + 1] if place + 1 < len(paths) else ""
        key = digest(str(place == 0), older, *(part for item in members for part in _told(item, catalog)))
        data = partial(_data, paths[place], older, members, catalog, site)
        yield Page(paths[place], "history-feed.xml", data, key)


def history_paths(count: int) -> list[str]:
    """The addresses of the documents of so many items, the current one first, then the archived ones, newest first."""
    return [
        f"{HISTORY}/{name.removesuffix('html')}xml" for name, _first, _members in cut(range(count), ENTRIES)
    ]


def _published(item: Item) -> tuple[date, str, str]:
    clock = item.fields.published_on.clock if item.fields.published_on else ""
    return item.first_shown_on or OLDEST, clock, item.address


def _told(item: Item, catalog: Catalog) -> tuple[bytes, str]:
    return item.digest, next(iter(catalog.body_names(item)), "")


def _data(path: str, older: str, members: Sequence[Item], catalog: Catalog, site: Site) -> dict[str, Any]:
    newest = max((item.updated_on for item in members), default=OLDEST)
    return {
        "title": _("历次公开"),
        "id": permanent_id(site, CURRENT),
        "updated": stamp(newest),
        "current": CURRENT,
        "older": older,
        "entries": [_entry(item, catalog, site) for item in members],
    }


def _entry(item: Item, catalog: Catalog, site: Site) -> dict[str, str]:
    return {
        "id": permanent_id(site, item.address),
        "title": item.title,
        "address": item.address,
        "data": item_data_address(item),
        "updated": stamp(item.updated_on),
        "published": stamp(item.first_shown_on) if item.first_shown_on else "",
        "author": next(iter(catalog.body_names(item)), site.organiser),
        "withdrawn": _("已撤回") if item.fields.withdrawn else "",
        "scheme": permanent_id(site, "validity"),
        "summary": (item.fields.summary or "") if item.open_to_all else "",
    }
