"""The home page: ways to what people come for, what is new and open now, what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.catalog.axes import AXES, BODIES, Axis, Group
from plugins.catalog.home_parts import by_body, by_year, open_notices
from plugins.catalog.home_questions import questions
from plugins.catalog.rows import row
from plugins.disclosure.alerts import alerts
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import site_tags
from plugins.disclosure.site import Site

ON_HOME = ("topics", "statutory")  # the bodies stand with their figures


def home_page(groups: Mapping[str, Sequence[Group]], catalog: Catalog, site: Site) -> Page:
    """`index.html`; `groups` are those of every axis, by its slug."""
    return Page(
        "index.html",
        "home.html",
        {
            "meta": site_tags(site),
            "title": site.name,
            "description": site.description,
            "alerts": [alert._asdict() for alert in alerts(catalog, site)],
            "total": len(catalog.items),
            "questions": questions(),
            "open_notices": open_notices(catalog),
            "newest": [_new(item, catalog) for item in catalog.newest_published[: site.new_on_home]],
            "axes": [_directory(axis, groups[axis.slug]) for axis in AXES if axis.slug in ON_HOME],
            "by_year": by_year(groups["years"]),
            "by_body": by_body(groups[BODIES]),
            "feed": "catalog/feed.xml",
        },
    )


def _new(item: Item, catalog: Catalog) -> dict[str, Any]:
    return {**row(item, catalog), "published_on": str(item.first_shown_on or "")}


def _directory(axis: Axis, groups: Sequence[Group]) -> dict[str, Any]:
    return {
        "title": _(axis.title),
        "address": f"{axis.slug}/index.html",
        "groups": [
            {
                "title": group.title,
                "address": f"{axis.slug}/{group.slug}/index.html",
                "count": len(group.items),
            }
            for group in groups
            if group.parent is None and group.items
        ],
    }
