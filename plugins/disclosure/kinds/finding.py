"""The items of a kind in a catalog, and the words of a kind for those who search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.disclosure.blocks import Block
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.field_types import vocabulary_of
from plugins.disclosure.fields import KIND_FIELDS, ItemFields
from plugins.disclosure.items import Item

NOTHING = (None, ())


def items_with(catalog: Catalog, kind: str) -> list[Item]:
    """The items open to all that have the kind with this field name, newest first."""
    return list(catalog.by_kind.get(kind, ()))


def kinds_of(fields: ItemFields) -> list[str]:
    """The field names of the kinds that an item has."""
    return [name for name in KIND_FIELDS if getattr(fields, name) not in NOTHING]


def words_of(fields: ItemFields) -> str:
    """What the kinds of an item say, a line each, so that it is found by its materials, windows, answers."""
    return "\n".join(line for kind in kinds_of(fields) for line in _words(getattr(fields, kind)))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Block):
        for name, info in type(value).model_fields.items():
            inner = getattr(value, name)
            if isinstance(inner, Block | tuple | str) and not vocabulary_of(info):
                yield from _words(inner)
    elif isinstance(value, str):
        yield value
    elif type(value) is tuple:
        for entry in value:
            yield from _words(entry)


def has_kinds(catalog: Catalog) -> bool:
    """Whether any item of a catalog has a kind."""
    return any(kinds_of(item.fields) for item in catalog.items)
