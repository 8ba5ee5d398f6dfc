"""Annual reports for tests: balanced figures, and the file that holds them."""

from __future__ import annotations

from decimal import Decimal

from plugins.disclosure.annual_reports.identities import control_total
from plugins.disclosure.annual_reports.tables import (
    APPLICANTS,
    CELLS,
    DISPUTES,
    OUTCOMES,
    REQUESTS,
    RESULT_ROWS,
    TABLES,
    TOTAL,
)

NAMES = [column.key for column in APPLICANTS if column.key != TOTAL]
ENDS = [column.key for column in OUTCOMES if column.key != TOTAL]
TEXT = """\
## 一、总体情况

本机关按照条例的要求，及时公开停车场名单等信息。

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

个别信息更新不及时，已经建立到期提示的制度。

## 六、其他需要报告的事项

本年收取信息处理费 0 元。
"""


def with_totals(cells):
    """All cells from those that are no totals; what is not given is zero."""
    figures = dict.fromkeys(CELLS, 0) | {"admin_fees.amount_wanyuan": Decimal(0)} | dict(cells)
    for name in NAMES:
        figures[f"result_total.{name}"] = sum(figures[f"{row.key}.{name}"] for row in RESULT_ROWS)
    for table, parts in ((REQUESTS, NAMES), (DISPUTES, ENDS)):
        for row in table.rows:
            figures[f"{row.key}.{TOTAL}"] = sum(figures[f"{row.key}.{part}"] for part in parts)
    return figures


# 一 12 + 3, 二 2, 三 14, 四 3.
FIGURES = with_totals(
    {
        "normative_files.issued": 1,
        "normative_files.valid": 5,
        "admin_license.decisions": 120,
        "admin_fees.amount_wanyuan": Decimal("352.60"),
        "new_received.natural_person": 12,
        "new_received.commercial_enterprise": 3,
        "carry_over.natural_person": 2,
        "result_open.natural_person": 8,
        "result_open.commercial_enterprise": 2,
        "result_partial.natural_person": 1,
        "cannot_provide_not_held.natural_person": 3,
        "carry_to_next.natural_person": 2,
        "carry_to_next.commercial_enterprise": 1,
        "review.keep": 2,
        "review.pending": 1,
        "lawsuit_direct.other": 1,
        "lawsuit_after.keep": 1,
    }
)


def report(figures=FIGURES, text=TEXT, published_on="2026-01-20", rows=None, control=""):
    """The file of a report; `rows` replaces what stands behind the names of some rows.

    `control` is its control total: the right one where nothing is given, none for None.
    """
    lines = ["---", f"published_on: {published_on}"]
    for table in TABLES:
        lines.append(f"{table.key}:")
        for row in table.rows:
            values = " ".join(str(figures[row.cell(column)]) for column in row.columns)
            values = (rows or {}).get(row.key, values)
            if values is not None:
                lines.append(f"  {row.key}: {values}".rstrip())
    if control is not None:
        lines.append(f"control_total: {control or control_total(figures)}")
    return "\n".join([*lines, "---", text])


def changed(**cells):
    """The figures with some cells added to: `review__keep=1` adds one."""
    return FIGURES | {
        key: FIGURES[key] + by for name, by in cells.items() for key in [name.replace("__", ".")]
    }
