"""Which page says what of itself in the words of schema.org."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from plugins.disclosure.annual_reports.fields import REPORTS
from plugins.disclosure.body_pages import Kind, body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.linked_data.dcat_catalog import exports_among
from plugins.disclosure.linked_data.schema_org import (
    body_thing,
    exports_thing,
    item_thing,
    report_thing,
    site_thing,
)
from plugins.disclosure.page_metadata import PageMetadata
from plugins.disclosure.site import Site

EXPORT_PAGE = "archive/index.html"
# The key of an item's page stands for its surroundings, and what the page says of itself is made from nothing else.
ITEM = digest("an item in the words of schema.org")


def things_of_pages(catalog: Catalog, site: Site, paths: frozenset[str]) -> Mapping[str, PageMetadata]:
    """Path of a page → what it says: items, home page, bodies, annual reports, the page of the exports."""
    found = {
        item.address: PageMetadata(ITEM, partial(item_thing, item, catalog, site)) for item in catalog.items
    }
    return found | dict(_others(catalog, site, paths))


def pages_of_bodies(catalog: Catalog) -> Mapping[str, str]:
    """Slug of a body → its page in the catalog, for those that have one."""
    return {
        slug: page.address
        for slug, pages in body_pages(catalog).items()
        for page in pages
        if page.kind is Kind.CATALOG
    }


def _others(catalog: Catalog, site: Site, paths: frozenset[str]) -> Iterator[tuple[str, PageMetadata]]:
    bodies = catalog.register.bodies
    register = digest(*map(bodies.digest_of, bodies))
    yield "index.html", PageMetadata(register, partial(site_thing, catalog, site))
    for slug, path in pages_of_bodies(catalog).items():
        body = bodies.find(slug)
        if body:
            yield path, PageMetadata(register, partial(body_thing, body, catalog, site, path))
    for report in catalog.of(REPORTS):
        key = digest(register, str(report.fields.published_on))
        yield report.address, PageMetadata(key, partial(report_thing, report, catalog, site))
    exports = exports_among(paths, catalog, site) if site.url else []
    if exports:
        told = repr([(export.name, export.title, export.files) for export in exports])
        yield EXPORT_PAGE, PageMetadata(digest(register, told), partial(exports_thing, exports, site))
