"""Paper for handing over: to archives and libraries (条例 Art. 25), and to the person who takes over a body's work."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.delivery.body_pages import body_pages
from plugins.delivery.index_page import INDEX, index_page, title
from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    yield index_page(catalog, site)
    yield from body_pages(catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(83, title(), INDEX, under="archive/index.html")


def _links(catalog: Catalog, *, site: Site) -> Iterator[ArchiveLink]:
    note = _("每个机关每月公开的信息清单和回执，可以打印")
    yield ArchiveLink(600, _("移交"), title(), INDEX, note)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_archive_links.connect(_links)
