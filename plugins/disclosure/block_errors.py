"""What pydantic says of a block, turned into sentences for the author, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from plugins.disclosure.blocks import Block, Need
from plugins.disclosure.front_matter import Mapping, Sequence
from plugins.disclosure.messages import _


class Problem(NamedTuple):
    """One value that cannot be used: where, and the sentence about it."""

    line: int
    message: str


def problems(error: ValidationError, raw: Mapping, model: type[Block]) -> Iterator[Problem]:
    """Every error of a block that was read from `raw`, in the order of the file."""
    found = [Problem(*_locate(details["loc"], raw, model, details)) for details in error.errors()]
    yield from sorted(set(found))


def _locate(location: tuple[int | str, ...], raw: Any, model: type[Block], details: Any) -> tuple[int, str]:
    node, line, names = raw, getattr(raw, "line", 1), []
    block: type[Block] | None = model
    for step in location:
        if isinstance(node, Mapping) and isinstance(step, str):
            key = _written_key(node, step, block)
            label = block.specs()[step].label if block and step in block.specs() else step
            names.append(_(label))
            line = node.lines.get(key, line)
            node = node.get(key)
            block = block.inner(step) if block else None
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            line, node = node.lines[step], node[step]
            if block and "id" in block.specs() and (name := _written_id(node, block)):
                names.append(name)
    key = details.get("ctx", {}).get("key")
    if key and isinstance(node, Mapping):
        line = node.lines.get(key, line)
    return line, _sentence(names, details, block)


def _written_key(node: Mapping, name: str, block: type[Block] | None) -> str:
    """The key as the author wrote it: the English name or a Chinese label."""
    if name in node or block is None or name not in block.specs():
        return name
    labels = block.names_by_label()
    return next((key for key in node if labels.get(key) == name), block.specs()[name].label)


def _written_id(node: Any, block: type[Block]) -> str:
    """The id of an element of a list, by which an author finds it."""
    written = node.get(_written_key(node, "id", block)) if isinstance(node, Mapping) else None
    return written[:60] if isinstance(written, str) else ""


def _sentence(names: list[str], details: Any, inner: type[Block] | None) -> str:
    kind = details["type"]
    field = _("·").join(names)
    if kind == "extra_forbidden":
        return _("没有“{field}”这个字段", field=names[-1] if names else "")
    required = (
        [_(spec.label) for spec in inner.specs().values() if spec.need is Need.REQUIRED] if inner else []
    )
    if kind == "missing" and required:
        return _("缺少“{field}”，要在它下面分行写明{parts}", field=field, parts=_("、").join(required))
    if kind == "missing":
        return _("缺少“{field}”", field=field)
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return _("“{field}”下面应分行写各个小项", field=field)
    if kind in ("tuple_type", "list_type"):
        return _("“{field}”应写成列表，每项一行，以“- ”开头", field=field)
    reason = details["msg"]
    return _("“{field}”：{reason}", field=field, reason=reason) if names else reason
