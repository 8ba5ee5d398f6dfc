"""How to apply for information, in plain words, and who takes applications."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import GUIDES, GuideFields, needs_guide
from plugins.disclosure.guide_contacts import contact_rows, request_rows
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.records import Record
from plugins.disclosure.site import Site

REQUESTS_PATH = "requests/index.html"


def how_to_apply_page(catalog: Catalog, site: Site) -> Page:
    """`requests/index.html`: the whole procedure and the address of every body that takes applications."""
    guides = {guide.place["body"]: guide for guide in catalog.of(GUIDES)}
    title = _("依申请公开")
    bodies = (body for body in catalog.register.bodies if needs_guide(body, catalog.date))
    data = {
        "meta": list_tags(site, title, _("怎样向行政机关申请获取政府信息")),
        "title": title,
        "breadcrumbs": crumbs((title, REQUESTS_PATH)),
        "authority": site.organiser,
        "bodies": [_receiver(body, guides.get(body.slug)) for body in bodies],
    }
    return Page(REQUESTS_PATH, "requests.html", data)


def _receiver(body: Body, guide: Record[GuideFields] | None) -> dict[str, Any]:
    """Where applications to a body go: what its guide says of them, else how its work unit is reached."""
    request = guide.fields.request if guide else None
    return {
        "name": body.name,
        "guide": guide.address if guide else "",
        "system": (request.system or "") if request else "",
        "rows": request_rows(request) or contact_rows(body, guide),
    }
