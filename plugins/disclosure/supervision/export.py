"""All figures as a table for a spreadsheet and as JSON for programs; the site and the command share them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.messages import _
from plugins.disclosure.supervision.figure import Days, Declared, Rate
from plugins.disclosure.supervision.survey import DECLARED, Scope, Survey, Value


def shown(declared: Declared, value: Value) -> str:
    """A value as people read it: a share in per cent, a dash where there is nothing to share or to measure."""
    if value.number is None:
        return "—"
    return f"{value.number:.1%}" if isinstance(declared, Rate) else _plain_number(value.number)


def base_shown(value: Value) -> str:
    """The numerator and the denominator of a share; of other values an empty text."""
    return "" if value.whole is None else f"{value.part}/{value.whole}"


def _plain_number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def as_csv(survey: Survey, scopes: Sequence[Scope]) -> str:
    """One line a scope, one column a figure; a share has two more columns for the numbers that it is made of."""
    rows = [[_("机构编码"), _("机构名称"), _("截至日期"), *_heads()]]
    for scope in scopes:
        cells = [
            cell for declared in DECLARED for cell in _cells(declared, survey.value(scope.slug, declared))
        ]
        rows.append([scope.slug, scope.name, str(survey.day), *cells])
    return csv_text(rows)


def _heads() -> list[str]:
    heads = []
    for declared in DECLARED:
        name = f"{_(declared.label)} {declared.id}"
        heads.append(name)
        if isinstance(declared, Rate):
            heads += [_("{name} 分子", name=name), _("{name} 分母", name=name)]
    return heads


def _cells(declared: Declared, value: Value) -> list[str]:
    if isinstance(declared, Rate):
        share = "" if value.number is None else f"{value.number:.4f}"
        return [share, str(value.part), str(value.whole)]
    return ["" if value.number is None else _plain_number(value.number)]


def as_json(survey: Survey, scopes: Sequence[Scope]) -> str:
    """The day, the declaration of every figure, and its values for every scope; docs of the keys: the method page."""
    return (
        json.dumps(
            {
                "version": 1,
                "date": survey.day.isoformat(),
                "figures": [_declaration(declared) for declared in DECLARED],
                "vetoes": [
                    {"rule": _(veto.rule), "count": veto.count, "limit": veto.limit, "applies": veto.applies}
                    for veto in survey.vetoes
                ],
                "bodies": [
                    {
                        "code": scope.slug,
                        "name": scope.name,
                        "values": {d.id: _plain(d, survey.value(scope.slug, d)) for d in DECLARED},
                    }
                    for scope in scopes
                ],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def _declaration(declared: Declared) -> dict[str, Any]:
    kind = "share" if isinstance(declared, Rate) else "days" if isinstance(declared, Days) else "count"
    return {
        "id": declared.id,
        "label": _(declared.label),
        "section": _(declared.section),
        "kind": kind,
        "rule": _(declared.rule),
        "explanation": _(declared.explanation),
    }


def _plain(declared: Declared, value: Value) -> Any:
    if isinstance(declared, Rate):
        return {"share": value.number, "numerator": value.part, "denominator": value.whole}
    return value.number
