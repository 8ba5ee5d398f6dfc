"""Notices: their lists by state and kind, their feeds and calendars, and the layout of their pages.

A site without notices has none of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.alerts import Alert, collecting_alerts
from plugins.disclosure.body_pages import BodyPage, Kind, collecting_body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_layouts import ItemLayout, collecting_item_layouts
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.notices.announced import notices_of
from plugins.notices.calendars import calendar_files
from plugins.notices.index_page import alerts_of, index_page
from plugins.notices.item_part import item_part
from plugins.notices.lists import HOME, kind_lists, lists_of_bodies, title


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    notices = notices_of(catalog)
    if not notices:
        return
    yield index_page(notices, catalog, site)
    yield from kind_lists(notices, catalog, site)
    yield from calendar_files(notices, catalog, site)


def _layouts(catalog: Catalog, *, site: Site) -> Mapping[str, ItemLayout]:
    return {
        announced.item.source: ItemLayout("notice.html", item_part(announced, catalog))
        for announced in notices_of(catalog)
    }


def _body_pages(catalog: Catalog) -> Mapping[str, BodyPage]:
    lists = lists_of_bodies(notices_of(catalog), catalog)
    return {slug: BodyPage(Kind.NOTICES, title(), listing.home) for slug, listing in lists.items()}


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if notices_of(catalog):
        yield Section(72, title(), HOME)


def _alerts(catalog: Catalog, *, site: Site) -> list[Alert]:
    return alerts_of(notices_of(catalog), catalog)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_item_layouts.connect(_layouts)
    collecting_sections.connect(_sections)
    collecting_body_pages.connect(_body_pages)
    collecting_alerts.connect(_alerts)
