"""The lists of everything: by date, by index number and by document number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.catalog.item_lists import Crumb, ItemList, list_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site


def whole_lists(catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page of `catalog/`, `numbers/` and `document-numbers/`."""
    top: Crumb = (_("公开目录"), "catalog/index.html")
    numbers = ItemList(
        "numbers",
        _("索引号一览"),
        _("全部信息按索引号排列"),
        sorted(catalog.items, key=_index_order),
        (top,),
        order_note=_("按机构编码、年份和流水号排列，新的在前；尚未编号的排在最后"),
    )
    document_numbers = ItemList(
        "document-numbers",
        _("文号一览"),
        _("有文号的全部信息按文号排列"),
        sorted((item for item in catalog.items if item.fields.document_number), key=_document_order),
        (top,),
        order_note=_("按机关代字、年份和序号排列，新的在前"),
    )
    ways = [
        {"title": way.title, "address": way.address, "count": len(way.items)}
        for way in (numbers, document_numbers)
    ]
    everything = ItemList(
        "catalog", _("公开目录"), _("本网站公开的全部政府信息"), catalog.items, children=ways
    )
    for listing in (everything, numbers, document_numbers):
        yield from list_pages(listing, catalog, site)


def _index_order(item: Item) -> tuple[Any, ...]:
    if item.number:
        return (0, item.number.code, -item.number.year, -int(item.number.serial), item.source)
    return (1 if item.index_number else 2, item.index_number, 0, 0, item.source)


def _document_order(item: Item) -> tuple[Any, ...]:
    number = item.document_number
    if number is None:
        return (1, item.fields.document_number, 0, 0, item.source)
    return (0, number.word, -(number.year or 0), -number.serial, item.source)
