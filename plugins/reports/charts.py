"""Bar charts over the years: the geometry of an SVG, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.annual_reports.tables import APPLICANTS, RESULT_ROWS, TOTAL, Figures
from plugins.disclosure.messages import _, label

MOST_YEARS = 10
WIDTH, HEIGHT = 640, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 24, 32
_LINES = 4
_RESULT_GROUPS = (
    ("result_open", label("予以公开")),
    ("result_partial", label("部分公开")),
    ("not_open_", label("不予公开")),
    ("cannot_provide_", label("无法提供")),
    ("no_process_", label("不予处理")),
    ("other_", label("其他处理")),
)


def charts(years: Mapping[int, Figures]) -> list[dict[str, Any]]:
    """The charts for some years, ascending; none for fewer than two."""
    if len(years) < 2:
        return []
    return [
        _chart(
            "new",
            _("各年新收申请数量"),
            [_("新收申请")],
            {year: [int(figures[f"new_received.{TOTAL}"])] for year, figures in years.items()},
        ),
        _chart(
            "results",
            _("各年办理结果"),
            [_(name) for _prefix, name in _RESULT_GROUPS],
            {
                year: [_group(figures, prefix) for prefix, _name in _RESULT_GROUPS]
                for year, figures in years.items()
            },
        ),
        _chart(
            "applicants",
            _("各年新收申请的申请人"),
            [_(column.label) for column in APPLICANTS[:-1]],
            {
                year: [int(figures[f"new_received.{column.key}"]) for column in APPLICANTS[:-1]]
                for year, figures in years.items()
            },
        ),
    ]


def _group(figures: Figures, prefix: str) -> int:
    return int(sum(figures[f"{row.key}.{TOTAL}"] for row in RESULT_ROWS if row.key.startswith(prefix)))


def _chart(key: str, title: str, series: Sequence[str], rows: Mapping[int, Sequence[int]]) -> dict[str, Any]:
    """`rows` holds for every year the value of each series; the bars of a year stand on each other."""
    top = _round_up(max(map(sum, rows.values())))
    inner = HEIGHT - _TOP - _BOTTOM
    step = (WIDTH - _LEFT - _RIGHT) / len(rows)
    width = min(64.0, step * 0.55)
    bars: list[dict[str, Any]] = []
    labels: list[dict[str, Any]] = []
    for position, (year, values) in enumerate(rows.items()):
        x = _LEFT + step * position + (step - width) / 2
        base = float(_TOP + inner)
        for number, value in enumerate(values, 1):
            height = inner * value / top
            base -= height
            if value:
                bars.append(_box(x, base, width, height) | {"series": number})
        middle = _tenth(x + width / 2)
        labels.append({"x": middle, "y": HEIGHT - 10, "text": _("{year}年", year=year)})
        labels.append({"x": middle, "y": _tenth(base - 6), "text": str(sum(values))})
    lines = [
        {"y": _tenth(_TOP + inner - inner * part / _LINES), "text": str(top * part // _LINES)}
        for part in range(_LINES + 1)
    ]
    return {
        "key": key,
        "title": title,
        "description": _("柱形图，{years}。数据见图下的表。", years=_in_words(rows)),
        "series": list(series),
        "rows": [
            {"year": year, "values": list(values), "total": sum(values)} for year, values in rows.items()
        ],
        "bars": bars,
        "labels": labels,
        "lines": lines,
        "left": _LEFT,
        "right": WIDTH - _RIGHT,
        "width": WIDTH,
        "height": HEIGHT,
    }


def _in_words(rows: Mapping[int, Sequence[int]]) -> str:
    return _("，").join(
        _("{year} 年 {count} 件", year=year, count=sum(values)) for year, values in rows.items()
    )


def _box(x: float, y: float, width: float, height: float) -> dict[str, str]:
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
