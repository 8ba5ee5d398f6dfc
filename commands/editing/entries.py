"""Item files on their way into the form and back: nothing that the form does not know is lost or rewritten."""

from __future__ import annotations

import json
from typing import Any

import yaml
from pydantic import ValidationError

from commands.editing.errors import EditingFailed
from commands.editing.shapes import Shape, shape_of
from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.blocks import Block
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.field_types import TRUE
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

EMPTY: tuple[Any, ...] = ("", None, [], {})


class Entries:
    """Translates between files and what the form reads and writes, with one register."""

    def __init__(self, register: Register) -> None:
        self._vocabularies = register.vocabularies

    def for_form(self, text: str) -> str:
        """A file as the form understands it: English names, full terms, lists and groups written out, all text quoted.

        Of a file that cannot be read, the form shows what is wrong with it; it cannot be saved over.
        """
        try:
            head, body, _line = front_matter.split(text)
            fields: dict[str, Any] = self._canonical(ItemFields, front_matter.parse(head))
        except BadFrontMatter as error:
            fields, body = (
                {"title": _("（无法读懂，第 {line} 行）{reason}", line=error.line, reason=error)},
                text,
            )
        lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        return f"---\n{''.join(lines)}---\n{body}"

    def from_form(self, written: str, before: str | None) -> str:
        """The file for what the form wrote; `before` is the file that was opened, None for a new one.

        What did not change keeps its wording and place. Raises EditingFailed when it would not be a readable file.
        """
        try:
            head, body, _line = front_matter.split(written)
            front_matter.parse(head)
            new = _pruned(_data(yaml.compose(head, Loader=yaml.SafeLoader)))
            old, old_body = {}, ""
            if before is not None:
                old_head, old_body, _line = front_matter.split(before)
                old = _plain(front_matter.parse(old_head))
            fields = self._merged(old, self._canonical(ItemFields, new))
            text = front_matter.dump(fields) + _body(body, old_body)
            self._validate(text)
        except BadFrontMatter as error:
            raise EditingFailed(_("没有保存：{reason}。{mend}", reason=error, mend=error.mend)) from None
        except yaml.YAMLError:
            raise EditingFailed(_("没有保存：表单交来的内容无法读懂")) from None
        return text

    def _merged(self, old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
        """The old fields in their order, as they were written where they mean the same, then the new ones."""
        by_label = ItemFields.names_by_label()
        known = self._canonical(ItemFields, old)
        merged: dict[str, Any] = {}
        for key, value in old.items():
            name = by_label.get(key, key)
            if name in new:
                merged[key] = value if known.get(name) == new[name] else _as_text(new[name])
        kept = {by_label.get(key, key) for key in merged}
        order = [*ItemFields.specs(), *(name for name in new if name not in ItemFields.specs())]
        for name in order:
            if name in new and name not in kept and new[name] is not False:
                merged[name] = _as_text(new[name])
        return merged

    def _validate(self, text: str) -> None:
        head, _body, _line = front_matter.split(text)
        raw = front_matter.parse(head)
        try:
            ItemFields.model_validate(raw, context=self._vocabularies)
        except ValidationError as error:
            found = _("；").join(dict.fromkeys(p.message for p in problems(error, raw, ItemFields)))
            raise EditingFailed(_("没有保存：{reason}", reason=found)) from None

    def _canonical(self, block: type[Block], raw: dict[str, Any]) -> dict[str, Any]:
        by_label = block.names_by_label()
        return {
            name: self._value(block, name, value)
            for name, value in ((by_label.get(key, key), value) for key, value in raw.items())
            if value not in EMPTY
        }

    def _value(self, block: type[Block], name: str, value: Any) -> Any:
        if name not in block.specs():
            return value
        shape = shape_of(block, name)
        if not shape.many:
            return self._one(shape, value)
        return [self._one(shape, each) for each in (value if isinstance(value, list) else [value])]

    def _one(self, shape: Shape, value: Any) -> Any:
        if shape.inner:
            if isinstance(value, str):
                return {next(iter(shape.inner.specs())): value}
            return self._canonical(shape.inner, value) if isinstance(value, dict) else value
        if shape.kind == "flag":
            return value.strip().lower() in TRUE if isinstance(value, str) else value
        if shape.kind == "term" and isinstance(value, str):
            term = self._vocabularies[shape.vocabulary].find(value)
            return term.path_label if term else value
        return value


def _body(new: str, old: str) -> str:
    """The text below the front matter: as it was where only blank lines at its ends differ."""
    if new.strip() == old.strip():
        return old
    return "\n" + new.strip("\n") + "\n" if new.strip() else ""


def _data(node: Any) -> Any:
    """Plain data of a YAML node, every scalar as it is written; `null` is what the form calls empty."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _data(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_data(value) for value in node.value]
    if node is None or node.tag == "tag:yaml.org,2002:null":
        return None
    return node.value


def _pruned(value: Any) -> Any:
    """`value` without what is empty in it, and without what only holds empty things or an unticked box."""
    if isinstance(value, dict):
        kept = {key: _pruned(each) for key, each in value.items()}
        kept = {key: each for key, each in kept.items() if each not in EMPTY}
        return {} if set(kept.values() if _hashable(kept) else ()) == {"false"} else kept
    if isinstance(value, list):
        return [each for each in map(_pruned, value) if each not in EMPTY]
    return value


def _hashable(fields: dict[str, Any]) -> bool:
    return all(isinstance(value, str) for value in fields.values())


def _plain(value: Any) -> Any:
    """The reader's mappings and lists, which know their lines, as ordinary ones."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _as_text(value: Any) -> Any:
    """What is written into a file: yes and no in Chinese, unticked boxes not at all."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return {name: _as_text(each) for name, each in value.items() if each is not False}
    return [_as_text(each) for each in value] if isinstance(value, list) else value
