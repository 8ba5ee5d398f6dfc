"""What kind of value a field takes, read from the table of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from plugins.disclosure import field_types
from plugins.disclosure.blocks import Block
from plugins.disclosure.field_types import ListOf, vocabulary_of

KINDS = {
    field_types.clean_line: "line",
    field_types.clean_text: "text",
    field_types.parse_date: "day",
    field_types.parse_moment: "day",
    field_types.parse_flag: "flag",
}


@dataclass(frozen=True)
class Shape:
    """`kind` is block, term, line, text, day or flag; `many` whether a list of such values may stand."""

    kind: str
    many: bool
    vocabulary: str
    inner: type[Block] | None


@cache
def shape_of(block: type[Block], name: str) -> Shape:
    """The shape of a declared field of `block`."""
    info = block.model_fields[name]
    inner, vocabulary = block.inner(name), vocabulary_of(info)
    marks = list(_marks(info))
    kinds = [KINDS[mark.func] for mark in marks if isinstance(mark, BeforeValidator) and mark.func in KINDS]
    kind = "block" if inner else "term" if vocabulary else kinds[0] if kinds else "line"
    return Shape(kind, ListOf in marks, vocabulary, inner)


def _marks(info: FieldInfo) -> Iterator[Any]:
    """Everything that annotations say of a field, outside blocks."""
    pending: list[Any] = [*info.metadata, info.annotation]
    while pending:
        part = pending.pop()
        yield part
        pending.extend(getattr(part, "__metadata__", ()))
        pending.extend(getattr(part, "__args__", ()))
