"""Links that other capabilities put on the pages of items; a plugin announces them on the signal here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo


class ItemLink(NamedTuple):
    """`label` leads from the page of an item to `address`, which stands below the site's root.

    It stands with the changes of the item, with its matter, below its text (what is read aloud), or with its metadata
    (data for programs). `media_type` says that the same item is told there in another form.
    """

    label: str
    address: str
    place: Literal["changes", "matter", "aloud", "data"] = "changes"
    media_type: str = ""


collecting_item_links = Signal("(catalog, *, memo) → item file → ItemLink, for the items that have one")
_folders: WeakKeyDictionary[Catalog, Path] = WeakKeyDictionary()


def item_links(catalog: Catalog, memo: Memo) -> Mapping[str, list[ItemLink]]:
    """Item file → its links, as all plugins that are switched on make them."""
    found: Mapping[str, list[ItemLink]] = defaultdict(list)
    for _receiver, links in collecting_item_links.send(catalog, memo=memo):
        for source, link in links.items():
            found[source].append(link)
    return dict(found)


def note_content_folder(catalog: Catalog, folder: Path) -> None:
    """Say from which content folder a catalog was read."""
    _folders[catalog] = folder


def content_folder_of(catalog: Catalog) -> Path | None:
    """The content folder from which a catalog was read; None when nobody has said it."""
    return _folders.get(catalog)
