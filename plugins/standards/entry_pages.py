"""The page of one entry: what must be published, by whom, when, how; what has been; what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.standards.addresses import INDEX
from plugins.disclosure.standards.columns import COLUMNS, columns_of, note_on_limit
from plugins.disclosure.standards.coverage import EntryCoverage
from plugins.disclosure.standards.entries import Entry, digest_of_block
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.standards.states import STATE_LABELS
from plugins.standards.presenting import (
    Presenting,
    body_address,
    body_name,
    by_state,
    domain_address,
    judgement_note,
    summary,
)

# The five questions that every entry answers, and the columns that answer each.
ELEMENTS = {
    "content": ("content",),
    "responsible": ("responsible", "level"),
    "time_limit": ("time_limit",),
    "channels": ("openness", "channels"),
    "audience": ("audience",),
}


def entry_pages(domain: Domain, shown: Presenting) -> Iterator[Page]:
    """The pages of all entries of a catalog; those that were retired keep theirs."""
    head = digest(shown.site.name, domain.key, domain.title, domain.label, str(shown.is_draft(domain)))
    for entry in domain.file.entries:
        covered = shown.coverage.by_id.get(entry.id)
        parts = shown.traces.whole(covered) if covered else _retired_digest(entry, shown)
        key = digest(head, shown.catalog.register.terms_digest, digest_of_block(entry), parts)
        address = shown.catalog.register.standards.address_of(domain, entry)
        yield Page(
            address, "standard_entry.html", partial(_data, entry, domain, covered, shown, address), key
        )


def _retired_digest(entry: Entry, shown: Presenting) -> bytes:
    found = shown.catalog.register.standards.find((entry.retired and entry.retired.successor) or "")
    return digest(found[0].key, found[1].name) if found else b""


def _data(
    entry: Entry, domain: Domain, covered: EntryCoverage | None, shown: Presenting, address: str
) -> dict[str, Any]:
    columns = columns_of(entry, shown.catalog.register)
    return {
        "meta": list_tags(shown.site, entry.name, _("{domain}领域的公开事项", domain=domain.label)),
        "title": entry.name,
        "breadcrumbs": crumbs(
            (_("标准目录"), INDEX), (domain.label, domain_address(domain)), (entry.name, address)
        ),
        "id": entry.id,
        "draft": shown.is_draft(domain),
        "retired": _retired(entry, shown),
        "elements": [
            {
                "label": {"channels": _("公开方式和渠道")}.get(name) or _(COLUMNS[name]),
                "parts": [columns[part] for part in parts if columns[part]],
                "note": note_on_limit(entry) if name == "time_limit" else "",
            }
            for name, parts in ELEMENTS.items()
        ],
        "basis": columns["basis"],
        "stage": columns["stage"],
        "summary": summary(covered.figures) if covered else [],
        "groups": _groups(covered, shown) if covered else [],
        "others": [shown.item(item) for item in covered.others] if covered else [],
    }


def _retired(entry: Entry, shown: Presenting) -> dict[str, str] | None:
    if entry.retired is None:
        return None
    standards = shown.catalog.register.standards
    successor = standards.find(entry.retired.successor or "")
    return {
        "on": str(entry.retired.on or ""),
        "note": entry.retired.note or "",
        "successor": successor[1].name if successor else "",
        "address": standards.address_of(*successor) if successor else "",
    }


def _groups(covered: EntryCoverage, shown: Presenting) -> list[dict[str, Any]]:
    """The bodies by their state, each with its items by year."""
    return [
        {
            "key": state.value,
            "label": _(STATE_LABELS[state]),
            "bodies": [
                {
                    **_body(pair.body),
                    "note": judgement_note(pair.judgement, pair.reason),
                    "years": _by_year(pair.items, shown),
                }
                for pair in pairs
            ],
        }
        for state, pairs in by_state(covered.pairs).items()
    ]


def _body(body: Body | None) -> dict[str, str]:
    return {"name": body_name(body), "address": body_address(body)}


def _by_year(items: Sequence[Item], shown: Presenting) -> list[dict[str, Any]]:
    years: dict[str, list[Mapping[str, str]]] = {}
    for item in items:
        entry = shown.item(item)
        years.setdefault(entry["day"][:4] or _("日期不详"), []).append(entry)
    return [{"year": year, "items": found} for year, found in sorted(years.items(), reverse=True)]
