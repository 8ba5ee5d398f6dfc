"""The catalog for machines: DCAT-AP, DCAT-US and OAI-PMH as whole files, schema.org in the pages.

All of these speak of public addresses, so nothing is made as long as the site does not know its own (SITEURL), but for
what stands in the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import Output, collecting_descriptions
from plugins.disclosure.page_metadata import PageMetadata, collecting_page_metadata
from plugins.disclosure.site import Site
from plugins.linked_data.files import Whole, files_of
from plugins.linked_data.fragments import portions_of
from plugins.linked_data.page import archive_links, standards_page
from plugins.linked_data.page_things import pages_of_bodies, things_of_pages


def _descriptions(catalog: Catalog, *, site: Site, memo: Memo, paths: frozenset[str]) -> Iterator[Output]:
    yield standards_page(catalog, site)
    if site.url:
        portions = portions_of(catalog, site, paths, memo)
        yield from files_of(Whole(catalog, site, paths, pages_of_bodies(catalog), portions))


def _metadata(catalog: Catalog, *, site: Site, paths: Collection[str]) -> Mapping[str, PageMetadata]:
    return things_of_pages(catalog, site, frozenset(paths))


def _links(catalog: Catalog, *, site: Site) -> Iterator[ArchiveLink]:
    return archive_links(catalog, site)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_descriptions.connect(_descriptions)
    collecting_page_metadata.connect(_metadata)
    collecting_archive_links.connect(_links)
