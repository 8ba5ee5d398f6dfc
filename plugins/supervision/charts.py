"""Bars of a chart: plain numbers for the template that draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.messages import _
from plugins.disclosure.supervision.listings import month_name

WIDTH, HEIGHT, MARGIN, STEP, BAR, BASE = 750, 190, 15, 30, 22, 160
WITH_LABEL = 3  # every third month has its label below


def month_chart(months: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """The bars of the months, the highest 140 units high, and the sentence that says what they show."""
    most = max(count for _month, count in months)
    bars = []
    for position, (month, count) in enumerate(months):
        height = round(count / most * 140) if most else 0
        x = MARGIN + position * STEP + (STEP - BAR) // 2
        bars.append(
            {
                "x": x,
                "y": BASE - height,
                "height": height,
                "middle": x + BAR // 2,
                "count": count,
                "label": month if position % WITH_LABEL == 0 else "",
            }
        )
    top = next(month for month, count in months if count == most)
    total = sum(count for _month, count in months)
    text = _(
        "{first}至{last}共发布 {total} 条，最多的是 {top}，{most} 条。",
        first=month_name(months[0][0]),
        last=month_name(months[-1][0]),
        total=total,
        top=month_name(top),
        most=most,
    )
    frame = {"width": WIDTH, "height": HEIGHT, "bar": BAR, "base": BASE}
    return {**frame, "bars": bars, "text": text}


def share_rows(rows: Sequence[tuple[str, int, str]]) -> list[Mapping[str, Any]]:
    """(label, count, address) as rows with a bar of at most 100 units."""
    most = max((count for _label, count, _address in rows), default=0)
    return [
        {"label": label, "count": count, "address": address, "width": round(count / most * 100, 1)}
        for label, count, address in rows
    ]
