"""Dossiers: the whole story of a matter on one page, with what is still missing, and the list of all matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.dossiers import dossiers_of
from plugins.disclosure.item_links import ItemLink, collecting_item_links
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.dossiers.dossier_page import dossier_outputs
from plugins.dossiers.index_page import ADDRESS, index_feed, index_page


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    dossiers = dossiers_of(catalog)
    yield index_page(list(dossiers.values()), catalog, site)
    yield index_feed(dossiers.values(), catalog, site)
    for dossier in dossiers.values():
        yield from dossier_outputs(dossier, catalog, site)


def _links(catalog: Catalog, *, memo: Memo) -> Mapping[str, ItemLink]:
    return {
        item.source: ItemLink(_("事项全程"), dossier.address, "matter")
        for dossier in dossiers_of(catalog).values()
        for item in dossier.items
    }


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(78, _("事项全程"), ADDRESS, under="catalog/index.html")


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_item_links.connect(_links)
    collecting_sections.connect(_sections)
