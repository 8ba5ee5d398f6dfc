"""The issues of the gazette: one page each, a list of all, and links from the items that an issue holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_links import ItemLink
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.gazette import issue_key
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import file_link, head, plain
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

GAZETTES = "gazette/index.html"


def gazette_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """An issue as its page shows it: the contents by column."""
    gazette = item.fields.gazette
    part: dict[str, Any] = plain(gazette, catalog)
    columns: dict[str, list[dict[str, Any]]] = {}
    for entry in part["contents"]:
        columns.setdefault(entry["column"], []).append(entry)
    part["columns"] = [{"title": title, "entries": entries} for title, entries in columns.items()]
    part["file"] = file_link(item, gazette.file if gazette else None)
    return part


def gazette_list(catalog: Catalog, site: Site) -> Iterator[Page]:
    """All issues, newest first."""
    items = items_with(catalog, "gazette")
    if not items:
        return
    rows = [
        {
            **head(item, catalog),
            "issue": item.fields.gazette.issue,
            "on": str(item.fields.gazette.on),
            "count": len(item.fields.gazette.contents),
        }
        for item in items
        if item.fields.gazette
    ]
    rows.sort(key=lambda row: (str(row["on"]), str(row["address"])), reverse=True)
    title = _("政府公报")
    data = {
        **list_head(site, title, _("各期政府公报"), (title, GAZETTES)),
        "feed": feed_address(GAZETTES),
        "rows": rows,
    }
    yield Page(GAZETTES, "kinds/gazettes.html", data)
    yield kind_feed("gazette", title, GAZETTES, catalog, site)


def gazette_links(catalog: Catalog) -> dict[str, ItemLink]:
    """Item file → the link to the issue in which it was printed."""
    issues = {
        issue_key(item.fields.gazette.issue): item
        for item in items_with(catalog, "gazette")
        if item.fields.gazette
    }
    if not issues:
        return {}
    found = {}
    for item in catalog.items:
        issue = issues.get(issue_key(item.fields.collected_in)) if item.fields.collected_in else None
        if issue and issue.fields.gazette:
            label = _("刊载于政府公报 {issue}", issue=issue.fields.gazette.issue)
            found[item.source] = ItemLink(label, issue.address)
    return found
