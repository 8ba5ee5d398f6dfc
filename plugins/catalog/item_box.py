"""The metadata box of an item, its labels taken from the table of fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from plugins.disclosure.fields import ItemFields
from plugins.disclosure.item_contact import contact_of, responsible_of
from plugins.disclosure.messages import _
from plugins.disclosure.surroundings import Surroundings

Value = dict[str, str]
Values = Callable[[Surroundings], list[Value]]


def box_rows(around: Surroundings) -> list[dict[str, Any]]:
    """The rows of the box: the nine that every item shows, empty or not, then those that have a value.

    Of an item that is not open to all nothing is shown that could tell its content (条例 Art. 36).
    """
    rows = []
    for name, values in {**ALWAYS, **(WHEN_PRESENT if around.item.open_to_all else WHEN_NOT_OPEN)}.items():
        found = values(around)
        if found or name in ALWAYS:
            rows.append({"name": name, "label": _(ItemFields.specs()[name].label), "values": found})
    return rows


def contact_rows(around: Surroundings) -> list[dict[str, str]]:
    """Whom to ask: the item's own contact, else that of the publisher's work unit."""
    lead = around.bodies[0] if around.bodies else None
    contact = contact_of(around.item, lead)
    pairs = [
        (_("责任科室"), responsible_of(around.item, lead)),
        (_("联系电话"), contact.phone),
        (_("地址"), contact.address),
        (_("监督电话"), contact.complaint_phone),
    ]
    return [{"label": label, "text": text} for label, text in pairs if text]


def _text(text: object) -> list[Value]:
    return [{"text": str(text), "address": ""}] if text else []


def _plain(name: str) -> Values:
    return lambda around: _text(getattr(around.item.fields, name))


def _term(name: str, axis: str = "", vocabulary: str = "") -> Values:
    """The label of a vocabulary field, linked to its list where there is one."""

    def values(around: Surroundings) -> list[Value]:
        found = getattr(around.item.fields, name)
        keys = found if isinstance(found, tuple) else (found,) if found else ()
        return [
            {
                "text": around.register.term_label(vocabulary or name, key),
                "address": f"{axis}/{key}/index.html" if axis else "",
            }
            for key in keys
        ]

    return values


def _stated(name: str) -> Values:
    """Like `_term`, but a default that nobody wrote down is not shown as if somebody had."""
    values = _term(name)
    return lambda around: values(around) if name in around.item.fields.model_fields_set else []


def _bodies(around: Surroundings) -> list[Value]:
    return [{"text": body.name, "address": f"bodies/{body.slug}/index.html"} for body in around.bodies]


def _validity(around: Surroundings) -> list[Value]:
    key = around.validity
    if key is None:
        return []
    return [{"text": around.register.term_label("validity", key), "address": f"validity/{key}/index.html"}]


def _published(around: Surroundings) -> list[Value]:
    fields = around.item.fields
    imported = fields.imported_from
    if fields.published_on or not imported or not imported.on:
        return _text(fields.published_on)
    return _text(_("来源未载明；{day} 导入本目录", day=imported.on))


def _channels(around: Surroundings) -> list[Value]:
    found = [
        around.register.term_label("channel", channel.channel) for channel in around.item.fields.channels
    ]
    return _text(_("、").join(dict.fromkeys(found)))


def _standard_entry(around: Surroundings) -> list[Value]:
    standards, stated = around.register.standards, around.item.fields.standard_entry
    found = standards.find(stated or "")
    if found is None:
        return _text(stated)
    domain, entry = found
    text = _("{domain}：{entry}", domain=domain.label, entry=entry.name)
    return [{"text": text, "address": standards.address_of(domain, entry)}]


def _disclosure_rule(around: Surroundings) -> list[Value]:
    keys = around.item.fields.disclosure_rule
    return [
        {"text": around.register.term_label("disclosure_rule", key), "address": "rules/index.html"}
        for key in keys
    ]


ALWAYS: dict[str, Values] = {
    "index_number": lambda around: _text(around.item.index_number),
    "topic": lambda around: _term("topic", "topics")(around) if around.item.open_to_all else [],
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
    "disclosure_rule": _disclosure_rule,
    "stage": _term("stage"),
    "timing": _term("timing"),
    "matter_step": _term("matter_step"),
    "term": _stated("term"),
    "period": _term("period"),
    "keywords": lambda around: _text(_("，").join(around.item.fields.keywords)),
    "standard_entry": _standard_entry,
    "content_elements": lambda around: _text(_("、").join(around.item.fields.content_elements)),
    "partial_note": _plain("partial_note"),
    "from_request_on": _plain("from_request_on"),
    "authoritative": lambda around: _text(_("是") if around.item.fields.authoritative else ""),
    "collected_in": _plain("collected_in"),
    "channels": _channels,
    "summary": _plain("summary"),
}
WHEN_NOT_OPEN: dict[str, Values] = {
    "withheld_until": _plain("withheld_until"),
    "next_assessment_on": _plain("next_assessment_on"),
}
