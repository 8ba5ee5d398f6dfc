"""Full-text search without a server: the index and everything that a page needs to ask it. See docs/search.md."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import Output, collecting_pages
from plugins.disclosure.site import Site
from plugins.search.publishing import search_files


def _files(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    return search_files(catalog, memo)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_files)
