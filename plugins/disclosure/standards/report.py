"""The coverage report as plain data: the same figures for the site's files and for `tasks.py coverage`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.messages import _, label
from plugins.disclosure.standards.coverage import NOBODY, Coverage, Figures, Pair
from plugins.disclosure.standards.states import BY_WEIGHT, STATE_LABELS

HEADER = (
    label("领域"),
    label("事项编号"),
    label("一级事项"),
    label("二级事项"),
    label("机构编码"),
    label("机构名称"),
    label("状态代码"),
    label("状态"),
    label("应公开或更新日"),
    label("缺少的要素"),
    label("不适用理由"),
    label("信息条数"),
    label("最近公开日期"),
    label("最近一条"),
)


def counts(figures: Figures) -> dict[str, int]:
    """State → number, every state named."""
    return {state.value: figures.get(state, 0) for state in BY_WEIGHT}


def as_csv(pairs: Iterable[Pair]) -> bytes:
    """One line a pair."""
    return csv_text([[_(text) for text in HEADER], *map(_line, pairs)]).encode()


def _line(pair: Pair) -> list[str]:
    newest = pair.items[0] if pair.items else None
    judgement = pair.judgement
    return [
        pair.domain.label,
        pair.entry.id,
        pair.entry.level1,
        pair.entry.level2 or "",
        pair.body.slug if pair.body else "",
        pair.body.name if pair.body else "",
        pair.state.value,
        _(STATE_LABELS[pair.state]),
        str(judgement.since or ""),
        _("、").join(judgement.missing),
        pair.reason,
        str(len(pair.items)),
        str((newest.first_shown_on if newest else None) or ""),
        newest.address if newest else "",
    ]


def as_data(coverage: Coverage, pairs: Iterable[Pair], names: Mapping[str, str]) -> dict[str, Any]:
    """Totals, figures by field of work and by body, then every pair; `names` are the bodies' by code."""
    domains = {covered.domain.key: covered.domain for covered in coverage.entries}
    return {
        "entries": len(coverage.entries),
        "total": sum(coverage.figures.values()),
        "states": counts(coverage.figures),
        "domains": [
            {
                "domain": key,
                "label": domain.label,
                "entries": sum(coverage.entry_figures[key].values()),
                "total": sum(coverage.by_domain[key].values()),
                "states": counts(coverage.by_domain[key]),
                "entry_states": counts(coverage.entry_figures[key]),
            }
            for key, domain in domains.items()
        ],
        "bodies": [
            {
                "body": slug or None,
                "name": names.get(slug),
                "total": sum(figures.values()),
                "states": counts(figures),
            }
            for slug, figures in sorted(coverage.by_body.items(), key=lambda row: (row[0] == NOBODY, row[0]))
        ],
        "lines": list(_lines(pairs)),
    }


def _lines(pairs: Iterable[Pair]) -> Iterator[dict[str, Any]]:
    for pair in pairs:
        judgement = pair.judgement
        yield {
            "domain": pair.domain.key,
            "entry": pair.entry.id,
            "name": pair.entry.name,
            "body": pair.body.slug if pair.body else None,
            "state": pair.state.value,
            "due": str(judgement.since) if judgement.since else None,
            "missing": list(judgement.missing),
            "reason": pair.reason or None,
            "items": [item.address for item in pair.items],
        }
