"""Earlier versions of items and what differs between them, from the git history of the content folder.

See docs/architecture.md, "History".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_links import ItemLink, collecting_item_links
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, collecting_pages
from plugins.disclosure.site import Site
from plugins.history.histories import histories_of
from plugins.history.page import history_address, history_page
from plugins.history.version_pages import version_outputs


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    histories = histories_of(catalog, memo)
    for item in catalog.items:
        history = histories.get(item.source)
        if history:
            yield history_page(item, history, catalog, site)
            yield from version_outputs(item, history, catalog, site)


def _links(catalog: Catalog, *, memo: Memo) -> Mapping[str, ItemLink]:
    histories = histories_of(catalog, memo)
    return {
        item.source: ItemLink(_("历史版本与差异"), history_address(item))
        for item in catalog.items
        if item.source in histories
    }


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_item_links.connect(_links)
