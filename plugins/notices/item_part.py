"""What the page of a notice shows besides what every item's page has. Nothing here depends on the day of the build."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.blocks import Block
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.notice_results import results_of
from plugins.disclosure.notices import Consultation, Emergency, Hearing, ObjectionsTo, Outcome
from plugins.notices.announced import Announced
from plugins.notices.calendars import calendar_address
from plugins.notices.lists import FOLDER
from plugins.notices.rows import link

Row = dict[str, Any]


def item_part(announced: Announced, catalog: Catalog) -> dict[str, Any]:
    """The data that `notice.html` finds as `part`."""
    item, notice = announced.item, announced.notice
    kinds = catalog.register.vocabularies["notice_kind"]
    return {
        "kind": kinds[notice.kind].label,
        "main_kind": kinds[notice.main_kind].label,
        "list": f"{FOLDER}/{notice.main_kind}/index.html",
        "spans": announced.shown_spans(),
        "object": notice.object or "",
        "urgent": notice.urgent or "",
        "objections": _objections(notice.objections_to),
        "consultation": _consultation(item, notice.consultation),
        "hearing": _hearing(item, notice.hearing),
        "warning": _warning(notice.warning, catalog),
        "results": [link(result) for result in results_of(item, catalog.relations)],
        "formed": [link(paper) for paper in _formed(item, catalog)],
        "calendar": calendar_address(item) if announced.spans else "",
    }


def _formed(item: Item, catalog: Catalog) -> list[Item]:
    """The papers that a draft became."""
    stated = catalog.relations.stated_by(item)
    return [relation.target for relation in stated if relation.kind == "draft_of" and relation.target]


def _rows(block: Block, *names: str) -> list[Row]:
    """Those of some fields of a block that have a value, with their labels."""
    specs = type(block).specs()
    found = [(_(specs[name].label), getattr(block, name)) for name in names]
    return [{"label": label, "text": str(value)} for label, value in found if value is not None]


def _objections(to: ObjectionsTo | None) -> list[Row]:
    return _rows(to, "unit", "phone", "address", "email") if to else []


def _consultation(item: Item, consultation: Consultation | None) -> dict[str, Any] | None:
    if consultation is None:
        return None
    specs = Consultation.specs()
    named = [(name, getattr(consultation, name)) for name in ("draft", "explanation")]
    return {
        "ways": list(consultation.ways),
        "files": [_file(item, name, _(specs[field].label)) for field, name in named if name],
        "outcome": _outcome(consultation.outcome),
    }


def _outcome(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    total = {name: getattr(outcome, name) for name in ("received", "adopted", "partly", "rejected")}
    opinions = [
        {
            "opinion": opinion.opinion,
            "received": opinion.received,
            "adopted": opinion.adopted,
            "partly": opinion.partly,
            "rejected": opinion.rejected,
            "reply": opinion.reply or "",
        }
        for opinion in outcome.opinions
    ]
    return {
        "total": total,
        "opinions": opinions,
        "reasons": outcome.reasons or "",
        "on": str(outcome.published_on),
    }


def _hearing(item: Item, hearing: Hearing | None) -> dict[str, Any] | None:
    if hearing is None:
        return None
    specs = Hearing.specs()
    papers, record = specs["papers"].label, specs["record"].label
    return {
        "rows": _rows(hearing, "on", "place", "seats", "attend", "papers_on"),
        "participants": list(hearing.participants),
        "papers": [_file(item, name, _(papers)) for name in hearing.papers],
        "record": _file(item, hearing.record, _(record)) if hearing.record else None,
        "handling": hearing.handling or "",
    }


def _warning(warning: Emergency | None, catalog: Catalog) -> dict[str, Any] | None:
    if warning is None:
        return None
    level = catalog.register.term_label("warning_level", warning.level) if warning.level else ""
    return {
        "level": _("{level}预警", level=level) if level else "",
        "rows": _rows(warning, "area", "measures", "lifted_on"),
    }


def _file(item: Item, name: str, label: str) -> Row:
    """A link to an attachment; one that is not there has no address."""
    attachment = next((file for file in item.attachments if file.name == name), None)
    if attachment is None:
        return {"label": label, "title": name, "address": "", "name": name}
    return {"label": label, "title": attachment.title, "address": attachment.address, "name": attachment.name}
