"""What stands at the top of the page of a body: duties, structure, contacts and leaders (条例 Art. 20(2))."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.body_pages import Kind, body_pages, links_to
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.guide_contacts import Rows, contact_rows, linked
from plugins.disclosure.messages import _

Profile = Mapping[str, Any]


def body_profiles(slugs: Sequence[str], catalog: Catalog) -> Mapping[str, Profile]:
    """Slug → profile of every body among some slugs, which are those that have a page."""
    bodies = catalog.register.bodies
    guides = {guide.place["body"]: guide for guide in catalog.of(GUIDES)}
    pages, below = body_pages(catalog), defaultdict(list)
    shown = [body for body in bodies if body.slug in set(slugs)]
    for body in shown:
        above = bodies.find(body.parent or "")
        if above and body.existed_on(catalog.date):
            below[above.slug].append(body)
    return {
        body.slug: {
            "functions": body.functions or "",
            "facts": [fact for fact in _facts(body, catalog, slugs) if fact["text"]],
            "below": [_link(lower) for lower in below[body.slug]],
            "contact": contact_rows(body, guides.get(body.slug)),
            "complaints": _complaints(body),
            "leaders": [
                {
                    "name": leader.name,
                    "post": leader.post,
                    "duties": leader.duties or "",
                    "phone": leader.phone or "",
                }
                for leader in body.leaders
            ],
            "pages": links_to(pages.get(body.slug, ()), Kind.CATALOG),
        }
        for body in shown
    }


def _facts(body: Body, catalog: Catalog, slugs: Sequence[str]) -> Iterator[dict[str, str]]:
    register = catalog.register
    above, successor = (register.bodies.find(name or "") for name in (body.parent, body.successor))
    kinds = (("body_level", body.level), ("body_kind", body.kind))
    names = [
        _("{name}（至 {day}）", name=former.name, day=former.until) if former.until else former.name
        for former in body.former_names
    ]
    yield _fact(_("机构类型"), " · ".join(register.term_label(name, key) for name, key in kinds if key))
    yield _fact(_("上级机关"), above.name if above else body.parent or "", _address(above, slugs))
    yield _fact(_("曾用名"), _("、").join(names))
    yield _fact(_("新闻发言人"), body.spokesperson or "")
    if body.valid_to:
        yield _fact(_("撤销日期"), str(body.valid_to))
        name = successor.name if successor else body.successor or ""
        yield _fact(_("承接机关"), name, _address(successor, slugs))


def _fact(label: str, text: str, address: str = "") -> dict[str, str]:
    return {"label": label, "text": text, "address": address}


def _complaints(body: Body) -> Rows:
    to = body.supervision
    found = ((_("监督电话"), to.phone), (_("监督信箱"), to.mailbox)) if to else ()
    return [{"label": label, "parts": linked(text)} for label, text in found if text]


def _link(body: Body) -> dict[str, str]:
    return {"title": body.name, "address": body_address(body)}


def _address(body: Body | None, slugs: Sequence[str]) -> str:
    return body_address(body) if body and body.slug in slugs else ""


def body_address(body: Body) -> str:
    """The page of a body."""
    return f"bodies/{body.slug}/index.html"
