"""What all pages of supervision have: meta tags, breadcrumbs, and how a figure is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.messages import _
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import OVERVIEW
from plugins.disclosure.supervision.export import base_shown, shown
from plugins.disclosure.supervision.figure import Count, Declared, Figure, Listing, Section
from plugins.disclosure.supervision.listings import Listed
from plugins.disclosure.supervision.survey import ALL, DECLARED, Scope, Survey

Listings = Mapping[Listing, Listed]


def frame(site: Site, title: str, description: str, *above: tuple[str, str]) -> dict[str, Any]:
    """Title, meta tags and breadcrumbs; `above` are the steps between the overview and the page, with it."""
    steps: Sequence[tuple[str, str]] = ((_("公开监督"), OVERVIEW), *above)
    return {
        "meta": list_tags(site, title, description),
        "title": title,
        "description": description,
        "breadcrumbs": crumbs(*steps),
    }


def declared_for(survey: Survey) -> list[Declared]:
    """The figures that pages show: where there is no standard catalog, none about them."""
    has_standards = bool(survey.facts.catalog.register.standards)
    return [figure for figure in DECLARED if has_standards or figure.section is not Section.STANDARDS]


def figure_cell(survey: Survey, scope: Scope, declared: Declared, listings: Listings) -> dict[str, str]:
    """A value with the place of its list and the state in which it has to be taken."""
    value = survey.value(scope.slug, declared)
    cell = {"text": shown(declared, value), "base": base_shown(value), "address": "", "state": ""}
    if isinstance(declared, Figure) and value.number:
        listed = listings[declared.listing]
        # The list of all items is divided by months, so the whole list is the place of their number.
        cell["address"] = listed.places.get(declared.id) or listed.address(scope.slug, 1)
        cell["state"] = declared.attention
    elif isinstance(declared, Count) and value.number:
        page = next((page for page in survey.pages(scope.slug) if page.kind is declared.page), None)
        if page:
            cell["address"] = page.address if scope.slug == ALL else f"{page.address}#{declared.anchor}"
        cell["state"] = declared.attention
    return cell
