"""Items as files: front matter in a fixed order, attachments beside it, no file overwritten that a person edited."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from commands.atomic_files import write_atomically
from commands.importing.errors import CannotImport
from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import Register

_IMPORT_DAY = re.compile(r"(?<=\n  on: )[0-9]{4}-[0-9]{2}-[0-9]{2}(?=\n)")


class Outcome(Enum):
    """What became of an item's file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass
class ImportedItem:
    """An item ready to be written: where, its fields, its Markdown, and the files that go with it."""

    path: str
    fields: dict[str, Any]
    body: str
    attachments: dict[str, Path] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole file."""
        order = list(ItemFields.specs())
        fields = {name: self.fields[name] for name in sorted(self.fields, key=order.index)}
        return f"{front_matter.dump(fields)}\n{self.body}"


def check(item: ImportedItem, register: Register) -> None:
    """Raise CannotImport unless the catalog's own reader will accept the item."""
    try:
        head, body, _line = front_matter.split(item.text)
        raw = front_matter.parse(head)
        ItemFields.model_validate(raw, context=register.vocabularies)
    except BadFrontMatter as error:
        raise CannotImport(str(error)) from None
    except ValidationError as error:
        raise CannotImport(
            "；".join(message for _line, message in problems(error, raw, ItemFields))
        ) from None
    if hidden := hidden_character(body):
        raise CannotImport(_("正文里有看不见的或私有的字符（{code}）", code=hidden))


def write_item(item: ImportedItem, content: Path) -> Outcome:
    """Write the item and its attachments unless its file is there already; an edited file is kept as it is."""
    target = content / item.path
    if target.is_symlink() or target.exists():
        same = not target.is_symlink() and _is_same(target, item.text)
        return Outcome.UNCHANGED if same else Outcome.KEPT
    scratch = content / REGISTER_FOLDER
    for name, source in item.attachments.items():
        copy = target.with_suffix("") / name
        if not copy.exists():
            write_atomically(copy, source.read_bytes(), scratch)
    write_atomically(target, item.text.encode(), scratch)
    return Outcome.WRITTEN


def _is_same(target: Path, text: str) -> bool:
    """Whether the file says the same, whatever the day on which it was imported."""
    try:
        written = target.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    return _IMPORT_DAY.sub("", written, count=1) == _IMPORT_DAY.sub("", text, count=1)
