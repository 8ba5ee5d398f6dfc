"""Full-text search without a server: the index, the script that asks it and the page. See docs/search.md."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.search.file_lists import file_lists
from plugins.search.page import search_page, search_section
from plugins.search.publishing import search_files


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    yield search_page(catalog, site)
    made = list(search_files(catalog, memo))
    yield from made
    yield from file_lists([file.path for file in made], site)


def _sections(catalog: Catalog, *, site: Site) -> list[Section]:
    return [search_section()]


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
