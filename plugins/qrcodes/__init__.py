"""Listings of QR codes: for every body, topic, category, field and standard catalog, and the boards of the register.

A site without a public address (SITEURL) has none, because a code on paper must lead somewhere for ever.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.disclosure.standards.shown import shown_standards
from plugins.qrcodes.board_pages import board_page
from plugins.qrcodes.groups import INDEX, grouped
from plugins.qrcodes.index_page import index_page
from plugins.qrcodes.listing_pages import listing_page, standard_page


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if not site.url:
        return
    kinds = grouped(catalog)
    yield index_page(kinds, catalog, site)
    for board in catalog.register.boards:
        yield board_page(board, catalog, site)
    for kind in kinds:
        for group in kind.groups:
            yield listing_page(kind, group, catalog, site)
    for domain in shown_standards(catalog):
        yield standard_page(domain, catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if site.url:
        yield Section(90, _("二维码"), INDEX, under="catalog/index.html")


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
