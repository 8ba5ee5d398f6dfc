"""The page of one body: every figure with its rule and its list."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from plugins.disclosure.body_pages import Kind, links_to
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import METHOD, scope_address
from plugins.disclosure.supervision.survey import Scope, Survey
from plugins.supervision.amounts import amounts
from plugins.supervision.frame import Listings, declared_for, figure_cell, frame


def scope_page(survey: Survey, scope: Scope, listings: Listings, site: Site) -> Page:
    """`supervision/<code>/index.html`."""
    address = scope_address(scope.slug)
    title = _("{body}：公开监督", body=scope.name)
    data = {
        **frame(site, title, _("{body}的信息公开情况", body=scope.name), (scope.name, address)),
        "day": str(survey.day),
        "method": METHOD,
        "pages": links_to(survey.pages(scope.slug), Kind.SUPERVISION),
        "sections": figure_sections(survey, scope, listings),
        "amounts": amounts(survey, scope, listings),
    }
    return Page(address, "supervision-body.html", data)


def figure_sections(survey: Survey, scope: Scope, listings: Listings) -> list[dict[str, Any]]:
    """All figures of a scope in their sections."""
    return [
        {
            "heading": _(section),
            "rows": [
                {
                    "id": declared.id,
                    "label": _(declared.label),
                    "rule": _(declared.rule),
                    **figure_cell(survey, scope, declared, listings),
                }
                for declared in members
            ],
        }
        for section, members in groupby(declared_for(survey), key=lambda declared: declared.section)
    ]
