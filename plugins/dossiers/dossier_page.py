"""The page of one matter, and the same story as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.dossiers import Dossier, Step
from plugins.disclosure.feeds import feed_page
from plugins.disclosure.items import Item
from plugins.disclosure.matter_steps import step_of
from plugins.disclosure.messages import _
from plugins.disclosure.named_items import neighbour_link
from plugins.disclosure.notice_results import hearing_told, opinions_used
from plugins.disclosure.notices import Outcome
from plugins.disclosure.outputs import MadeFile, Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.surroundings import neighbour
from plugins.dossiers.index_page import ADDRESS
from plugins.dossiers.telling import STATES, STEP_STATES, gap_labels, sentence, step_label


def dossier_outputs(dossier: Dossier, catalog: Catalog, site: Site) -> Iterator[Output]:
    """`dossiers/<id>.html`, the same as `.json`, and the feed of its items."""
    key = _key(dossier, catalog)
    yield Page(dossier.address, "dossier.html", partial(_data, dossier, catalog, site), key)
    yield MadeFile(_json_address(dossier), key, lambda: _as_json(dossier, catalog))
    yield feed_page(_feed_address(dossier), dossier.title, dossier.address, dossier.items, catalog, site)


def _json_address(dossier: Dossier) -> str:
    return dossier.address.removesuffix("html") + "json"


def _feed_address(dossier: Dossier) -> str:
    return dossier.address.removesuffix(".html") + "/feed.xml"


def _key(dossier: Dossier, catalog: Catalog) -> bytes:
    entry = dossier.entry.matter.model_dump_json() if dossier.entry else ""
    steps = (f"{step.keys} {step.state} {step.reason}" for step in dossier.steps)
    days = (str(closes) for _item, closes in dossier.open_until)
    lead = catalog.register.bodies.find(dossier.entry.matter.lead) if dossier.entry else None
    return digest(
        *(dossier.id, dossier.kind, dossier.state, entry, "steps", *steps, "open", *days, "items"),
        catalog.register.terms_digest,
        catalog.register.bodies.digest_of(lead) if lead else b"",
        *catalog.own_digests(dossier.items),
    )


def _data(dossier: Dossier, catalog: Catalog, site: Site) -> dict[str, Any]:
    title = _("{matter}：事项全程", matter=dossier.title)
    return {
        "meta": list_tags(site, title, _("“{title}”的全部环节", title=dossier.title)),
        "title": title,
        "breadcrumbs": crumbs(
            (_("公开目录"), "catalog/index.html"), (_("事项全程"), ADDRESS), (dossier.title, dossier.address)
        ),
        "sentence": sentence(dossier, catalog),
        "has_gaps": bool(dossier.gaps),
        "summary": (dossier.entry.matter.summary or "") if dossier.entry else "",
        "facts": _facts(dossier, catalog),
        "periods": [{**_entry(item, catalog), "closes": str(closes)} for item, closes in dossier.open_until],
        "steps": [_step(step, catalog) for step in dossier.steps],
        "opinions": _opinions(dossier, catalog),
        "rows": [_row(item, catalog) for item in dossier.items],
        "data": _json_address(dossier),
        "feed": _feed_address(dossier),
    }


def _facts(dossier: Dossier, catalog: Catalog) -> list[dict[str, str]]:
    """Kind, lead, beginning, decision and state of the matter, each with the address of a body's list if it has one."""
    matter = dossier.entry.matter if dossier.entry else None
    lead = matter.lead if matter else next(iter(dossier.items[0].bodies), "")
    body = catalog.register.bodies.find(lead)
    listed = body is not None and any(body in catalog.bodies_of(item) for item in dossier.items)
    decided = [_("{by}（{day}）", by=by, day=on) if on else by for by, on in dossier.decisions]
    rows = [
        (_("事项类别"), catalog.register.term_label("matter_kind", dossier.kind), ""),
        (
            _("承办机关"),
            body.name if body else lead,
            f"bodies/{body.slug}/index.html" if body and listed else "",
        ),
        (_("启动日期"), str((matter and matter.started_on) or ""), ""),
        (_("谁在何时决定"), _("；").join(decided), ""),
        (_("现在的状态"), _(STATES[dossier.state]), ""),
        (_("办结日期"), str((matter and matter.finished_on) or ""), ""),
        (_("最近更新"), str(dossier.updated_on or ""), ""),
    ]
    return [{"label": name, "text": text, "address": address} for name, text, address in rows if text]


