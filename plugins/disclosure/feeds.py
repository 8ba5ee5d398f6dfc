"""Atom feeds: one for every list, newest entries first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import OLDEST, Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.disclosure.validity import ENDED


class Told(NamedTuple):
    """What a feed says of a page that is no item: where it is, when it came and last changed, and whose it is."""

    address: str
    title: str
    published: date | None
    updated: date
    author: str
    summary: str = ""


def page_feed(path: str, title: str, home: str, told: Iterable[Told], site: Site) -> Page:
    """The feed at `path` for a list of pages at `home`; `told` in any order."""
    newest = sorted(told, key=lambda one: (one.updated, one.address), reverse=True)[: site.feed_size]
    entries = [
        {
            "id": permanent_id(site, one.address),
            "title": one.title,
            "address": one.address,
            "updated": stamp(one.updated),
            "published": stamp(one.published) if one.published else "",
            "author": one.author or site.organiser,
            "term": "",
            "summary": one.summary,
        }
        for one in newest
    ]
    updated = entries[0]["updated"] if entries else stamp(OLDEST)
    data = {
        "title": title,
        "home": home,
        "id": permanent_id(site, path),
        "updated": updated,
        "entries": entries,
    }
    return Page(path, "feed.xml", data)


def feed_page(path: str, title: str, home: str, items: Sequence[Item], catalog: Catalog, site: Site) -> Page:
    """The feed at `path` for the list at `home`; `items` in any order."""
    newest = catalog.last_updated(items, site.feed_size)

    def data() -> dict[str, Any]:
        return {
            "title": title,
            "home": home,
            "id": permanent_id(site, path),
            "updated": _stamp(newest[0], catalog.updated_on(newest[0])) if newest else stamp(OLDEST),
            "entries": [entry_of(item, catalog, site) for item in newest],
        }

    return Page(path, "feed.xml", data, digest(title, home, *catalog.own_digests(newest)))


def entry_of(item: Item, catalog: Catalog, site: Site) -> dict[str, str]:
    """What a feed says of an item, as data for a template; of one that is not open to all without its summary."""
    validity = catalog.validity(item)
    term = "withdrawn" if item.fields.withdrawn else validity or ""
    label = (
        _("已撤回")
        if item.fields.withdrawn
        else catalog.register.term_label("validity", validity)
        if validity
        else ""
    )
    # Few readers of feeds show the category, so what has ended says so in its title.
    ended = item.fields.withdrawn is not None or validity in ENDED
    return {
        "id": permanent_id(site, item.address),
        "title": _("{title}（{validity}）", title=item.title, validity=label) if ended else item.title,
        "scheme": permanent_id(site, "validity"),
        "term": term,
        "validity": label,
        "address": item.address,
        "updated": _stamp(item, catalog.updated_on(item)),
        "published": _stamp(item, item.first_shown_on) if item.first_shown_on else "",
        "author": next(iter(catalog.body_names(item)), site.organiser),
        "summary": (item.fields.summary or "") if item.open_to_all else "",
    }


def stamp(day: date, clock: str = "") -> str:
    """A day as feeds write it: its beginning in China, or the time (`HH:MM`) that is known."""
    return f"{day}T{clock or '00:00'}:00+08:00"


def _stamp(item: Item, day: date) -> str:
    moment = item.fields.published_on
    return stamp(day, moment.clock if moment and moment.day == day else "")


def permanent_id(site: Site, path: str) -> str:
    """The id of what stands at `path`, which stays when the site moves to another address."""
    return f"tag:{site.domain},2000:{path}"
