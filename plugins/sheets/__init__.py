"""Sheets to print and hang up: board sheets of a month, cards, posters, door plates, and texts to be read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_links import ItemLink, collecting_item_links
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.sheets import DOMAINS
from plugins.disclosure.site import Site
from plugins.disclosure.spoken_items import spoken_address, spoken_items
from plugins.disclosure.standards.shown import shown_standards
from plugins.sheets.index_pages import INDEX, index_pages
from plugins.sheets.spoken_pages import month_pages, spoken_pages
from plugins.sheets.wall_pages import published_sheets, sheet_pages


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    yield from index_pages(catalog, site)
    has_standards = bool(shown_standards(catalog))
    for sheet in published_sheets(catalog):
        if has_standards or not sheet.id.startswith(f"{DOMAINS}/"):
            yield from sheet_pages(sheet, catalog, site)
    yield from spoken_pages(catalog, site)
    yield from month_pages(catalog, site)


def _links(catalog: Catalog, *, memo: Memo) -> Mapping[str, ItemLink]:
    return {
        item.source: ItemLink(_("广播稿（大字，供朗读）"), spoken_address(item), "aloud")
        for item in spoken_items(catalog)
    }


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(82, _("张贴与打印"), INDEX, under="catalog/index.html")


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_item_links.connect(_links)
    collecting_sections.connect(_sections)
