"""A new item while it is being asked for: held against the checks before there is a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from commands.sampling.plain_yaml import PLAIN
from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.blocks import Need
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks import run_checks
from plugins.disclosure.checks.registry import hits_of_item
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import READABLE, Finding, Severity
from plugins.disclosure.items import Item, no_text
from plugins.disclosure.messages import _
from plugins.disclosure.notices import PARTS, Notice
from plugins.disclosure.places import CATALOG_FOLDER, ITEM_PLACE, NOTICES_FOLDER

# What cannot be asked before somebody has read the text; `check` goes on asking for it.
TO_BE_FILLED_IN = ("published_on", "author", "review", "approved_by", "approved_on")
# Lines of fields in a draft begin here, so that a finding without a line of its own is not taken for one of theirs.
FIRST_LINE = 1000
MOST_FILES = 1000
# Of two items that contradict each other the checks name the later one, which the draft has to be.
LAST_NAME = "new-" + "z" * 60
NOTICE = "notice"


def field_label(name: str) -> str:
    """The label of a field of items, or of one within the block of a notice (`notice.closes_on`)."""
    inner = name.removeprefix(f"{NOTICE}.")
    return _((ItemFields if inner == name else Notice).specs()[inner].label)


@dataclass
class Draft:
    """Answers by name of the field, texts or lists of texts, held against the `catalog` that they will join.

    Those within the block of a notice are named `notice.kind` and so on.
    """

    catalog: Catalog
    answers: dict[str, Any] = field(default_factory=dict)

    def complaints(self, name: str) -> list[Finding]:
        """What the reader and the checks say of the answer for one field, given the others."""
        raw = self._raw()
        try:
            fields = ItemFields.model_validate(raw, context=self.catalog.register.vocabularies)
        except ValidationError as error:
            found = [
                Finding("", line, Severity.ERROR, READABLE, message)
                for line, message in problems(error, raw, ItemFields)
            ]
        else:
            found = list(self._checked(fields, raw.lines))
        return [finding for finding in found if finding.line == raw.lines.get(name)]

    def text(self) -> str:
        """The file: the answers, and empty fields for what is to be filled in.

        Raises BuildFailed for answers that could not be read back from it, which are too long.
        """
        written = "\n".join(["---", *self._lines(), "---", ""])
        try:
            head, _text, _line = front_matter.split(written)
            read_back = front_matter.parse(head)
        except BadFrontMatter as error:
            raise BuildFailed(_("没有写文件：{reason}", reason=error)) from None
        if _filled_in(read_back) != _filled_in(self._raw()):
            raise BuildFailed(_("没有写文件：有的内容写不进条目信息"))
        return written

    def body(self) -> Body | None:
        """The publisher, as far as the register knows it."""
        return self.catalog.register.bodies.find(self.answers.get("publisher", ""))

    def _lines(self) -> Iterator[str]:
        for name in self._order():
            if name == NOTICE:
                yield from self._notice_lines()
                continue
            value = self.answers.get(name, "")
            yield f"{name}:" if isinstance(value, list) else f"{name}: {_scalar(value)}".rstrip()
            yield from (f"- {_scalar(part)}" for part in value if isinstance(value, list))

    def _notice_lines(self) -> Iterator[str]:
        """The block of a notice, with the empty fields of the part that its kind must have."""
        yield f"{NOTICE}:"
        for name, value in self.answers.items():
            if name.startswith(f"{NOTICE}.") and value:
                yield f"  {name.removeprefix(f'{NOTICE}.')}: {_scalar(value)}"
        terms = self.catalog.register.vocabularies["notice_kind"]
        term = terms.find(self.answers[f"{NOTICE}.kind"])
        part = PARTS.get(term.key.partition("/")[0]) if term else None
        inner = Notice.inner(part) if part else None
        if part and inner:
            yield f"  {part}:"
            yield from (f"    {name}:" for name, spec in inner.specs().items() if spec.need is Need.REQUIRED)

    @property
    def folder(self) -> str:
        """The folder in which the item will lie."""
        return NOTICES_FOLDER if self.answers.get(f"{NOTICE}.kind") else CATALOG_FOLDER

    def _order(self) -> list[str]:
        wanted = {name.partition(".")[0] for name, value in self.answers.items() if value}
        wanted |= {*TO_BE_FILLED_IN}
        return [name for name in ItemFields.specs() if name in wanted]

    def _raw(self) -> front_matter.Mapping:
        raw = front_matter.Mapping(1)
        for line, (name, value) in enumerate(self.answers.items(), FIRST_LINE):
            block, dot, inner = name.rpartition(".")
            within = raw.setdefault(block, front_matter.Mapping(line)) if dot else raw
            if isinstance(within, front_matter.Mapping):
                within[inner] = value
                within.lines[inner] = line
            raw.lines[name] = line
        return raw

    def _checked(self, fields: ItemFields, lines: Mapping[str, int]) -> Iterator[Finding]:
        body = self.body()
        year = fields.generated_on.year if fields.generated_on else self.catalog.date.year
        source = f"{self.folder}/{body.code if body and body.code else '00'}/{year}/{LAST_NAME}.md"
        item = Item(source, fields, None, has_text=False, load_html=no_text, lines=dict(lines))
        peers = [
            known
            for known in (*self.catalog.items, *self.catalog.held_back)
            if set(known.bodies) & set(item.bodies)
        ]
        joined = Catalog([*peers, item], self.catalog.register, self.catalog.date)
        for finding in run_checks(joined, hits_of_item(item, self.catalog.register)):
            if finding.file == source:
                yield finding


def _filled_in(raw: Any) -> Any:
    """What is left of a block without its empty fields."""
    if not isinstance(raw, Mapping):
        return raw
    inner = {name: _filled_in(value) for name, value in raw.items()}
    return {name: value for name, value in inner.items() if value}


def _scalar(text: str) -> str:
    """A text as YAML reads it back; JSON's quotes are understood there too."""
    return text if not text or PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def store(draft: Draft, content: Path, name: str = "") -> str:
    """Write the file of a draft whose publisher and day are known; gives its path in the content folder.

    `name` is what follows `new-` in the file's name. An existing file is never touched. Raises BuildFailed when
    the name cannot be used, OSError when the system refuses.
    """
    body = draft.body()
    text, day = draft.text().encode(), str(draft.answers["generated_on"])
    if body is None or not body.code:
        raise BuildFailed(_("发布机构没有机构编码，先在 register/bodies 里登记"))
    stem = name or f"{day[5:7]}{day[8:]}-{sha256(draft.answers['title'].encode()).hexdigest()[:6]}"
    for number in range(1, MOST_FILES):
        source = f"{draft.folder}/{body.code}/{day[:4]}/new-{stem}{f'-{number}' if number > 1 else ''}.md"
        if not ITEM_PLACE.fullmatch(source):
            raise BuildFailed(_("文件名“{name}”只能用小写字母、数字和连字符，不超过 60 个", name=name[:80]))
        if _put(content / source, text, content):
            return source
    raise BuildFailed(_("{file} 已经存在", file=source))


def _put(path: Path, data: bytes, content: Path) -> bool:
    """Create a file whole or not at all; False when it, or a folder of attachments of that name, exists."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.parent.resolve().is_relative_to(content.resolve()):
        raise BuildFailed(_("{folder} 是一个链接，不是文件夹", folder=path.parent))
    if path.with_suffix("").exists():
        return False
    try:
        target = path.open("xb")
    except FileExistsError:
        return False
    try:
        with target:
            target.write(data)
    except OSError:
        path.unlink()
        raise
    return True
