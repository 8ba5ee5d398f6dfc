"""Bar charts over the years, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.annual_reports.tables import APPLICANTS, RESULT_ROWS, TOTAL, Figures
from plugins.disclosure.charts import columns
from plugins.disclosure.messages import _, label

MOST_YEARS = 10
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
    return {
        "key": key,
        "title": title,
        "description": _("柱形图，{years}。数据见图下的表。", years=_in_words(rows)),
        "series": list(series),
        "rows": [
            {"year": year, "values": list(values), "total": sum(values)} for year, values in rows.items()
        ],
        **columns([(_("{year}年", year=year), values) for year, values in rows.items()]),
    }


def _in_words(rows: Mapping[int, Sequence[int]]) -> str:
    return _("，").join(
        _("{year} 年 {count} 件", year=year, count=sum(values)) for year, values in rows.items()
    )
