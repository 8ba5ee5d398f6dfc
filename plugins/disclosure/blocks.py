"""A block is a mapping in the front matter: a table of fields, of which each is declared once, here or in `fields`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from plugins.disclosure.field_types import refuse
from plugins.disclosure.messages import _


class Need(StrEnum):
    """Whether a field has to be there."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"
    COMPUTED = "computed"


@dataclass(frozen=True)
class Spec:
    """What is known of one field besides its type.

    `label` is its Chinese name, accepted in files too; `rule` the source of the rule; `note` tells an author what
    to write; `when` says in words when a conditional field is required; `group` is its section of the reference.
    """

    label: str
    need: Need = Need.OPTIONAL
    rule: str = ""
    note: str = ""
    when: str = ""
    group: str = ""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        known = handler(schema)
        known["title"] = _(self.label)
        if self.note:
            known["description"] = _(self.note)
        known["x-need"] = self.need.value
        if self.rule:
            known["x-rule"] = self.rule
        return known


class Block(BaseModel):
    """Base of every block: immutable, no unknown fields, Chinese labels accepted as names, empty values absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def specs(cls) -> dict[str, Spec]:
        """The declared fields in order: name → spec."""
        cached = cls.__dict__.get("_specs")
        if cached is None:
            cached = {
                name: next(m for m in info.metadata if isinstance(m, Spec))
                for name, info in cls.model_fields.items()
            }
            setattr(cls, "_specs", cached)  # noqa: B010 - a class attribute that pydantic must not see
        return cached

    @classmethod
    def names_by_label(cls) -> dict[str, str]:
        """Chinese label → field name."""
        return {spec.label: name for name, spec in cls.specs().items()}

    @classmethod
    def inner(cls, name: str) -> type[Block] | None:
        """The block of which a field's value, or each of its values, is made; None for plain values."""
        info = cls.model_fields.get(name)
        pending: list[Any] = [info.annotation] if info else []
        while pending:
            annotation = pending.pop()
            if isinstance(annotation, type) and issubclass(annotation, Block):
                return annotation
            pending.extend(getattr(annotation, "__args__", ()))
        return None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle only what was written, which makes ten thousand items load in a tenth of the time."""
        values = self.__dict__
        return _restore, (type(self), {name: values[name] for name in self.__pydantic_fields_set__})

    @model_validator(mode="before")
    @classmethod
    def _use_names(cls, raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            return raw
        by_label = cls.names_by_label()
        renamed: dict[str, Any] = {}
        for written, value in raw.items():
            name = by_label.get(written, str(written))
            if name in renamed:
                raise refuse("“{label}”写了两次", key=str(written), label=_(cls.specs()[name].label))
            if value not in ("", None, [], {}):
                renamed[name] = value
        return renamed


@lru_cache
def _defaults(kind: type[Block]) -> dict[str, Any]:
    """Every field in its order, so that what is restored is told in the same order as what was read."""
    return {
        name: None if info.is_required() else info.get_default() for name, info in kind.model_fields.items()
    }


def _restore(kind: type[Block], values: dict[str, Any]) -> Block:
    """The block that was pickled: its values were validated then and cannot have changed."""
    block = kind.__new__(kind)
    put = object.__setattr__
    put(block, "__dict__", {**_defaults(kind), **values})
    put(block, "__pydantic_fields_set__", set(values))
    put(block, "__pydantic_extra__", None)
    put(block, "__pydantic_private__", None)
    return block
