"""Everything to take away: the catalog and the register as tables and data, the data of every item, all news ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_links import ItemLink, collecting_item_links
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.exports.addresses import INDEX, item_data_address
from plugins.exports.history_feed import history_feed
from plugins.exports.index_page import index_page, links
from plugins.exports.item_files import item_files
from plugins.exports.item_rows import ItemRows
from plugins.exports.item_tables import table_files, tables
from plugins.exports.register_files import register_files
from plugins.exports.schema_files import schema_files


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    rows = ItemRows(catalog, site, memo)
    rows.refresh()
    found = tables(catalog, site)
    for table in found:
        yield from table_files(table, rows, site)
    yield from item_files(catalog, site, rows)
    yield from schema_files(catalog, site)
    yield from register_files(catalog, site)
    yield from history_feed(catalog, site)
    yield index_page(found, catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(88, _("数据下载"), INDEX, under="archive/index.html")


def _item_links(catalog: Catalog, *, memo: Memo) -> Mapping[str, ItemLink]:
    return {
        item.source: ItemLink(_("本条的数据（JSON）"), item_data_address(item), "data", "application/json")
        for item in catalog.items
    }


def _archive_links(catalog: Catalog, *, site: Site) -> list[ArchiveLink]:
    return links()


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_item_links.connect(_item_links)
    collecting_archive_links.connect(_archive_links)
