"""The page on which readers search, and its entry in the navigation.

The theme puts a search field into the head of every page when the navigation has this entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page, Section
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.search.file_lists import FILE_LISTS

SEARCH_PATH = "search/index.html"
ORDER = 25


def search_page(catalog: Catalog, site: Site) -> Page:
    """The search page: it asks the published index, and names whom else a reader may ask."""
    title = _("检索")
    data = {
        "meta": list_tags(site, title, _("检索本网站公开的政府信息")),
        "title": title,
        "breadcrumbs": crumbs((title, SEARCH_PATH)),
        "contacts": list(_contacts(catalog)),
        "example": _example(catalog),
        "file_list": FILE_LISTS,
    }
    return Page(SEARCH_PATH, "search.html", data)


def search_section() -> Section:
    """The navigation's entry that leads to the search page."""
    return Section(ORDER, _("检索"), SEARCH_PATH)


def _example(catalog: Catalog) -> dict[str, str] | None:
    """The numbers of an item that has both: of the first one, so that new items do not change the page."""
    numbered = (item for item in catalog.items if item.index_number and item.document_number)
    first = min(numbered, key=lambda item: item.source, default=None)
    if first is None:
        return None
    return {"document_number": str(first.document_number), "index_number": first.index_number}


def _contacts(catalog: Catalog) -> Iterator[dict[str, str]]:
    """Key, name and phone of every body that exists and has a phone for questions about disclosure."""
    for body in catalog.register.bodies:
        if body.work_unit and body.work_unit.phone and body.existed_on(catalog.date):
            yield {"key": body.slug, "name": body.name, "phone": body.work_unit.phone}
