"""A kind of item as plain data for a template: texts instead of keys, dates, amounts, lengths and references."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from plugins.disclosure.blocks import Block
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.field_types import vocabulary_of
from plugins.disclosure.fields import Reference
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.values import Length, written_amount
from plugins.disclosure.messages import _


def plain(value: Any, catalog: Catalog, vocabulary: str = "") -> Any:
    """`value` as text, or lists and mappings of texts.

    A key becomes the label of its term, a reference `{"title", "address", "number"}`, with an empty address where the
    catalog does not have it; None becomes an empty text.
    """
    if value is None:
        return ""
    if isinstance(value, Length):
        return str(value)
    if isinstance(value, Decimal):
        return written_amount(value)
    if isinstance(value, Block):
        if {"to", "external"} <= value.specs().keys():
            return linked(value, catalog)  # type: ignore[arg-type]
        kind = type(value)
        return {
            name: plain(getattr(value, name), catalog, vocabulary_of(kind.model_fields[name]))
            for name in kind.specs()
        }
    if isinstance(value, tuple):
        return [plain(entry, catalog, vocabulary) for entry in value]
    if isinstance(value, bool):
        return value
    return catalog.register.term_label(vocabulary, value) if vocabulary else str(value)


def linked(reference: Reference, catalog: Catalog) -> dict[str, str]:
    """A reference as a link, or as text where it leads outside."""
    target = None if reference.external else catalog.relations.resolve(reference.to)
    if target is None:
        return {"title": reference.title or reference.to, "address": "", "number": reference.to}
    return {"title": target.title, "address": target.address, "number": target.index_number}


def file_link(item: Item, name: str | None) -> dict[str, str]:
    """An attachment of an item by the name of its file: `{"title", "address", "name"}`, or nothing."""
    for attachment in item.attachments:
        if attachment.name == name:
            return {"title": attachment.title, "address": attachment.address, "name": attachment.name}
    return {}


def head(item: Item, catalog: Catalog) -> dict[str, str]:
    """What every list of items of a kind shows of one: title, address, bodies, day of publication."""
    return {
        "title": item.title,
        "address": item.address,
        "number": item.index_number,
        "bodies": _("、").join(catalog.body_names(item)),
        "day": str(item.first_shown_on or ""),
    }