def _step(step: Step, catalog: Catalog) -> dict[str, Any]:
    return {
        "label": step_label(step, catalog),
        "state": step.state,
        "mark": _(STEP_STATES[step.state]) if STEP_STATES[step.state] else "",
        "reason": step.reason,
        "statutory": step.statutory,
        "entries": [_entry(item, catalog) for item in step.items],
    }


def _entry(item: Item, catalog: Catalog) -> dict[str, str]:
    fields = item.fields
    return {
        **neighbour_link(neighbour(item, catalog), catalog.register),
        "bodies": _("、").join(catalog.body_names(item)),
        "openness": ""
        if fields.openness == "proactive"
        else catalog.register.term_label("openness", fields.openness),
        "summary": (fields.summary or "") if item.open_to_all else "",
    }


def _opinions(dossier: Dossier, catalog: Catalog) -> dict[str, Any]:
    """How opinions were used (重大行政决策程序暂行条例 Art. 32): what is said of it, and where it is published."""
    entries = [
        _entry(item, catalog) for step in dossier.steps if "feedback" in step.keys for item in step.items
    ]
    told = [
        {**_entry(item, catalog), "text": text} for item in dossier.items for text in _told_by_notice(item)
    ]
    return {
        "text": (dossier.entry.matter.opinions or "") if dossier.entry else "",
        "entries": entries,
        "told": told,
    }


def _told_by_notice(item: Item) -> Iterator[str]:
    """What the notice of a consultation or a hearing itself says of the opinions."""
    outcome = opinions_used(item)
    if outcome:
        yield _counted(outcome)
        if outcome.reasons:
            yield _("未采纳的理由：{reasons}", reasons=outcome.reasons)
    if hearing_told(item):
        yield hearing_told(item)


def _counted(outcome: Outcome) -> str:
    return _(
        "收到 {received} 条，采纳 {adopted} 条，部分采纳 {partly} 条，未采纳 {rejected} 条。",
        received=outcome.received,
        adopted=outcome.adopted,
        partly=outcome.partly,
        rejected=outcome.rejected,
    )


def _row(item: Item, catalog: Catalog) -> dict[str, str]:
    term = catalog.register.vocabularies["matter_step"][step_of(item)]
    validity = catalog.validity(item)
    return {
        **_entry(item, catalog),
        "step": term.label,
        "index_number": item.index_number,
        "document_number": item.fields.document_number or "",
        "published": str(item.first_shown_on or ""),
        "validity": catalog.register.term_label("validity", validity) if validity else "",
    }


def _as_json(dossier: Dossier, catalog: Catalog) -> bytes:
    """The story for programs: steps and items in their order."""
    story = {
        "id": dossier.id,
        "title": dossier.title,
        "kind": dossier.kind,
        "state": dossier.state,
        "as_of": str(dossier.updated_on or ""),
        "decisions": [{"by": by, "on": str(on or "")} for by, on in dossier.decisions],
        "missing": gap_labels(dossier, catalog),
        "steps": [
            {
                "keys": list(step.keys),
                "state": step.state,
                "reason": step.reason,
                "items": [item.index_number for item in step.items],
            }
            for step in dossier.steps
        ],
        "items": [
            {
                "index_number": item.index_number,
                "title": item.title,
                "step": step_of(item),
                "generated_on": str(item.fields.generated_on or ""),
                "published_on": str(item.first_shown_on or ""),
                "validity": catalog.validity(item) or "",
                "address": item.address,
            }
            for item in dossier.items
        ],
    }
    return (json.dumps(story, ensure_ascii=False, indent=1) + "\n").encode()
