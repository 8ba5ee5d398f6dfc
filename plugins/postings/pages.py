"""The pages about postings: for the public by place, for those who look after them by what has to be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.posted_sheets import Posted, posted
from plugins.disclosure.sheet import CARD
from plugins.disclosure.sheets import DOMAINS
from plugins.disclosure.site import Site
from plugins.disclosure.standards.shown import shown_standards

LIST, VISITS = "postings/index.html", "postings/visits.html"


def title() -> str:
    """The name of the public list."""
    return _("二维码张贴处")


def postings_page(catalog: Catalog, site: Site) -> Page:
    """`postings/index.html`: every paper that hangs, by place."""
    description = _(
        "公示栏、政务服务场所等地方张贴的二维码和清单：在哪里、从什么时候起、最近什么时候核对过。"
    )
    found = posted(catalog)
    data = {
        "meta": list_tags(site, title(), description),
        "title": title(),
        "description": description,
        "breadcrumbs": crumbs((_("公开指南"), "guides/index.html"), (title(), LIST)),
        "groups": [
            {
                "title": catalog.register.term_label("posting_kind", kind),
                "rows": [_row(one, catalog) for one in members],
            }
            for kind, members in _by_kind(found, catalog)
        ],
        "total": len(found),
        "places": len({one.posting.place for one in found}),
        "visits": VISITS,
    }
    return Page(LIST, "postings.html", data)


def visits_page(catalog: Catalog, site: Site) -> Page:
    """`postings/visits.html`: places with something to do first, then the others by the day on which they are due."""
    heading = _("张贴核对清单")
    description = _("到现场要换的、要核对的，按地点列出")
    due = [(place, members) for place, members in _by_place(posted(catalog)) if any(map(_tasks, members))]
    waiting = [
        (place, members) for place, members in _by_place(posted(catalog)) if not any(map(_tasks, members))
    ]
    data = {
        "meta": list_tags(site, heading, description),
        "title": heading,
        "description": description,
        "breadcrumbs": crumbs((_("公开指南"), "guides/index.html"), (title(), LIST), (heading, VISITS)),
        "day": str(catalog.date),
        "due": [_place(place, members, catalog) for place, members in due],
        "waiting": [
            {"place": place, "due": str(min(one.posting.check_due for one in members)), "count": len(members)}
            for place, members in sorted(waiting, key=_first_due)
        ],
    }
    return Page(VISITS, "postings-visits.html", data)


def _first_due(entry: tuple[str, Sequence[Posted]]) -> tuple[date, str]:
    place, members = entry
    return min(one.posting.check_due for one in members), place


def _by_kind(found: Sequence[Posted], catalog: Catalog) -> list[tuple[str, list[Posted]]]:
    kinds = [term.key for term in catalog.register.vocabularies["posting_kind"]]
    groups = [(kind, [one for one in found if one.posting.kind == kind]) for kind in kinds]
    return [(kind, sorted(members, key=lambda one: one.posting.place)) for kind, members in groups if members]


def _by_place(found: Sequence[Posted]) -> list[tuple[str, list[Posted]]]:
    places: dict[str, list[Posted]] = {}
    for one in found:
        places.setdefault(one.posting.place, []).append(one)
    return sorted(places.items())


def _tasks(one: Posted) -> list[str]:
    """What has to be done about a paper, in words."""
    tasks = [_("换新：{reason}", reason=reason) for reason in one.reasons]
    if one.is_unchecked:
        tasks.append(_("核对：应在 {day} 以前", day=one.posting.check_due))
    return tasks


def _place(place: str, members: Sequence[Posted], catalog: Catalog) -> dict[str, Any]:
    known = next((p for p in catalog.register.reading_places.entries if p.name == place), None)
    return {
        "place": place,
        "address": known.address if known else "",
        "phone": known.phone if known else "",
        "rows": [{**_row(one, catalog), "tasks": _tasks(one)} for one in members],
    }


def _row(one: Posted, catalog: Catalog) -> dict[str, Any]:
    posting = one.posting
    (by,) = catalog.register.bodies.names_of([posting.posted_by])
    return {
        "place": posting.place,
        "spot": posting.spot or "",
        "title": one.title,
        "address": _address(one),
        "by": by,
        "posted_on": str(posting.posted_on),
        "checked_on": str(posting.seen_on),
        "edition": posting.edition or "",
        "now": one.sheet.edition if one.sheet else "",
        "is_outdated": bool(one.reasons),
    }


def _address(one: Posted) -> str:
    """Where the paper can be seen on the site: its page, or that of its item."""
    if one.sheet is None or (one.sheet.id.startswith(f"{DOMAINS}/") and not shown_standards(one.catalog)):
        return ""
    return one.sheet.address if one.sheet.kind == CARD else one.sheet.path
