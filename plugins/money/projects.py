"""The page of a construction project: what has been published of it and what not, and how it goes; the list of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head, plain
from plugins.disclosure.kinds.project import Project
from plugins.disclosure.kinds.values import written_amount
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

PROJECTS = "projects/index.html"


def project_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """A project as its page shows it: all eight kinds of information, each published, not applicable or missing."""
    project = item.fields.project
    part: dict[str, Any] = plain(project, catalog)
    if project is None:
        return part
    missing = project.missing(catalog.date)
    told: dict[str, dict[str, Any]] = {}
    for source, shown in zip(project.parts, part["parts"], strict=True):
        entry = told.setdefault(source.kind, {"items": [], "reason": ""})
        entry["items"] += shown["items"]
        entry["reason"] = shown["not_applicable"] or entry["reason"]
    part["parts"] = [
        {
            "kind": term.label,
            "items": told.get(term.key, {}).get("items", []),
            "reason": told.get(term.key, {}).get("reason", ""),
            "missing": term.key in missing,
        }
        for term in catalog.register.vocabularies["project_part"]
    ]
    part["progress"].reverse()
    part["state"] = _state(project, catalog)
    return part


def _state(project: Project, catalog: Catalog) -> str:
    if project.done_on and project.done_on <= catalog.date:
        return _("已竣工")
    if project.starts_on and project.starts_on <= catalog.date:
        return _("在建")
    return _("未开工")


def project_list(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The list of all projects with how much of each is published."""
    items = items_with(catalog, "project")
    if not items:
        return
    title = _("重大建设项目")
    data = {
        **list_head(site, title, _("重大建设项目的批准和实施情况"), (title, PROJECTS)),
        "feed": feed_address(PROJECTS),
        "rows": [_row(item, item.fields.project, catalog) for item in items if item.fields.project],
    }
    yield Page(PROJECTS, "kinds/projects.html", data)
    yield kind_feed("project", title, PROJECTS, catalog, site)


def _row(item: Item, project: Project, catalog: Catalog) -> dict[str, Any]:
    expected, missing = project.expected(catalog.date), project.missing(catalog.date)
    return {
        **head(item, catalog),
        "name": project.name,
        "owner": project.owner,
        "amount": written_amount(project.amount),
        "state": _state(project, catalog),
        "told": len(expected) - len(missing),
        "expected": len(expected),
        "missing": [catalog.register.term_label("project_part", kind) for kind in missing],
        "last": str(max((entry.on for entry in project.progress), default="")),
    }
