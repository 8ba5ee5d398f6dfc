"""Records: what agencies write besides items. One file each, a block of fields and a text, at a place of its own.

Plain pages, guides and annual reports are records; `record_kinds.py` lists all kinds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.blocks import Block
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import files_below, read_text
from plugins.disclosure.findings import READABLE, Finding, Severity, Unreadable, unreadable
from plugins.disclosure.messages import _
from plugins.disclosure.personal_data import LinedHit, personal_data_by_line
from plugins.disclosure.places import address_of
from plugins.disclosure.record_memory import RecordMemory
from plugins.disclosure.register_files import lines_of
from plugins.disclosure.text_links import TextLink, render_text

MAX_BYTES = 1024 * 1024
Fields = TypeVar("Fields", bound=Block)


@dataclass(frozen=True)
class Record(Generic[Fields]):
    """One record, ready to be shown.

    `place` is what its path says (`{"body": …, "year": …}`); `text` its Markdown, `html` the same made safe; `lines`
    the line of each field, within blocks and lists too (`unit.phone`, `rows.0`); `personal` the personal data in it.
    """

    source: str
    fields: Fields
    place: Mapping[str, str]
    text: str
    html: str
    links: tuple[TextLink, ...]
    lines: Mapping[str, int]
    body_line: int
    personal: tuple[LinedHit, ...] = ()

    @property
    def address(self) -> str:
        """Its page, for ever."""
        return address_of(self.source)

    def line_of(self, name: str) -> int:
        """The line on which a field stands; for one that is not there, that of the block around it, or 1."""
        while name:
            if name in self.lines:
                return self.lines[name]
            name = name.rpartition(".")[0]
        return 1


@dataclass(frozen=True)
class RecordKind(Generic[Fields]):
    """A kind of record: the folder, the place that its files must have, its table of fields and its order."""

    folder: str
    place: re.Pattern[str]
    fields: type[Fields]
    order: Callable[[Record[Fields]], Any] = field(default=lambda record: record.source)


Records = Mapping[str, Sequence[Record[Any]]]


def read_records(
    content: Path,
    kind: RecordKind[Fields],
    vocabularies: Mapping[str, Any],
    memory: RecordMemory | None = None,
) -> tuple[list[Record[Fields]], list[Finding]]:
    """All records of a kind in their order, and findings for files that cannot be used."""
    memory = memory or RecordMemory()
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    folder = content / kind.folder
    for path in files_below(folder) if not folder.is_symlink() else ():
        source = path.relative_to(content).as_posix()
        if not kind.place.fullmatch(source):
            continue  # named by `content_folder.stray_files`, like everything that nothing publishes
        try:
            texts[source] = read_text(path, MAX_BYTES)
        except BadFrontMatter as error:
            findings.append(unreadable(source, error))
    keys = {source: memory.key(source, text) for source, text in texts.items()}
    found: dict[bytes, Any] = memory.known(keys.values())
    fresh: dict[bytes, Record[Fields]] = {}
    for source, key in keys.items():
        if key not in found:
            try:
                fresh[key] = _read(texts[source], source, kind, vocabularies)
            except BadFrontMatter as error:
                findings.append(unreadable(source, error))
            except Unreadable as refused:
                findings.extend(refused.findings)
    memory.remember(fresh)
    records: list[Record[Fields]] = [*found.values(), *fresh.values()]
    return sorted(records, key=kind.order), findings


def _read(
    text: str, source: str, kind: RecordKind[Fields], vocabularies: Mapping[str, Any]
) -> Record[Fields]:
    place = kind.place.fullmatch(source)
    head, body, body_line = front_matter.split(text)
    raw = front_matter.parse(head)
    try:
        fields = kind.fields.model_validate(raw, context=vocabularies)
    except ValidationError as error:
        mend = _("参照 docs/{folder}.fields.md 填写", folder=kind.folder)
        raise Unreadable(
            Finding(source, line, Severity.ERROR, READABLE, message, mend)
            for line, message in problems(error, raw, kind.fields)
        ) from None
    rendered = render_text(source, body, body_line)
    return Record(
        source=source,
        fields=fields,
        place=place.groupdict() if place else {},
        text=body,
        html=rendered.html,
        links=rendered.links,
        lines=dict(lines_of(raw, kind.fields)),
        body_line=body_line,
        personal=tuple(personal_data_by_line(text)),
    )
