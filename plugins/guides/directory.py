"""The directory of all bodies with their contacts and guides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import GUIDES, GuideFields, needs_guide
from plugins.disclosure.guide_contacts import contact_rows
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.records import Record
from plugins.disclosure.site import Site

GUIDES_PATH = "guides/index.html"
Guides = Mapping[str, Record[GuideFields]]


def directory_page(catalog: Catalog, site: Site) -> Page:
    """`guides/index.html`: bodies that exist, by level and kind; those that ended and left a guide at the end."""
    guides = {guide.place["body"]: guide for guide in catalog.of(GUIDES)}
    bodies = list(catalog.register.bodies)
    living = [body for body in bodies if body.existed_on(catalog.date)]
    ended = [body for body in bodies if body not in living and body.slug in guides]
    title = _("公开指南")
    description = _("各机关的政府信息公开指南和公开工作机构的联系方式")
    groups = _groups(living, guides, catalog)
    if ended:
        cards = [_card(body, guides, catalog) for body in ended]
        groups.append({"title": _("已撤销的机构"), "cards": cards})
    data = {
        "meta": list_tags(site, title, description),
        "title": title,
        "breadcrumbs": crumbs((title, GUIDES_PATH)),
        "groups": groups,
        "total": len(living),
        "with_guide": sum(body.slug in guides for body in living),
        "missing": sum(needs_guide(body, catalog.date) and body.slug not in guides for body in living),
    }
    return Page(GUIDES_PATH, "guides.html", data)


def _groups(bodies: Sequence[Body], guides: Guides, catalog: Catalog) -> list[dict[str, Any]]:
    """Bodies with the same level and kind, in the order of the two vocabularies; within them that of the register."""
    found: dict[tuple[str | None, str | None], list[Body]] = {}
    for body in bodies:
        found.setdefault((body.level, body.kind), []).append(body)
    words = catalog.register.vocabularies
    levels: list[str | None] = [*(term.key for term in words["body_level"]), None]
    kinds: list[str | None] = [*(term.key for term in words["body_kind"]), None]
    return [
        {
            "title": _title(level, kind, catalog),
            "cards": [_card(body, guides, catalog) for body in found[level, kind]],
        }
        for level in levels
        for kind in kinds
        if (level, kind) in found
    ]


def _title(level: str | None, kind: str | None, catalog: Catalog) -> str:
    words = catalog.register.vocabularies
    parts = (
        words["body_level"][level].label if level else "",
        words["body_kind"][kind].label if kind else "",
    )
    return " · ".join(filter(None, parts)) or _("其他机构")


def _card(body: Body, guides: Guides, catalog: Catalog) -> dict[str, Any]:
    guide = guides.get(body.slug)
    return {
        "name": body.name,
        "address": guide.address if guide else "",
        "reviewed_on": str(guide.fields.reviewed_on) if guide else "",
        "is_missing": guide is None and needs_guide(body, catalog.date),
        "contact": contact_rows(body, guide),
    }
