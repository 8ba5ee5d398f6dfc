"""The coverage report: all bodies and all fields of work by state, and a page for every obliged body."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.standards.addresses import COVERAGE, INDEX
from plugins.disclosure.standards.coverage import NOBODY, Pair
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.standards.states import GAPS, STATE_LABELS, State
from plugins.standards.downloads import CSV, JSON
from plugins.standards.presenting import (
    Presenting,
    body_address,
    body_name,
    by_state,
    domain_address,
    domain_coverage_address,
    figures_row,
    judgement_note,
    states,
    summary,
)

Rows = Callable[[list[Pair]], list[dict[str, Any]]]


def coverage_outputs(shown: Presenting) -> Iterator[Page]:
    """The page of all figures and the lists behind them."""
    yield _overview(shown)
    for body in _obliged(shown):
        yield _body_page(body, shown)
    for domain in shown.catalog.register.standards:
        yield _domain_page(domain, shown)


def _obliged(shown: Presenting) -> list[Body | None]:
    """Every obliged body in the order of the register; None at the end when entries have none."""
    figures = shown.coverage.by_body
    found: list[Body | None] = [body for body in shown.catalog.register.bodies if body.slug in figures]
    return found + ([None] if NOBODY in figures else [])


def _overview(shown: Presenting) -> Page:
    title = _("公开覆盖情况")
    coverage = shown.coverage
    bodies = [
        {
            "title": body_name(body),
            "address": body_address(body),
            **figures_row(coverage.by_body[body.slug if body else NOBODY]),
        }
        for body in _obliged(shown)
    ]
    domains = [
        {
            "title": domain.label,
            "address": domain_coverage_address(domain),
            "draft": shown.is_draft(domain),
            "entries": len(domain.in_force),
            **figures_row(coverage.by_domain.get(domain.key, {})),
        }
        for domain in shown.catalog.register.standards
    ]
    gaps = len(GAPS)  # the first columns
    data = {
        "meta": list_tags(shown.site, title, _("标准目录各事项的公开情况")),
        "title": title,
        "breadcrumbs": crumbs((_("标准目录"), INDEX), (title, COVERAGE)),
        "day": str(shown.catalog.date),
        "states": states(),
        "bodies": sorted(bodies, key=lambda row: [-sum(row["counts"][:gaps]), row["title"]]),
        "domains": domains,
        "total": {**figures_row(coverage.figures), "entries": len(coverage.entries)},
        "csv": CSV,
        "json": JSON,
    }
    return Page(COVERAGE, "standard_coverage.html", data)


def _body_page(body: Body | None, shown: Presenting) -> Page:
    """What one body has and has not published, by state."""
    title, address = _("{body}公开覆盖情况", body=body_name(body)), body_address(body)
    key = digest(shown.site.name, address, title, shown.traces.of_body(body))

    def data() -> dict[str, Any]:
        pairs = [covered.pair(body) for covered in shown.coverage.of_body(body)]
        return _lists(title, address, pairs, partial(_rows_of_body, shown), shown)

    return Page(address, "standard_lists.html", data, key)


def _domain_page(domain: Domain, shown: Presenting) -> Page:
    """What is and is not published of one catalog, by state."""
    entries = shown.coverage.of_domain(domain)
    title, address = _("{domain}领域公开覆盖情况", domain=domain.label), domain_coverage_address(domain)
    key = digest(shown.site.name, address, title, *map(shown.traces.whole, entries))

    def data() -> dict[str, Any]:
        pairs = [pair for covered in entries for pair in covered.pairs]
        return _lists(title, address, pairs, partial(_rows_of_domain, shown), shown)

    return Page(address, "standard_lists.html", data, key)


def _lists(title: str, address: str, pairs: list[Pair], rows: Rows, shown: Presenting) -> dict[str, Any]:
    groups = by_state(pairs)
    figures = {state: len(group) for state, group in groups.items()}
    return {
        "meta": list_tags(shown.site, title, _("{list}：未公开、逾期和已公开的事项", list=title)),
        "title": title,
        "breadcrumbs": crumbs((_("标准目录"), INDEX), (_("公开覆盖情况"), COVERAGE), (title, address)),
        "summary": summary(figures),
        "total": len(pairs),
        "done": figures.get(State.PUBLISHED, 0),
        "groups": [
            {"key": state.value, "label": _(STATE_LABELS[state]), "count": len(group), "rows": rows(group)}
            for state, group in groups.items()
        ],
    }


def _rows_of_body(shown: Presenting, group: list[Pair]) -> list[dict[str, Any]]:
    return [
        {"head": pair.domain.label, "head_address": domain_address(pair.domain), **_row(pair, shown)}
        for pair in group
    ]


def _rows_of_domain(shown: Presenting, group: list[Pair]) -> list[dict[str, Any]]:
    return [
        {"head": body_name(pair.body), "head_address": body_address(pair.body), **_row(pair, shown)}
        for pair in group
    ]


def _row(pair: Pair, shown: Presenting) -> dict[str, Any]:
    return {
        "name": pair.entry.name,
        "address": shown.catalog.register.standards.address_of(pair.domain, pair.entry),
        "note": judgement_note(pair.judgement, pair.reason),
        "newest": shown.item(pair.items[0]) if pair.items else None,
        "more": max(len(pair.items) - 1, 0),
    }
