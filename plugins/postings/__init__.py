"""Where our codes hang: the public list, and the list of places that have to be visited."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.postings.pages import LIST, postings_page, title, visits_page


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if catalog.register.postings.entries:
        yield postings_page(catalog, site)
        yield visits_page(catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if catalog.register.postings.entries:
        yield Section(33, title(), LIST, under="guides/index.html")


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
