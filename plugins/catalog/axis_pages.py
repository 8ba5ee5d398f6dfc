"""The directory of a classification and the lists below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from plugins.catalog.axes import BODIES, Axis, Group
from plugins.catalog.body_profile import body_profiles
from plugins.catalog.item_lists import Crumb, ItemList, list_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.site_map import MapEntry


def axis_pages(axis: Axis, groups: Sequence[Group], catalog: Catalog, site: Site) -> Iterator[Page]:
    """`<axis>/index.html` and every page of every list of `groups`, which are those of the axis."""
    title, description = _(axis.title), _(axis.description)
    top: Crumb = (title, f"{axis.slug}/index.html")
    yield Page(
        top[1],
        "directory.html",
        {
            "meta": list_tags(site, title, description),
            "title": title,
            "description": description,
            "breadcrumbs": crumbs(top),
            "sections": _sections(axis, groups),
        },
    )
    by_slug = {group.slug: group for group in groups}
    profiles = body_profiles([*by_slug], catalog) if axis.slug == BODIES else {}
    for group in groups:
        parent = by_slug.get(group.parent or "")
        listing = ItemList(
            folder=f"{axis.slug}/{group.slug}",
            title=group.title,
            description=_("{axis}“{name}”的全部信息", axis=title, name=group.title),
            items=group.items,
            above=(top, (parent.title, f"{axis.slug}/{parent.slug}/index.html")) if parent else (top,),
            intro="" if axis.slug == BODIES else group.note,
            children=_entries(axis, groups, group.slug),
            order_note=_(axis.order_note) if axis.order_note else "",
            profile=profiles.get(group.slug) if axis.slug == BODIES else None,
        )
        yield from list_pages(listing, catalog, site)


def map_entries(axis: Axis, groups: Sequence[Group], parent: str | None = None) -> tuple[MapEntry, ...]:
    """The lists of a classification as the map of the site names them: those below `parent`, else all in levels."""
    return tuple(
        MapEntry(
            group.title,
            f"{axis.slug}/{group.slug}/index.html",
            map_entries(axis, groups, group.slug),
        )
        for group in groups
        if group.parent == parent
    )


def _sections(axis: Axis, groups: Sequence[Group]) -> list[dict[str, Any]]:
    """The groups of the first level, neighbours with the same heading together."""
    roots = [group for group in groups if group.parent is None]
    return [
        {
            "heading": heading,
            "groups": [
                {**_entry(axis, group), "children": _entries(axis, groups, group.slug)} for group in members
            ],
        }
        for heading, members in groupby(roots, key=lambda group: group.heading)
    ]


def _entries(axis: Axis, groups: Sequence[Group], parent: str) -> list[dict[str, Any]]:
    return [_entry(axis, group) for group in groups if group.parent == parent]


def _entry(axis: Axis, group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "address": f"{axis.slug}/{group.slug}/index.html",
        "count": len(group.items),
        "note": group.note,
    }
