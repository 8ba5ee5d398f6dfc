"""What the catalog itself knows of the rules and normative documents that a report counts (条例 Art. 20(1))."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.validity import ENDED, first_end

RULE_GENRE = "rule"


class CatalogCounts:
    """The counted items of every body; a joint document counts for its lead alone."""

    def __init__(self, catalog: Catalog, codes: Collection[str]) -> None:
        """Count for the bodies with these codes; nothing is looked at when there are none."""
        self._catalog = catalog
        self._items: Mapping[tuple[str, str], list[Item]] = defaultdict(list)
        for item in catalog.items if codes else ():
            row = _row_of(item)
            body = catalog.register.bodies.find(item.fields.publisher or "") if row else None
            if body and body.slug in codes and item.fields.generated_on:
                self._items[body.slug, row].append(item)

    def of(self, code: str, year: int) -> dict[str, int]:
        """Cell → count, for the cells of 规章 and 行政规范性文件; nothing for a body of which no item is known."""
        counts: dict[str, int] = {}
        for row in ("rules", "normative_files"):
            items = self._items.get((code, row), ())
            if items:
                ends = {item.source: self._end(item) for item in items}
                formed = [item for item in items if _formed(item) <= date(year, 12, 31)]
                counts[f"{row}.issued"] = sum(_formed(item).year == year for item in items)
                counts[f"{row}.repealed"] = sum(end is not None and end.year == year for end in ends.values())
                counts[f"{row}.valid"] = sum(_stands(ends[item.source], year) for item in formed)
        return counts

    def _end(self, item: Item) -> date | None:
        """The day on which an item ended; the first of days for one that ended nobody knows when."""
        end = first_end(item, self._catalog.relations, self._catalog.date)
        if end:
            return end.on
        return date.min if item.fields.validity in ENDED else None


def _row_of(item: Item) -> str:
    if not item.open_to_all:
        return ""
    if item.fields.genre == RULE_GENRE:
        return "rules"
    return "normative_files" if item.fields.normative else ""


def _formed(item: Item) -> date:
    return item.fields.generated_on or date.max


def _stands(end: date | None, year: int) -> bool:
    return end is None or end > date(year, 12, 31)
