"""Guides of the bodies, their directory, the reading places and the disclosure rules (条例 Art. 12、25; 平台通知)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.body_pages import BodyPage, Kind, collecting_body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.guides.directory import GUIDES_PATH, directory_page
from plugins.guides.examples import example_numbers
from plugins.guides.guide_page import guide_page
from plugins.guides.places_page import PLACES_PATH, places_page
from plugins.guides.rules_page import RULES_PATH, rules_page


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    examples = example_numbers(catalog)
    for guide in catalog.of(GUIDES):
        yield guide_page(guide, examples, catalog, site)
    yield directory_page(catalog, site)
    yield places_page(catalog, site)
    yield rules_page(catalog, site)


def _body_pages(catalog: Catalog) -> Mapping[str, BodyPage]:
    title = _("公开指南")
    return {guide.place["body"]: BodyPage(Kind.GUIDE, title, guide.address) for guide in catalog.of(GUIDES)}


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(30, _("公开指南"), GUIDES_PATH)
    yield Section(31, _("查阅场所"), PLACES_PATH, under=GUIDES_PATH)
    yield Section(40, _("公开制度"), RULES_PATH)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_body_pages.connect(_body_pages)
