"""Items as files: front matter in a fixed order, attachments beside it, no file overwritten that a person edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from commands.atomic_files import write_atomically
from commands.importing.catalog.journal import Journal, without_day
from commands.importing.errors import CannotImport
from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register import Register


class Outcome(Enum):
    """What became of an item's file."""

    WRITTEN = "written"
    RENEWED = "renewed"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass
class ImportedItem:
    """An item ready to be written: where, its fields, its Markdown, and the files that go with it."""

    path: str
    fields: dict[str, Any]
    body: str
    attachments: dict[str, Path | bytes] = field(default_factory=dict)

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


def write_item(item: ImportedItem, content: Path, journal: Journal) -> Outcome:
    """Write the item and its attachments; a file that somebody has edited, or written, is kept as it is.

    A file that an import wrote and nobody has touched since is renewed when its source says something else now.
    Raises CannotImport when an attachment lies there with other content.
    """
    target = content / item.path
    outcome = Outcome.WRITTEN
    if target.is_symlink() or target.exists():
        there = None if target.is_symlink() else _text_of(target)
        if there is not None and without_day(there) == without_day(item.text):
            journal.note(item.path, item.text)
            return Outcome.UNCHANGED
        if there is None or not journal.wrote(item.path, there):
            return Outcome.KEPT
        outcome = Outcome.RENEWED
    scratch = content / REGISTER_FOLDER
    for name, source in item.attachments.items():
        _write_attachment(target.with_suffix("") / name, source, scratch)
    write_atomically(target, item.text.encode(), scratch)
    journal.note(item.path, item.text)
    return outcome


def _write_attachment(copy: Path, source: Path | bytes, scratch: Path) -> None:
    data = source if isinstance(source, bytes) else source.read_bytes()
    if not copy.exists():
        write_atomically(copy, data, scratch)
    elif copy.read_bytes() != data:
        raise CannotImport(
            _(
                "附件“{name}”已经在目录里，内容不同，没有覆盖，条目也没有写入；请核对后删去其中一个",
                name=copy.name,
            )
        )


def _text_of(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (UnicodeDecodeError, OSError):
        return None
