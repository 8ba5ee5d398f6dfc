"""The page of penalty tiers, and the list of all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head, plain
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

TIERS = "penalty-tiers/index.html"


def tiers_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """Penalty tiers as their page shows them: every act with its tiers, and the range of each as one text."""
    part: dict[str, Any] = plain(item.fields.penalty_tiers, catalog)
    for act in part["acts"]:
        for tier in act["tiers"]:
            tier["range"] = _range(tier["lower"], tier["upper"], act["unit"])
    return part


def _range(lower: str, upper: str, unit: str) -> str:
    if lower and upper:
        return _("{lower} 至 {upper} {unit}", lower=lower, upper=upper, unit=unit)
    if lower:
        return _("{lower} {unit}以上", lower=lower, unit=unit)
    return _("{upper} {unit}以下", upper=upper, unit=unit) if upper else ""


def tiers_list(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The page that leads to all penalty tiers."""
    items = items_with(catalog, "penalty_tiers")
    if not items:
        return
    rows = [
        {
            **head(item, catalog),
            "field": item.fields.penalty_tiers.field,
            "acts": len(item.fields.penalty_tiers.acts),
            "tiers": sum(len(act.tiers) for act in item.fields.penalty_tiers.acts),
        }
        for item in items
        if item.fields.penalty_tiers
    ]
    title = _("裁量基准")
    data = {
        **list_head(site, title, _("全部行政处罚裁量基准"), (title, TIERS)),
        "feed": feed_address(TIERS),
        "rows": rows,
    }
    yield Page(TIERS, "kinds/penalty-tiers-list.html", data)
    yield kind_feed("penalty_tiers", title, TIERS, catalog, site)
