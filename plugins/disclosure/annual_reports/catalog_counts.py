"""What the catalog itself knows of the rules and normative documents that a report counts (条例 Art. 20(1))."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from plugins.disclosure.annual_reports.collection import ReportCollection
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.validity import ENDED, first_end

RULE_GENRE = "rule"


class _Counted(NamedTuple):
    """The day of an item, and the day on which it ended."""

    formed: date
    end: date | None


class CatalogCounts:
    """The counted items of every body that has a report; a joint document counts for its lead alone.

    A government's report is compared with its own documents and those of all bodies below it.
    """

    def __init__(self, catalog: Catalog, reports: ReportCollection) -> None:
        self._catalog = catalog
        self._reports = reports
        self._items: Mapping[tuple[str, str], list[_Counted]] = defaultdict(list)
        for item in catalog.items if reports.years else ():
            row = _row_of(item)
            body = catalog.register.bodies.find(item.fields.publisher or "") if row else None
            if body and item.fields.generated_on:
                self._items[body.slug, row].append(_Counted(item.fields.generated_on, self._end(item)))

    def of(self, body: Body, year: int) -> dict[str, int]:
        """Cell → count, for the cells of 规章 and 行政规范性文件; none of a row of which no item is known."""
        last = date(year, 12, 31)
        bodies = [body, *(self._reports.below(body) if body.kind == "government" else ())]
        counts: dict[str, int] = {}
        for row in ("rules", "normative_files"):
            items = [item for one in bodies for item in self._items.get((one.slug, row), ())]
            if items:
                counts[f"{row}.issued"] = sum(item.formed.year == year for item in items)
                counts[f"{row}.repealed"] = sum(
                    item.end is not None and item.end.year == year for item in items
                )
                counts[f"{row}.valid"] = sum(
                    item.formed <= last and (item.end is None or item.end > last) for item in items
                )
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
