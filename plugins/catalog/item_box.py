"""The metadata box of an item, its labels taken from the table of fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _

Value = dict[str, str]
Values = Callable[[Item, Catalog], list[Value]]


def box_rows(item: Item, catalog: Catalog) -> list[dict[str, Any]]:
    """The rows of the box: the nine that every item shows, empty or not, then those that have a value.

    Of an item that is not open to all nothing is shown that could tell its content (条例 Art. 36).
    """
    rows = []
    for name, values in {**ALWAYS, **(WHEN_PRESENT if item.open_to_all else WHEN_NOT_OPEN)}.items():
        found = values(item, catalog)
        if found or name in ALWAYS:
            rows.append({"name": name, "label": _(ItemFields.specs()[name].label), "values": found})
    return rows


def contact_rows(item: Item, catalog: Catalog) -> list[dict[str, str]]:
    """Whom to ask: the item's own contact, else that of the publisher's work unit."""
    contact = item.fields.contact
    bodies = catalog.bodies_of(item)
    unit = bodies[0].work_unit if bodies else None
    pairs = [
        (
            _("责任科室"),
            item.fields.responsible
            or (contact.section if contact else None)
            or (unit.name if unit else None),
        ),
        (_("联系电话"), contact.phone if contact else (unit.phone if unit else None)),
        (_("地址"), contact.address if contact else (unit.address if unit else None)),
        (_("监督电话"), contact.complaint_phone if contact else None),
    ]
    return [{"label": label, "text": text} for label, text in pairs if text]


def _text(text: object) -> list[Value]:
    return [{"text": str(text), "address": ""}] if text else []


def _plain(name: str) -> Values:
    return lambda item, catalog: _text(getattr(item.fields, name))


def _term(name: str, axis: str = "", vocabulary: str = "") -> Values:
    """The label of a vocabulary field, linked to its list where there is one."""

    def values(item: Item, catalog: Catalog) -> list[Value]:
        found = getattr(item.fields, name)
        keys = found if isinstance(found, tuple) else (found,) if found else ()
        return [
            {
                "text": catalog.register.term_label(vocabulary or name, key),
                "address": f"{axis}/{key}/index.html" if axis else "",
            }
            for key in keys
        ]

    return values


def _stated(name: str) -> Values:
    """Like `_term`, but a default that nobody wrote down is not shown as if somebody had."""
    values = _term(name)
    return lambda item, catalog: values(item, catalog) if name in item.fields.model_fields_set else []


def _bodies(item: Item, catalog: Catalog) -> list[Value]:
    return [
        {"text": body.name, "address": f"bodies/{body.slug}/index.html"} for body in catalog.bodies_of(item)
    ]


def _validity(item: Item, catalog: Catalog) -> list[Value]:
    key = catalog.validity(item)
    if key is None:
        return []
    return [{"text": catalog.register.term_label("validity", key), "address": f"validity/{key}/index.html"}]


def _published(item: Item, catalog: Catalog) -> list[Value]:
    imported = item.fields.imported_from
    if item.fields.published_on or not imported or not imported.on:
        return _text(item.fields.published_on)
    return _text(_("来源未载明；{day} 导入本目录", day=imported.on))


def _channels(item: Item, catalog: Catalog) -> list[Value]:
    found = [catalog.register.term_label("channel", channel.channel) for channel in item.fields.channels]
    return _text(_("、").join(dict.fromkeys(found)))


ALWAYS: dict[str, Values] = {
    "index_number": lambda item, catalog: _text(item.index_number),
    "topic": _term("topic", "topics"),
    "publisher": _bodies,
    "generated_on": _plain("generated_on"),
    "title": _plain("title"),
    "document_number": _plain("document_number"),
    "published_on": _published,
    "validity": _validity,
    "openness": _term("openness"),
}
WHEN_PRESENT: dict[str, Values] = {
    "changed_on": _plain("changed_on"),
    "effective_on": _plain("effective_on"),
    "expires_on": _plain("expires_on"),
    "repealed_on": _plain("repealed_on"),
    "event_on": _plain("event_on"),
    "statutory": _term("statutory", "statutory"),
    "genre": _term("genre", "genres"),
    "service_audience": _term("service_audience"),
    "audience": _stated("audience"),
    "domain": _term("domain"),
    "stage": _term("stage"),
    "timing": _term("timing"),
    "term": _stated("term"),
    "period": _term("period"),
    "keywords": lambda item, catalog: _text(_("，").join(item.fields.keywords)),
    "standard_entry": _plain("standard_entry"),
    "content_elements": lambda item, catalog: _text(_("、").join(item.fields.content_elements)),
    "partial_note": _plain("partial_note"),
    "from_request_on": _plain("from_request_on"),
    "authoritative": lambda item, catalog: _text(_("是") if item.fields.authoritative else ""),
    "collected_in": _plain("collected_in"),
    "channels": _channels,
    "summary": _plain("summary"),
}
WHEN_NOT_OPEN: dict[str, Values] = {
    "withheld_until": _plain("withheld_until"),
    "next_assessment_on": _plain("next_assessment_on"),
}
