"""The rules of disclosure (公开制度, 平台通知): which there are, and which body still lacks which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.guide import needs_guide
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.vocabularies import Term

RULES_PATH = "rules/index.html"
REGULATION = "regulation"
GOVERNMENT = "government"
# 条例 Art. 46、48: a duty of governments, not of their departments.
OF_GOVERNMENTS = frozenset({"training", "assessment", "accountability"})
ENDED = frozenset({"repealed", "expired", "replaced"})
Cells = Mapping[tuple[str, str], Sequence[Item]]


def rules_page(catalog: Catalog, site: Site) -> Page:
    """`rules/index.html`: the list of the rules and the table body × rule."""
    rules = [item for item in catalog.items if item.fields.disclosure_rule and item.open_to_all]
    terms = [term for term in catalog.register.vocabularies["disclosure_rule"] if not term.retired]
    title = _("公开制度")
    data = {
        "meta": list_tags(site, title, _("政府信息公开的法规、实施办法和各机关的公开制度")),
        "title": title,
        "breadcrumbs": crumbs((title, RULES_PATH)),
        "groups": [_group(term, rules, catalog) for term in terms],
        **_matrix(terms, rules, catalog, site),
    }
    return Page(RULES_PATH, "rules.html", data)


def _group(term: Term, rules: Sequence[Item], catalog: Catalog) -> dict[str, Any]:
    return {
        "title": term.label,
        "note": term.note,
        "rules": [_row(item, catalog) for item in rules if term.key in item.fields.disclosure_rule],
    }


def _row(item: Item, catalog: Catalog) -> dict[str, Any]:
    validity = catalog.validity(item)
    return {
        "title": item.title,
        "address": item.address,
        "bodies": _("、").join(catalog.body_names(item)),
        "document_number": item.fields.document_number or "",
        "generated_on": str(item.fields.generated_on or ""),
        "validity": catalog.register.term_label("validity", validity) if validity else "",
        "is_ended": validity in ENDED,
    }


def _matrix(terms: Sequence[Term], rules: Sequence[Item], catalog: Catalog, site: Site) -> dict[str, Any]:
    """Columns, rows and sums of the table of bodies and rules; a rule that has ended fills no cell."""
    columns = [term for term in terms if term.key != REGULATION]
    bodies = [body for body in catalog.register.bodies if needs_guide(body, catalog.date)]
    own: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in rules:
        if catalog.validity(item) not in ENDED:
            for body in catalog.bodies_of(item):
                for key in item.fields.disclosure_rule:
                    own[body.slug, key].append(item)
    rows: list[dict[str, Any]] = []
    for body in bodies:
        above = _above(body, catalog, site)
        rows.append({"name": body.name, "cells": [_cell(body, above, term, own) for term in columns]})
    cells = [cell for row in rows for cell in row["cells"]]
    by_column = zip(*(row["cells"] for row in rows), strict=True)
    return {
        "columns": [term.label for term in columns],
        "rows": rows,
        "sums": [_sum(column) for column in by_column],
        "gaps": sum(cell["state"] == "gap" for cell in cells),
        "taken_over": sum(cell["state"] == "above" for cell in cells),
    }


def _sum(cells: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    states = [cell["state"] for cell in cells]
    return {"own": states.count("own"), "due": len(states) - states.count("none")}


def _above(body: Body, catalog: Catalog, site: Site) -> list[Body]:
    """Whose rules hold for a body as well: those above it, and the authority of their level (条例 Art. 3)."""
    bodies = catalog.register.bodies
    found: list[Body] = []
    following = bodies.find(body.parent or "")
    while following and following is not body and following not in found:
        found.append(following)
        following = bodies.find(following.parent or "")
    authority = bodies.find(site.organiser)
    if authority and authority is not body and bodies.find(authority.parent or "") in (body, *found):
        found.insert(0, authority)
    return found


def _cell(body: Body, above: Sequence[Body], term: Term, own: Cells) -> dict[str, Any]:
    """`own` or `above` with links, `gap` for a rule that the body owes, `none` for one that it need not have."""
    found, state = own.get((body.slug, term.key), ()), "own"
    if not found and term.key in OF_GOVERNMENTS and body.kind != GOVERNMENT:
        return {"state": "none", "links": []}
    if not found:
        taken_over = (own.get((other.slug, term.key)) for other in above)
        found, state = next(filter(None, taken_over), ()), "above"
    return {"state": state if found else "gap", "links": [_link(item) for item in found]}


def _link(item: Item) -> dict[str, str]:
    year = item.fields.generated_on.year if item.fields.generated_on else ""
    return {"year": str(year), "title": item.title, "address": item.address}
