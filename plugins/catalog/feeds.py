"""Atom feeds: one for every list, newest entries first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

OLDEST = date(1900, 1, 1)


def feed_page(path: str, title: str, home: str, items: Sequence[Item], catalog: Catalog, site: Site) -> Page:
    """The feed at `path` for the list at `home`; `items` in any order."""
    newest = sorted(items, key=lambda item: (_updated(item), item.source), reverse=True)[: site.feed_size]
    return Page(
        path,
        "feed.xml",
        {
            "title": title,
            "home": home,
            "id": _permanent_id(site, path),
            "updated": _stamp(_updated(newest[0]) if newest else OLDEST),
            "entries": [
                {
                    "id": _permanent_id(site, item.address),
                    "title": item.title,
                    "address": item.address,
                    "updated": _stamp(_updated(item)),
                    "published": _stamp(item.first_shown_on) if item.first_shown_on else "",
                    "author": next(iter(catalog.body_names(item)), site.organiser),
                    "summary": (item.fields.summary or "") if item.open_to_all else "",
                }
                for item in newest
            ],
        },
    )


def _updated(item: Item) -> date:
    """The day on which readers of the feed should look again."""
    fields = item.fields
    withdrawn = fields.withdrawn.on if fields.withdrawn else None
    changes = [change.on for change in fields.changes]
    days = [day for day in (item.first_shown_on, fields.changed_on, withdrawn, *changes) if day]
    return max(days) if days else fields.generated_on or OLDEST


def _stamp(day: date) -> str:
    return f"{day}T00:00:00+08:00"


def _permanent_id(site: Site, path: str) -> str:
    return f"tag:{site.domain},2000:{path}"
