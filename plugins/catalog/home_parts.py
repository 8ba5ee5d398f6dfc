"""What the home page says beside its lists: notices open now, and how much there is by year and by body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from plugins.catalog.axes import BODIES, NONE, Group
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.charts import columns, share
from plugins.disclosure.messages import _
from plugins.disclosure.named_items import item_link
from plugins.disclosure.notices import OPEN, spans
from plugins.disclosure.places import UNDATED

MOST_YEARS, MOST_BODIES, MOST_NOTICES = 10, 12, 5


def open_notices(catalog: Catalog) -> dict[str, Any]:
    """The notices on which something can be done on the day of the catalog, those that close first in front."""
    found = sorted(_open(catalog), key=lambda pair: (pair[0], pair[1]["address"]))
    return {
        "entries": [{**link, "closes": str(closes)} for closes, link in found[:MOST_NOTICES]],
        "total": len(found),
    }


def _open(catalog: Catalog) -> Iterator[tuple[date, dict[str, str]]]:
    for item in catalog.items:
        if item.fields.notice and item.open_to_all:
            ends = [
                span.closes
                for span in spans(item.fields.notice, item.fields.published_on)
                if span.state(catalog.date) == OPEN
            ]
            if ends:
                yield min(ends), item_link(item)


def by_year(groups: Sequence[Group]) -> dict[str, Any] | None:
    """The chart of the last years and its table; what lies before and what has no day stand in the table only.

    None when there are fewer than two years. `groups` are those of the years, newest first.
    """
    years = {int(group.slug): group for group in groups if group.parent is None and group.slug != UNDATED}
    if len(years) < 2:
        return None
    last = max(years)
    drawn = range(max(min(years), last - MOST_YEARS + 1), last + 1)
    shown = [group for year, group in years.items() if year in drawn]
    before = [group for year, group in years.items() if year not in drawn]
    undated = [group for group in groups if group.slug == UNDATED]
    rows = [_row("years", group) for group in (*shown, *undated)]
    if before:
        count = sum(len(group.items) for group in before)
        rows.insert(len(shown), {"title": _("更早的年份"), "address": "years/index.html", "count": count})
    title = _("各年生成的信息")
    counts = {year: len(years[year].items) if year in years else 0 for year in drawn}
    told = _("，").join(_("{year} 年 {count} 条", year=year, count=count) for year, count in counts.items())
    return {
        "key": "years",
        "title": title,
        "description": _("柱形图，{figures}。数据见旁边的表。", figures=told),
        "rows": rows,
        **columns([(str(year), [count]) for year, count in counts.items()]),
    }


def by_body(groups: Sequence[Group]) -> dict[str, Any] | None:
    """The bodies with most items, each with a bar; None when fewer than two have published anything."""
    bodies = [group for group in groups if group.items and group.slug != NONE]
    if len(bodies) < 2:
        return None
    ordered = sorted(bodies, key=lambda group: -len(group.items))[:MOST_BODIES]
    largest = len(ordered[0].items)
    return {
        "rows": [{**_row(BODIES, group), "share": share(len(group.items), largest)} for group in ordered],
        "others": len(bodies) - len(ordered),
    }


def _row(axis: str, group: Group) -> dict[str, Any]:
    return {
        "title": group.title,
        "address": f"{axis}/{group.slug}/index.html",
        "count": len(group.items),
    }
