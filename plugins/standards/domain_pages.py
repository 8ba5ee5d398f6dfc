"""The list of all standard catalogs, the table of one in the national columns, and its booklet."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.standards.addresses import COVERAGE, INDEX
from plugins.disclosure.standards.columns import COLUMNS, columns_of
from plugins.disclosure.standards.coverage import EntryCoverage
from plugins.disclosure.standards.entries import Entry
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.standards.states import GAPS, STATE_LABELS, State
from plugins.standards.presenting import (
    Presenting,
    domain_address,
    domain_coverage_address,
)
from plugins.standards.workbook import workbook_address

SHOWN_ITEMS = 3


def index_page(shown: Presenting) -> Page:
    """All catalogs with their totals."""
    title = _("标准目录")
    domains: list[dict[str, Any]] = [
        {
            "title": domain.label,
            "address": domain_address(domain),
            "draft": shown.is_draft(domain),
            "coverage": domain_coverage_address(domain),
            "counts": _counts(domain, shown),
        }
        for domain in shown.catalog.register.standards
    ]
    data = {
        "meta": list_tags(shown.site, title, _("各领域基层政务公开标准目录")),
        "title": title,
        "breadcrumbs": crumbs((title, INDEX)),
        "domains": domains,
        "totals": [sum(counts) for counts in zip(*(row["counts"] for row in domains), strict=True)],
        "coverage": COVERAGE,
    }
    return Page(INDEX, "standards.html", data)


def _counts(domain: Domain, shown: Presenting) -> list[int]:
    """Entries, pairs of entry and body, how many of these are published, and how many are gaps."""
    figures = shown.coverage.by_domain.get(domain.key, {})
    gaps = sum(figures.get(state, 0) for state in GAPS)
    return [len(domain.in_force), sum(figures.values()), figures.get(State.PUBLISHED, 0), gaps]


def domain_page(domain: Domain, shown: Presenting) -> Page:
    """The table of one catalog with what has been published for each entry."""
    address = domain_address(domain)
    rows = [_row(number, entry, domain, shown) for number, entry in enumerate(domain.in_force, 1)]
    data = {
        **_head(domain, shown, address),
        "columns": [{"key": key, "label": _(text)} for key, text in COLUMNS.items()],
        "rows": rows,
        "retired": [
            {"name": entry.name, "id": entry.id, "address": _entry_address(domain, entry, shown)}
            for entry in domain.file.entries
            if entry.retired
        ],
        "booklet": _booklet_address(domain),
        "workbook": workbook_address(domain),
        "coverage": domain_coverage_address(domain),
    }
    return Page(address, "standard_domain.html", data)


def booklet(domain: Domain, shown: Presenting) -> Page:
    """The catalog as a booklet to print: cover, contents, an entry after the other."""
    address = _booklet_address(domain)
    groups: dict[str, list[dict[str, Any]]] = {}
    for number, entry in enumerate(domain.in_force, 1):
        columns = columns_of(entry, shown.catalog.register)
        groups.setdefault(entry.level1, []).append(
            {
                "number": number,
                "id": entry.id,
                "name": entry.level2 or entry.level1,
                "address": _entry_address(domain, entry, shown),
                "columns": [
                    {"label": _(COLUMNS[key]), "lines": lines}
                    for key, lines in columns.items()
                    if key not in ("level1", "level2") and lines
                ],
            }
        )
    data = {
        **_head(domain, shown, address),
        "groups": [{"title": title, "entries": entries} for title, entries in groups.items()],
        "organiser": shown.site.organiser,
    }
    return Page(address, "standard_booklet.html", data)


def _booklet_address(domain: Domain) -> str:
    return f"standards/{domain.key}/booklet.html"


def _entry_address(domain: Domain, entry: Entry, shown: Presenting) -> str:
    return shown.catalog.register.standards.address_of(domain, entry)


def _head(domain: Domain, shown: Presenting, address: str) -> dict[str, Any]:
    file = domain.file
    steps = [(_("标准目录"), INDEX), (domain.label, domain_address(domain))]
    if address != domain_address(domain):
        steps.append((_("公开手册"), address))
    versions = [
        {"version": version.version, "on": str(version.on), "note": version.note or ""}
        for version in reversed(file.versions)
    ]
    return {
        "meta": list_tags(shown.site, domain.title, _("{domain}领域应当公开的事项", domain=domain.label)),
        "title": domain.title,
        "breadcrumbs": crumbs(*steps),
        "domain": domain.label,
        "draft": shown.is_draft(domain),
        "effective_on": str(file.effective_on or ""),
        "source": file.source or "",
        "review": shown.review(domain),
        "versions": versions,
        "count": len(domain.in_force),
    }


def _row(number: int, entry: Entry, domain: Domain, shown: Presenting) -> dict[str, Any]:
    covered = shown.coverage.by_id[entry.id]
    items = _items(covered)
    return {
        "number": number,
        "address": _entry_address(domain, entry, shown),
        "columns": columns_of(entry, shown.catalog.register),
        "state": {"key": covered.worst.value, "label": _(STATE_LABELS[covered.worst])},
        "items": [shown.item(item) for item in items[:SHOWN_ITEMS]],
        "more": max(len(items) - SHOWN_ITEMS, 0),
    }


def _items(covered: EntryCoverage) -> list[Any]:
    """The items for an entry, of all bodies, newest first, each once."""
    found = {item.source: item for items in covered.items.values() for item in items}
    return sorted(
        found.values(), key=lambda item: (str(item.first_shown_on or ""), item.source), reverse=True
    )
