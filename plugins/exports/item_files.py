"""The data of single items, each beside its page."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from functools import partial

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.exports.item_records import record_of, text_of
from plugins.disclosure.items import Item
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.site import Site
from plugins.exports.addresses import ITEM_SCHEMA, item_data_address
from plugins.exports.item_rows import ItemRows


def item_files(catalog: Catalog, site: Site, rows: ItemRows) -> Iterator[MadeFile]:
    """One file an item, with its text."""
    for item in catalog.items:
        make = partial(_item_bytes, item, catalog, site)
        yield MadeFile(item_data_address(item), rows.keys[item.source], make)


def _item_bytes(item: Item, catalog: Catalog, site: Site) -> bytes:
    schema = posixpath.relpath(ITEM_SCHEMA, posixpath.dirname(item.address))
    record = {"$schema": schema, **record_of(item, catalog, site), **text_of(item)}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()
