"""Bar charts: the geometry of an SVG that a page shows beside a table of the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

WIDTH, HEIGHT = 640, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 24, 32
_LINES = 4
_WIDEST = 64.0


def columns(bars: Sequence[tuple[str, Sequence[int]]]) -> dict[str, Any]:
    """The geometry of columns, each with its label below and the values that stand on each other in it.

    `bars`, `labels` and `lines` hold what is drawn, in units of a picture of `width` × `height`; the number of the
    value within its column (`series`) counts from 1. Columns without any value are drawn as bare labels.
    """
    top = _round_up(max((sum(values) for _label, values in bars), default=0))
    inner = HEIGHT - _TOP - _BOTTOM
    step = (WIDTH - _LEFT - _RIGHT) / max(len(bars), 1)
    width = min(_WIDEST, step * 0.55)
    boxes: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for position, (label, values) in enumerate(bars):
        x = _LEFT + step * position + (step - width) / 2
        base = float(_TOP + inner)
        for number, value in enumerate(values, 1):
            height = inner * value / top
            base -= height
            if value:
                boxes.append(_box(x, base, width, height) | {"series": number})
        middle = _tenth(x + width / 2)
        labels.append({"x": middle, "y": HEIGHT - 10, "text": label})
        labels.append({"x": middle, "y": _tenth(base - 6), "text": str(sum(values))})
    return {
        "bars": boxes,
        "labels": labels,
        "lines": [
            {"y": _tenth(_TOP + inner - inner * part / _LINES), "text": str(top * part // _LINES)}
            for part in range(_LINES + 1)
        ],
        "left": _LEFT,
        "right": WIDTH - _RIGHT,
        "width": WIDTH,
        "height": HEIGHT,
    }


def share(value: int, largest: int) -> str:
    """The length of a bar in hundredths of the longest, as an SVG takes it; a value above 0 can always be seen."""
    return _tenth(max(100 * value / largest, 0.5)) if value and largest else "0"


def _box(x: float, y: float, width: float, height: float) -> dict[str, Any]:
    return {"x": _tenth(x), "y": _tenth(y), "width": _tenth(width), "height": _tenth(height)}


def _tenth(value: float) -> str:
    return f"{value:.1f}"


def _round_up(value: int) -> int:
    """The next value that four equal steps divide well."""
    unit = 1
    while True:
        for factor in (4, 8, 12, 20, 32):
            if factor * unit >= value:
                return factor * unit
        unit *= 10
