"""The page of a budget or of final accounts: tables with their sums, a chart of the largest parts, CSV files."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.budget import BudgetTable, depths
from plugins.disclosure.kinds.plain import file_link, plain
from plugins.disclosure.kinds.values import written_amount
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile

CHART_WIDTH, NAME_WIDTH, BAR, GAP = 640, 230, 20, 12
MOST_BARS = 20
NAME_LETTERS = 16


def budget_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """A budget as its page shows it: each table with the depth of its lines, shares, a chart and its files."""
    budget = item.fields.budget
    part: dict[str, Any] = plain(budget, catalog)
    for number, table in enumerate(budget.tables if budget else ()):
        shown = part["tables"][number]
        for line, depth, source in zip(shown["lines"], depths(table), table.lines, strict=True):
            line["depth"] = depth
            line["share"] = _share(source.amount, table.total)
        shown["csv"] = _csv_address(item, number)
        shown["file"] = file_link(item, table.file)
        shown["chart"] = _chart(table)
    return part


def budget_files(item: Item) -> Iterator[MadeFile]:
    """Each table of a budget as CSV, beside its page."""
    for number, table in enumerate(item.fields.budget.tables if item.fields.budget else ()):
        key = digest(table.model_dump_json())
        yield MadeFile(_csv_address(item, number), key, partial(_csv, table))


def _csv_address(item: Item, number: int) -> str:
    return f"{item.address.removesuffix('.html')}/table-{number + 1}.csv"


def _csv(table: BudgetTable) -> bytes:
    compared = table.compared_label or _("对比数")
    has_compared = any(line.compared is not None for line in table.lines)
    rows = [[_("科目编码"), _("科目名称"), table.amount_label, *([compared] if has_compared else ())]]
    for line in table.lines:
        extra = ["" if line.compared is None else str(line.compared)] if has_compared else []
        rows.append([line.code or "", line.name, str(line.amount), *extra])
    extra = ["" if table.compared_total is None else str(table.compared_total)] if has_compared else []
    rows.append(["", _("合计"), str(table.total), *extra])
    return csv_text(rows).encode()


def _share(amount: Decimal, total: Decimal) -> str:
    return f"{amount / total * 100:.1f}%" if total else ""


def _chart(table: BudgetTable) -> dict[str, Any]:
    """The bars of the lines on the highest level, largest first; none for less than two or for negative amounts."""
    top = [line for line, depth in zip(table.lines, depths(table), strict=True) if depth == 0]
    if len(top) < 2 or any(line.amount < 0 for line in top) or not any(line.amount for line in top):
        return {}
    ranked = sorted(top, key=lambda line: line.amount, reverse=True)[:MOST_BARS]
    longest = ranked[0].amount
    room = CHART_WIDTH - NAME_WIDTH - 120
    bars = []
    for place, line in enumerate(ranked):
        y = place * (BAR + GAP)
        width = max(1, round(line.amount / longest * room))
        name = line.name if len(line.name) <= NAME_LETTERS - 2 else line.name[: NAME_LETTERS - 3] + "…"
        bars.append(
            {
                "y": y,
                "text_y": y + BAR - 5,
                "width": width,
                "value_x": NAME_WIDTH + width + 8,
                "name": name,
                "value": written_amount(line.amount),
            }
        )
    return {
        "width": CHART_WIDTH,
        "height": len(bars) * (BAR + GAP),
        "name_x": NAME_WIDTH - 8,
        "bar_x": NAME_WIDTH,
        "bar": BAR,
        "bars": bars,
        "left_out": len(top) - len(ranked),
    }
