"""The directory of places where disclosed information can be read (条例 Art. 25)."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.reading_places import ReadingPlace
from plugins.disclosure.site import Site

PLACES_PATH = "guides/places.html"


def places_page(catalog: Catalog, site: Site) -> Page:
    """`guides/places.html`: every place by its kind, in the order of the vocabulary."""
    kinds = [term.key for term in catalog.register.vocabularies["place_kind"]]
    places = sorted(catalog.register.reading_places.entries, key=lambda place: kinds.index(place.kind))
    title = _("查阅场所")
    description = _("档案馆、图书馆、政务服务场所等可以查阅政府信息的地方")
    groups = [
        {
            "title": catalog.register.term_label("place_kind", kind),
            "places": [_card(place, catalog) for place in members],
        }
        for kind, members in groupby(places, key=lambda place: place.kind)
    ]
    data = {
        "meta": list_tags(site, title, description),
        "title": title,
        "breadcrumbs": crumbs((_("公开指南"), "guides/index.html"), (title, PLACES_PATH)),
        "groups": groups,
        "total": len(places),
    }
    return Page(PLACES_PATH, "guides-places.html", data)


def places_of(body: Body, catalog: Catalog) -> list[dict[str, Any]]:
    """The places that a body looks after."""
    bodies = catalog.register.bodies
    entries = catalog.register.reading_places.entries
    return [
        _card(place, catalog) for place in entries if place.kept_by and bodies.find(place.kept_by) is body
    ]


def _card(place: ReadingPlace, catalog: Catalog) -> dict[str, Any]:
    keeper = catalog.register.bodies.find(place.kept_by) if place.kept_by else None
    specs = ReadingPlace.specs()
    texts = {
        "address": place.address,
        "hours": place.hours,
        "phone": place.phone,
        "kept_by": keeper.name if keeper else place.kept_by,
        "equipment": _("；").join(place.equipment),
        "holdings": place.holdings,
        "steps_free": place.steps_free,
        "note": place.note,
    }
    return {
        "name": place.name,
        "rows": [{"label": _(specs[name].label), "text": text} for name, text in texts.items() if text],
    }
