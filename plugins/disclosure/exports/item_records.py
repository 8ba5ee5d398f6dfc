"""An item as exports tell it: a record of plain values by the names of `item_fields`, without what is empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from plugins.disclosure.body_html import plain_text
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.exports.exported_fields import filled, plain
from plugins.disclosure.exports.item_fields import SAID_OF_ALL, item_fields
from plugins.disclosure.item_contact import contact_of, responsible_of
from plugins.disclosure.items import OLDEST, Item
from plugins.disclosure.messages import _
from plugins.disclosure.public_address import public_address
from plugins.disclosure.relations import INVERSE_LABELS, LABELS, Relation
from plugins.disclosure.site import Site
from plugins.disclosure.validity import first_end

TO, FROM = "to", "from"


def record_of(item: Item, catalog: Catalog, site: Site) -> dict[str, Any]:
    """What may be said of an item; of one that is not open to all no more than number, title, bodies, dates, ground."""
    fields, register = item.fields, catalog.register
    values: dict[str, Any] = _facts(item, catalog, site)
    if item.open_to_all:
        values |= _content(item, catalog, site)
    record: dict[str, Any] = {}
    for field in item_fields():
        name = field.name
        if not item.open_to_all and name not in SAID_OF_ALL:
            continue
        # Once withdrawn, an item is no longer what it says of itself.
        if fields.withdrawn and name == "openness":
            continue
        value = values[name] if name in values else plain(getattr(fields, name, None))
        if not value and value != 0:
            continue
        if field.vocabulary:
            record[f"{name}_label"] = _labels(field.vocabulary, value, register.term_label)
        record[name] = value
    return filled(record)


def text_of(item: Item) -> dict[str, str]:
    """The text of an item that is open to all, in the fields of `text_fields`; nothing of others."""
    html = item.html if item.open_to_all else ""
    return {"text": plain_text(html), "html": html} if html else {}


def record_digest(item: Item, catalog: Catalog) -> bytes:
    """Stands for everything that `record_of` and `text_of` say of an item, but for the address of the site."""
    (own,) = catalog.own_digests((item,))
    successor = _successor(item, catalog)
    around = [successor] if item.fields.withdrawn else []
    if item.open_to_all:
        around.append(_repealed_on(item, catalog))
        entry = catalog.register.standards.find(item.fields.standard_entry or "")
        around += ["standard", entry[0].label, entry[1].name] if entry else []
        for relation, direction in _relations(item, catalog):
            other = _other(relation, direction)
            around += [relation.kind, direction]
            around += [other.address, other.title, _number(other)] if other else [""]
    return digest(own, *around) if around else own


def _facts(item: Item, catalog: Catalog, site: Site) -> dict[str, Any]:
    fields, bodies = item.fields, catalog.register.bodies
    lead = bodies.find(fields.publisher or "")
    withdrawn = fields.withdrawn
    # Of a withdrawal for secrecy nothing is told but that the law forbids disclosure.
    is_secret = withdrawn is not None and withdrawn.reason == "secrecy"
    reason = catalog.register.term_label("withdrawal", withdrawn.reason) if withdrawn else ""
    return {
        "index_number": item.index_number,
        "title": item.title,
        "publisher": lead.name if lead else fields.publisher,
        "publisher_code": lead.slug if lead else "",
        "joint_bodies": bodies.names_of(fields.joint_bodies),
        "bodies": [body.slug for body in catalog.bodies_of(item)],
        "published_on": str(fields.published_on.day) if fields.published_on else "",
        "published_time": fields.published_on.clock if fields.published_on else "",
        "withdrawn_on": str(withdrawn.on) if withdrawn else "",
        "withdrawn_reason": _("依法不予公开") if is_secret else reason,
        "withdrawn_by": withdrawn.body if withdrawn else "",
        "successor": "" if is_secret else _successor(item, catalog),
        "updated_on": _day(catalog.updated_on(item)),
        "address": item.address,
        "url": public_address(site, item.address),
    }


def _repealed_on(item: Item, catalog: Catalog) -> str:
    """The day that the item states, else that of the decision that repealed or replaced it."""
    end = None
    if catalog.validity(item) in ("repealed", "replaced"):
        end = first_end(item, catalog.relations, catalog.date)
    return str(item.fields.repealed_on or (end.on if end else ""))


def _day(day: date) -> str:
    return "" if day == OLDEST else str(day)


def _content(item: Item, catalog: Catalog, site: Site) -> dict[str, Any]:
    source = item.fields.imported_from
    bodies, entry = catalog.bodies_of(item), catalog.register.standards.find(item.fields.standard_entry or "")
    lead = bodies[0] if bodies else None
    return {
        "validity": catalog.validity(item),
        "repealed_on": _repealed_on(item, catalog),
        "standard_entry_name": _("{domain}：{entry}", domain=entry[0].label, entry=entry[1].name)
        if entry
        else "",
        "responsible": responsible_of(item, lead),
        "contact": plain(contact_of(item, lead)),
        "imported_from": source.source if source else "",
        "relations": [
            _relation(relation, direction, site) for relation, direction in _relations(item, catalog)
        ],
        "attachments": [
            filled(
                {
                    "title": file.title,
                    "name": file.name,
                    "media_type": file.media_type,
                    "size": file.size,
                    "sha256": file.sha256,
                    "original_scan": file.original_scan,
                    "address": file.address,
                    "url": public_address(site, file.address),
                }
            )
            for file in item.attachments
        ],
    }


def _labels(vocabulary: str, value: Any, label: Any) -> Any:
    return [label(vocabulary, key) for key in value] if isinstance(value, list) else label(vocabulary, value)


def _successor(item: Item, catalog: Catalog) -> str:
    """The address of what stands in the place of an item, or an empty text."""
    withdrawn = item.fields.withdrawn
    if withdrawn is None:
        found = catalog.successor(item)
    else:
        found = catalog.relations.resolve(withdrawn.successor.to) if withdrawn.successor else None
    return found.address if found else ""


def _relations(item: Item, catalog: Catalog) -> Iterator[tuple[Relation, str]]:
    """What the item says of others, then what others that are open to all say of it."""
    for relation in catalog.relations.stated_by(item):
        yield relation, TO
    for relation in catalog.relations.pointing_to(item):
        if relation.subject.open_to_all:
            yield relation, FROM


def _relation(relation: Relation, direction: str, site: Site) -> dict[str, Any]:
    other, reference = _other(relation, direction), relation.reference
    labels = LABELS if direction == TO else INVERSE_LABELS
    told = {"relation": relation.kind, "direction": direction, "label": _(labels[relation.kind])}
    if other is None:
        return told | filled({"number": reference.to, "title": reference.title})
    address = other.address
    named = {"number": _number(other), "title": other.title, "address": address}
    return told | filled({**named, "url": public_address(site, address)})


def _other(relation: Relation, direction: str) -> Item | None:
    return relation.target if direction == TO else relation.subject


def _number(item: Item) -> str:
    """The number by which an item is cited; that of a paper which is not open to all is no part of what is said."""
    return (item.fields.document_number if item.open_to_all else "") or item.index_number
