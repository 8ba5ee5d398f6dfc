"""Terminals and displays in public rooms: the same site for fingers, and the newest of it as a loop for a screen."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.kiosk.screen_page import screen_page
from plugins.kiosk.touch_pages import ABOUT, touch_pages


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    yield from touch_pages(catalog, site)
    yield screen_page(catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(990, _("触摸屏和显示屏"), ABOUT, in_footer=True)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
