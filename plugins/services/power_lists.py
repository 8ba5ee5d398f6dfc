"""The power lists of all bodies: counts by kind and body, and one page a kind."""

from __future__ import annotations

from collections import Counter, defaultdict
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

POWERS = "powers/index.html"


def power_lists(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The overview and a page for each kind of power that there is; cancelled entries stay, apart."""
    powers = items_with(catalog, "power")
    if not powers:
        return
    by_kind: dict[str, list[Item]] = defaultdict(list)
    for item in powers:
        if item.fields.power:
            by_kind[item.fields.power.kind].append(item)
    kinds = [term for term in catalog.register.vocabularies["power_kind"] if term.key in by_kind]
    yield Page(POWERS, "kinds/powers.html", _overview(powers, [term.key for term in kinds], catalog, site))
    yield kind_feed("power", _("权责清单"), POWERS, catalog, site)
    for term in kinds:
        address = f"powers/{term.key}.html"
        title = _("权责清单：{kind}", kind=term.label)
        rows = [_row(item, catalog) for item in by_kind[term.key]]
        data = {
            **list_head(site, title, title, (_("权责清单"), POWERS), (title, address)),
            "current": [row for row in rows if not row["cancelled"]],
            "cancelled": [row for row in rows if row["cancelled"]],
        }
        yield Page(address, "kinds/power-list.html", data)


def _overview(powers: list[Item], kinds: list[str], catalog: Catalog, site: Site) -> dict[str, Any]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    cancelled = 0
    for item in powers:
        power = item.fields.power
        if power is None or power.cancelled:
            cancelled += 1
            continue
        counts[power.holder][power.kind] += 1
    rows = [
        {"holder": holder, "counts": [found[kind] for kind in kinds], "sum": found.total()}
        for holder, found in sorted(counts.items())
    ]
    changes = [
        {**head(item, catalog), **change}
        for item in powers
        if item.fields.power
        for change in plain(item.fields.power.changes, catalog)
    ]
    return {
        **list_head(site, _("权责清单"), _("全部权责事项"), (_("权责清单"), POWERS)),
        "feed": feed_address(POWERS),
        "kinds": [
            {"title": catalog.register.term_label("power_kind", kind), "address": f"powers/{kind}.html"}
            for kind in kinds
        ],
        "rows": rows,
        "sums": [sum(found[kind] for found in counts.values()) for kind in kinds],
        "total": sum(found.total() for found in counts.values()),
        "cancelled": cancelled,
        "changes": sorted(changes, key=lambda change: (change["on"], change["address"]), reverse=True)[:20],
    }


def _row(item: Item, catalog: Catalog) -> dict[str, Any]:
    power = item.fields.power
    return {
        **head(item, catalog),
        "name": power.name if power else "",
        "code": (power.code or "") if power else "",
        "holder": power.holder if power else "",
        "cancelled": bool(power and power.cancelled),
        "state": catalog.register.term_label("power_change", power.state) if power else "",
        "since": str(power.changes[-1].on) if power else "",
    }
