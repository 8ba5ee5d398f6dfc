"""The page of one guide: what the body wrote, and what the catalog itself knows."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import GuideFields, review_due
from plugins.disclosure.guide_contacts import contact_rows, request_rows
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.records import Record
from plugins.disclosure.site import Site
from plugins.guides.classes import CATALOG_FIELDS, classes
from plugins.guides.directory import GUIDES_PATH
from plugins.guides.examples import number_example
from plugins.guides.places_page import places_of

LISTS = "bodies/index.html"


def guide_page(
    guide: Record[GuideFields], examples: Mapping[str, Item], catalog: Catalog, site: Site
) -> Page:
    """`guides/<body>.html`; `examples` has an item of every body that has published."""
    code, fields = guide.place["body"], guide.fields
    body = catalog.register.bodies.find(code)
    name = body.name if body else code
    title = _("{body}政府信息公开指南", body=name)
    item = examples.get(body.slug) if body else None
    data = {
        "meta": list_tags(site, title, _("怎样查阅、获取{body}的政府信息", body=name)),
        "title": title,
        "name": name,
        "ended": _ended(body),
        "breadcrumbs": crumbs((_("公开指南"), GUIDES_PATH), (name, guide.address)),
        "contact": contact_rows(body, guide),
        "texts": {key: _paragraphs(getattr(fields, key)) for key in TEXTS},
        "classes": classes(catalog.register),
        "catalog_fields": [{"label": _(label), "meaning": _(meaning)} for label, meaning in CATALOG_FIELDS],
        "number": number_example(body, item, catalog) if body else None,
        "list": {"address": f"bodies/{body.slug}/index.html", "path": LISTS} if body and item else None,
        "request": request_rows(fields.request),
        "places": places_of(body, catalog) if body else [],
        "authority": site.organiser,
        "supervision": _supervision(body),
        "reviewed_on": str(fields.reviewed_on),
        "review_by": str(review_due(fields.reviewed_on)),
        "text": guide.html,
    }
    return Page(guide.address, "guide.html", data)


TEXTS = ("classification", "arrangement", "access", "scope", "channels", "time_limits", "remedies")


def _paragraphs(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").split("\n") if line.strip()]


def _ended(body: Body | None) -> dict[str, str] | None:
    if body is None or body.valid_to is None:
        return None
    return {"on": str(body.valid_to), "successor": body.successor or ""}


def _supervision(body: Body | None) -> str:
    return (body.supervision.phone or "") if body and body.supervision else ""
