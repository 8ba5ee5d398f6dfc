"""Public promises: what was promised, by when, and whether it was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head, plain
from plugins.disclosure.kinds.promise import Promise, PromiseState, kept_on_time
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

PROMISES = "promises/index.html"
STATES = {
    PromiseState.OVERDUE: label("逾期未完成"),
    PromiseState.WAITING: label("未到期"),
    PromiseState.KEPT_LATE: label("逾期完成"),
    PromiseState.KEPT: label("按期完成"),
}
ORDER = list(STATES)


def promises_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """The promises of one item and how many of those due were kept on time."""
    kept, due = kept_on_time(item.fields.promises, catalog.date)
    return {"rows": _rows(item.fields.promises, catalog), "kept": kept, "due": due, "board": PROMISES}


def promise_board(catalog: Catalog, site: Site) -> Iterator[Page]:
    """All promises: overdue first, then those that wait, those kept late and those kept."""
    items = items_with(catalog, "promises")
    if not items:
        return
    rows = [
        {**row, "item": head(item, catalog)} for item in items for row in _rows(item.fields.promises, catalog)
    ]
    rows.sort(key=lambda row: (row["order"], row["due"]))
    kept, due = kept_on_time([promise for item in items for promise in item.fields.promises], catalog.date)
    title = _("服务承诺")
    data = {
        **list_head(site, title, _("公开承诺和兑现情况"), (title, PROMISES)),
        "feed": feed_address(PROMISES),
        "rows": rows,
        "kept": kept,
        "due": due,
    }
    yield Page(PROMISES, "kinds/promise-board.html", data)
    yield kind_feed("promises", title, PROMISES, catalog, site)


def _rows(promises: Sequence[Promise], catalog: Catalog) -> list[dict[str, Any]]:
    found = []
    for promise in promises:
        state = promise.state(catalog.date)
        row = {**plain(promise, catalog), "state": _(STATES[state]), "order": ORDER.index(state)}
        found.append({**row, "overdue": state is PromiseState.OVERDUE})
    return found
