"""All budgets and final accounts: body by year, with what is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

BUDGETS = "budgets/index.html"
WITH_BUDGETS = ("government", "department")
PLAN, ACCOUNTS = "plan", "accounts"


def budget_matrix(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The matrix; a gap is a gap only once everybody could have published (see `_is_gap`)."""
    items = items_with(catalog, "budget")
    if not items:
        return
    cells: dict[tuple[str, int, str], list[Item]] = defaultdict(list)
    for item in items:
        budget = item.fields.budget
        if budget:
            unit = catalog.register.bodies.find(budget.unit)
            side = ACCOUNTS if budget.is_accounts else PLAN
            for body in [unit] if unit else catalog.bodies_of(item):
                cells[body.slug, budget.year, side].append(item)
    years = sorted({year for _slug, year, _side in cells}, reverse=True)
    rows, gaps, without = [], 0, []
    publishing = {slug for slug, _year, _side in cells}
    for body in catalog.register.bodies:
        if body.slug not in publishing:
            if body.kind in WITH_BUDGETS and body.existed_on(catalog.date):
                without.append(body.name)
            continue
        row = [_cell(cells, body, year, side, catalog) for year in years for side in (PLAN, ACCOUNTS)]
        gaps += sum(cell["gap"] for cell in row)
        has_page = body.existed_on(catalog.date) or any(body in catalog.bodies_of(item) for item in items)
        address = f"bodies/{body.slug}/index.html" if has_page else ""
        rows.append({"body": body.name, "address": address, "cells": row})
    title = _("预算决算")
    data = {
        **list_head(site, title, _("各机关的预算和决算"), (title, BUDGETS)),
        "feed": feed_address(BUDGETS),
        "years": years,
        "rows": rows,
        "count": len(items),
        "gaps": gaps,
        "without": without,
    }
    yield Page(BUDGETS, "kinds/budgets.html", data)
    yield kind_feed("budget", title, BUDGETS, catalog, site)


def _cell(
    cells: dict[tuple[str, int, str], list[Item]], body: Body, year: int, side: str, catalog: Catalog
) -> dict[str, Any]:
    found = cells.get((body.slug, year, side), [])
    links = [
        {
            **head(item, catalog),
            "stage": catalog.register.term_label("budget_stage", item.fields.budget.stage),
        }
        for item in found
        if item.fields.budget
    ]
    gap = not found and body.existed_on(date(year, 12, 31)) and _is_gap(year, side, catalog.date)
    return {"links": links, "gap": gap}


def _is_gap(year: int, side: str, day: date) -> bool:
    """Whether a missing one is told: budgets are passed in spring, accounts by the autumn of the next year.

    The law gives 20 days from each approval (预算法 Art. 14), and the catalog does not know when those were that nobody
    has published.
    """
    return day >= (date(year, 7, 1) if side == PLAN else date(year + 1, 11, 1))
