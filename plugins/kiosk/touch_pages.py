"""The pages of a touch terminal: its home, its search pad, the code to take along, and how to set it up."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.kiosk.words import frequent_words

HOME, SEARCH, TAKE, ABOUT = "kiosk/index.html", "kiosk/search.html", "kiosk/take.html", "kiosk/about.html"
NEWEST = 5
DIGITS = "1234567890"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SIGNS = "〔〕-/"


def touch_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page below `kiosk/`."""
    newest = [
        {"title": item.title, "address": item.address, "day": str(item.first_shown_on or "")}
        for item in catalog.newest_published
        if item.open_to_all
    ]
    yield _page(HOME, "kiosk.html", _("请点选"), site, newest=newest[:NEWEST])
    yield _page(
        SEARCH,
        "kiosk-search.html",
        _("点字检索"),
        site,
        digits=DIGITS,
        letters=LETTERS,
        signs=SIGNS,
        words=frequent_words(catalog),
    )
    yield _page(TAKE, "kiosk-take.html", _("带走本页"), site)
    yield _page(ABOUT, "kiosk-about.html", _("触摸屏和显示屏"), site)


def _page(path: str, template: str, title: str, site: Site, **data: object) -> Page:
    head = {"meta": list_tags(site, title, title), "title": title, "breadcrumbs": crumbs((title, path))}
    return Page(path, template, {**head, **data})
