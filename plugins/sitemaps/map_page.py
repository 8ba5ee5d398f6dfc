"""`sitemap.html`: the whole site on one page, as links to sections and lists, never to single items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.disclosure.body_pages import Kind, body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page, Section, navigation
from plugins.disclosure.page_parts import crumbs, site_tags
from plugins.disclosure.site import Site
from plugins.disclosure.site_map import MapEntry, map_groups
from plugins.sitemaps.resource_sync import LISTING, resource_sets
from plugins.sitemaps.robots import ROBOTS
from plugins.sitemaps.sitemap_files import SITEMAP

MAP = "sitemap.html"


def map_page(catalog: Catalog, site: Site) -> Page:
    """The page."""
    title = _("网站地图")
    whole, _items = resource_sets((), 0)
    machines = [(_("爬虫规则"), ROBOTS)]
    if site.url:
        machines += [(_("网站地图（XML）"), SITEMAP), (_("供程序读取的清单"), LISTING)]
    return Page(
        MAP,
        MAP,
        {
            "meta": site_tags(site),
            "title": title,
            "breadcrumbs": crumbs((title, MAP)),
            "sections": _sections(navigation(catalog, site)),
            "kinds": _bodies(catalog),
            "groups": [
                {"title": group.title, "address": group.path, "entries": _entries(group.entries)}
                for group in map_groups(catalog)
            ],
            "machines": [{"title": text, "address": path, "below": []} for text, path in machines],
            "capabilities": whole.capabilities if site.url else "",
        },
    )


def _sections(entries: Sequence[Section]) -> list[dict[str, Any]]:
    """The entries of the navigation, each with those below it."""
    return [
        {
            "title": entry.title,
            "address": entry.path,
            "below": [
                {"title": other.title, "address": other.path, "below": []}
                for other in entries
                if other.under == entry.path and other.path != entry.path
            ],
        }
        for entry in entries
        if not entry.under
    ]


def _entries(entries: Sequence[MapEntry]) -> list[dict[str, Any]]:
    return [
        {"title": entry.title, "address": entry.path, "below": _entries(entry.below)} for entry in entries
    ]


def _bodies(catalog: Catalog) -> list[dict[str, Any]]:
    """The bodies by their kind, each with all pages about it; the first of these carries its name."""
    known = body_pages(catalog)
    kinds: dict[str, list[dict[str, Any]]] = {}
    for body in catalog.register.bodies:
        pages = [page for page in known.get(body.slug, ()) if page.kind is not Kind.CATALOG]
        own = [page for page in known.get(body.slug, ()) if page.kind is Kind.CATALOG]
        if pages or own:
            label = catalog.register.term_label("body_kind", body.kind) if body.kind else ""
            kinds.setdefault(label or _("其他"), []).append(
                {
                    "title": body.name,
                    "address": own[0].address if own else "",
                    "below": [{"title": page.label, "address": page.address, "below": []} for page in pages],
                }
            )
    return [{"title": kind, "bodies": bodies} for kind, bodies in kinds.items()]
