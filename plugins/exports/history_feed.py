"""Everything ever published, as one feed with an archived document for every month (RFC 5005, section 4).

An item stands in the month in which it last changed: at its publication, a correction, its withdrawal, the end of its
validity. So whoever has the documents up to a month finds whatever happened since in later ones. A month that has
passed gains nothing; it keeps its address even when everything in it has changed later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.feeds import entry_of, permanent_id, stamp
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.exports.addresses import HISTORY, item_data_address

CURRENT = f"{HISTORY}/index.xml"


def history_feed(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The current document, with this month and the last, and that of every month before, newest first."""
    months, members = history_months(catalog), _by_month(catalog)
    recent = [item for month in (_month(catalog.date), *months[:1]) for item in members.get(month, ())]
    yield _document(CURRENT, catalog.date, months, recent, catalog, site)
    for place, month in enumerate(months):
        ended = _first_day(month) - timedelta(days=1)
        yield _document(
            history_address(month), ended, months[place + 1 :], members.get(month, ()), catalog, site
        )


def history_months(catalog: Catalog) -> list[str]:
    """Every month (`2026-10`) from the first publication to the last month that has passed, newest first."""
    days = [day for item in catalog.items for day in (item.first_shown_on, _day(item, catalog)) if day]
    day, months = _first_day(_month(min(days, default=catalog.date))), []
    while _month(day) < _month(catalog.date):
        months.append(_month(day))
        day = _first_day(_month(day + timedelta(days=31)))
    return months[::-1]


def history_address(month: str) -> str:
    """Where the document of a month stands."""
    return f"{HISTORY}/{month}.xml"


def _by_month(catalog: Catalog) -> Mapping[str, Sequence[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    ordered = sorted(
        catalog.items, key=lambda item: (_day(item, catalog), _clock(item), item.address), reverse=True
    )
    for item in ordered:
        found[min(_month(_day(item, catalog)), _month(catalog.date))].append(item)
    return found


def _day(item: Item, catalog: Catalog) -> date:
    """The day on which this site told something new of an item: what was taken over is new on the day of import."""
    imported = item.fields.imported_from
    day = catalog.updated_on(item)
    return max(day, imported.on or day) if imported else day


def _clock(item: Item) -> str:
    return item.fields.published_on.clock if item.fields.published_on else ""


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def _document(
    path: str, day: date, older: Sequence[str], members: Sequence[Item], catalog: Catalog, site: Site
) -> Page:
    head = {
        "title": _("历次公开"),
        "id": permanent_id(site, CURRENT),
        "updated": stamp(max((_day(item, catalog) for item in members), default=day)),
        "current": CURRENT,
        "older": history_address(older[0]) if older else "",
    }
    key = digest(*head.values(), *catalog.own_digests(members))
    return Page(path, "history-feed.xml", partial(_data, head, members, catalog, site), key)


def _data(head: Mapping[str, Any], members: Sequence[Item], catalog: Catalog, site: Site) -> dict[str, Any]:
    entries = [entry_of(item, catalog, site) | {"data": item_data_address(item)} for item in members]
    return {**head, "entries": entries}
