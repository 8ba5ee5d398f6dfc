"""Plain pages (`content/pages/*.md`): about, help, accessibility statement."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import Output, Page, Section, collecting_pages, collecting_sections
from plugins.disclosure.page_parts import crumbs, site_tags
from plugins.disclosure.plain_pages import PAGES
from plugins.disclosure.site import Site
from plugins.plain_pages import statement


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    for text in catalog.of(PAGES):
        title = text.fields.title
        data = {
            "meta": site_tags(site),
            "title": title,
            "breadcrumbs": crumbs((title, text.address)),
            "body": text.html,
        }
        if text.address == statement.ADDRESS:
            results = statement.results_shown(catalog)
            yield Page(text.address, "statement.html", {**data, "results": results})
        else:
            yield Page(text.address, "text.html", data)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    for order, text in enumerate(catalog.of(PAGES)):
        yield Section(900 + order, text.fields.title, text.address, in_footer=True)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
