"""What a field of an export holds, derived from the tables of fields, so that no format can say anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from plugins.disclosure.blocks import Block, Need
from plugins.disclosure.field_types import vocabulary_of
from plugins.disclosure.messages import _

Kind = Literal["text", "day", "flag", "count", "parts"]
# Whatever is of none of these types (amounts, moments, lengths of time) is told as text.
_KINDS: tuple[tuple[type, Kind], ...] = ((bool, "flag"), (int, "count"), (date, "day"), (Block, "parts"))


@dataclass(frozen=True)
class Exported:
    """One field: `label` in Chinese, `many` for a list, `parts` for what a field of the kind `parts` is made of.

    `vocabulary` names the list of terms to which its values belong; a `needed` one is never missing; `pattern` is a
    regular expression (ECMA-262) that every value of a text matches.
    """

    name: str
    label: str
    kind: Kind = "text"
    many: bool = False
    needed: bool = False
    note: str = ""
    vocabulary: str = ""
    pattern: str = ""
    parts: tuple[Exported, ...] = ()


def exported(block: type[Block], name: str) -> Exported:
    """A field of a block as exports tell it."""
    spec, info = block.specs()[name], block.model_fields[name]
    held, many = _held(info.annotation)
    kind: Kind = next((kind for type_, kind in _KINDS if issubclass(held, type_)), "text")
    return Exported(
        name,
        _(spec.label),
        kind,
        many,
        needed=spec.need is Need.REQUIRED and info.is_required() and kind != "flag" and not many,
        note=_(spec.note) if spec.note else "",
        vocabulary="" if kind == "parts" else vocabulary_of(info),
        parts=tuple(exported(held, part) for part in held.specs()) if issubclass(held, Block) else (),
    )


def with_labels(field: Exported) -> tuple[Exported, ...]:
    """A field, and before one whose values are keys of a vocabulary another with what people read."""
    if not field.vocabulary:
        return (field,)
    shown = replace(field, name=f"{field.name}_label", vocabulary="", note="")
    return shown, replace(field, label=_("{label}代码", label=field.label))


def plain(value: Any) -> Any:
    """A value of a field as text, truth value, number, or a list or mapping of these, without what is empty."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Block):
        return filled({name: plain(getattr(value, name)) for name in type(value).model_fields})
    if type(value) in (tuple, list):
        return [plain(part) for part in value]
    return str(value)


def filled(record: dict[str, Any]) -> dict[str, Any]:
    """A record without what is empty: no value, an empty text or list, a flag that is not set."""
    return {name: value for name, value in record.items() if not is_empty(value)}


def is_empty(value: Any) -> bool:
    """Whether a value says nothing; the number 0 says something."""
    return value is None or value is False or value in ("", [], {}, ())


def names_of(fields: Sequence[Exported]) -> list[str]:
    """The names of some fields in their order."""
    return [field.name for field in fields]


def _held(annotation: Any) -> tuple[type, bool]:
    """The type of a field's value, or of each of its values where it is a list."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _held(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _held(next(part for part in get_args(annotation) if part is not NoneType))
    if origin is tuple:
        return _held(get_args(annotation)[0])[0], True
    return annotation, False
