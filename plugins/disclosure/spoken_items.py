"""The items of a catalog that have a text to be read aloud, and the pages with these texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.sheets import sheets_of


def spoken_address(item: Item) -> str:
    """The page with the text of an item to be read aloud."""
    return f"{item.address.removesuffix('.html')}/spoken.html"


def spoken_month_address(slug: str, month: str) -> str:
    """The page with all texts of a month of a body."""
    return f"sheets/bodies/{slug}/{month}-spoken.html"


def spoken_items(catalog: Catalog) -> Sequence[Item]:
    """The items that everybody may read and that have a spoken text, published last first."""
    return [item for item in catalog.newest_published if item.fields.spoken and item.open_to_all]


_made: WeakKeyDictionary[Catalog, Mapping[str, Mapping[str, Sequence[Item]]]] = WeakKeyDictionary()


def spoken_by_month(catalog: Catalog) -> Mapping[str, Mapping[str, Sequence[Item]]]:
    """Body (its slug) → month of publication → its items with a spoken text, published first first."""
    if catalog not in _made:
        _made[catalog] = {
            slug: found for slug, months in sheets_of(catalog).by_month.items() if (found := _told(months))
        }
    return _made[catalog]


def _told(months: Mapping[str, Sequence[Item]]) -> dict[str, Sequence[Item]]:
    told = {
        month: [item for item in reversed(items) if item.fields.spoken and item.open_to_all]
        for month, items in months.items()
    }
    return {month: items for month, items in told.items() if items}
