"""Whom to ask about an item: whom it names itself, else the disclosure office of its publisher (条例 Art. 4)."""

from __future__ import annotations

from plugins.disclosure.bodies import Body
from plugins.disclosure.field_blocks import Contact
from plugins.disclosure.items import Item


def contact_of(item: Item, lead: Body | None) -> Contact:
    """The item's own contact, else the office of `lead`, its publisher; empty where neither is known."""
    unit = lead.work_unit if lead else None
    if item.fields.contact or unit is None:
        return item.fields.contact or Contact()
    return Contact(section=unit.name, phone=unit.phone, address=unit.address)


def responsible_of(item: Item, lead: Body | None) -> str:
    """The office that is responsible for an item, as far as anybody has said it."""
    unit = lead.work_unit if lead else None
    return item.fields.responsible or contact_of(item, lead).section or (unit.name if unit else None) or ""
