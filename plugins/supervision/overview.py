"""The overview: what needs attention first, and one table of bodies and key figures whose totals are sums."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import CSV, DUTIES, JSON, METHOD, OVERVIEW, scope_address
from plugins.disclosure.supervision.entries import State
from plugins.disclosure.supervision.figure import Count, Figure, Rate
from plugins.disclosure.supervision.survey import Scope, Survey
from plugins.supervision.amounts import amounts
from plugins.supervision.frame import Listings, declared_for, figure_cell, frame
from plugins.supervision.scope_page import figure_sections


def _key(survey: Survey) -> list[Figure | Rate | Count]:
    """The figures that have a column in the table of bodies."""
    figures = declared_for(survey)
    return [figure for figure in figures if isinstance(figure, Figure | Rate | Count) and figure.short]


def overview_page(survey: Survey, listings: Mapping[str, Listings], site: Site) -> Page:
    """`supervision/index.html`."""
    whole = survey.whole
    title = _("公开监督")
    description = _("应当公开而没有公开、超期、长期不更新的情况，由目录内容自动算出")
    data = {
        **frame(site, title, description),
        "day": str(survey.day),
        "method": METHOD,
        "duties": DUTIES,
        "csv": CSV,
        "json": JSON,
        "attention": _attention(survey, listings[whole.slug]),
        "vetoes": [
            {"rule": _(veto.rule), "count": veto.count, "limit": veto.limit, "applies": veto.applies}
            for veto in survey.vetoes
        ],
        "heads": [
            {"label": _(declared.short), "title": _(declared.label), "id": declared.id}
            for declared in _key(survey)
        ],
        "bodies": [_row(survey, scope, listings[scope.slug]) for scope in survey.scopes],
        "total": _row(survey, whole, listings[whole.slug]),
        "sections": figure_sections(survey, whole, listings[whole.slug]),
        "amounts": amounts(survey, whole, listings[whole.slug]),
    }
    return Page(OVERVIEW, "supervision.html", data)


def _attention(survey: Survey, listings: Listings) -> list[dict[str, str]]:
    """The figures that call for something, the overdue ones first."""
    found = []
    for state in (State.OVER, State.SOON):
        for figure in declared_for(survey):
            cell = figure_cell(survey, survey.whole, figure, listings)
            if cell["state"] == state:
                found.append({"label": _(figure.label), **cell})
    return found


def _row(survey: Survey, scope: Scope, listings: Listings) -> dict[str, Any]:
    return {
        "name": scope.name,
        "address": scope_address(scope.slug),
        "cells": [figure_cell(survey, scope, declared, listings) for declared in _key(survey)],
    }
