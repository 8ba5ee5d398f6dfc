"""The one reader of item files: bytes in, an item or findings out; never both, never neither."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from plugins.disclosure import front_matter
from plugins.disclosure.article_anchors import anchored
from plugins.disclosure.attachments import MAX_BYTES as MAX_ATTACHMENT
from plugins.disclosure.attachments import Attachment, Look, look, read_attachment
from plugins.disclosure.block_errors import problems
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.fields import KIND_FIELDS, ItemFields
from plugins.disclosure.files import LITTER, as_text, read_bytes
from plugins.disclosure.findings import READABLE, Finding, Severity, Unreadable, unreadable
from plugins.disclosure.index_numbers import IndexNumber, from_parts, recognise
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, language
from plugins.disclosure.personal_data import personal_data_by_line
from plugins.disclosure.places import ITEM_PLACE, address_of
from plugins.disclosure.register import Register
from plugins.disclosure.register_files import lines_of
from plugins.disclosure.text_facts import facts_of
from plugins.disclosure.text_links import render_text

MAX_BYTES = 8 * 1024 * 1024


class ItemReader:
    """Reads items of one content folder with one register; keeps nothing between two files.

    `look` knows the insides of attachments.
    """

    def __init__(self, content: Path, register: Register, look: Look = look) -> None:
        self._content = content
        self._look = look
        self._register = register

    def read(self, source: str) -> Item:
        """The item in `source` (relative to the content folder, `/` between parts).

        Raises Unreadable with every finding that keeps the file from being an item.
        """
        try:
            return self._read(source)
        except BadFrontMatter as error:
            raise Unreadable([unreadable(source, error)]) from None

    def _read(self, source: str) -> Item:
        place = ITEM_PLACE.fullmatch(source)
        if place is None:
            raise misplaced()
        data = read_bytes(self._content / source, MAX_BYTES)
        text = as_text(data)
        head, body, body_line = front_matter.split(text)
        raw = front_matter.parse(head)
        fields = self._fields(source, raw)
        lines = dict(lines_of(raw, ItemFields, KIND_FIELDS))
        attachments = tuple(self._attachments(source, fields, lines.get("attachments", 1)))
        rendered = render_text(source, body, body_line, attachments)
        html = anchored(rendered.html)
        return Item(
            source=source,
            fields=fields,
            number=self._number(place["folder"], place["year"], place["stem"], fields),
            has_text=bool(html.strip()),
            load_html=lambda: html,
            attachments=attachments,
            links=rendered.links,
            lines=lines,
            body_line=body_line,
            facts=facts_of(body, body_line),
            personal=tuple(personal_data_by_line(text)),
            digest=self._digest(source, data, {a.name: a.sha256 for a in attachments}),
            load_source=lambda: body,
        )

    def text_of(self, source: str) -> str:
        """The text of an item as its file has it; raises BadFrontMatter for a file that cannot be read."""
        return front_matter.split(as_text(read_bytes(self._content / source, MAX_BYTES)))[1]

    def digest(self, source: str, attachments: Iterable[str]) -> bytes:
        """What `read` would put into the item's `digest`, given the names of its attachments.

        Raises BadFrontMatter for files that `read` would refuse.
        """
        path = f"{self._content}/{source}"
        folder = path.removesuffix(".md")
        found = {
            name: hashlib.sha256(read_bytes(f"{folder}/{name}", MAX_ATTACHMENT)).hexdigest()
            for name in attachments
        }
        return self._digest(source, read_bytes(path, MAX_BYTES), found)

    def _digest(self, source: str, data: bytes, attachments: dict[str, str]) -> bytes:
        files = (part for name in sorted(attachments) for part in (name, attachments[name]))
        return digest(self._register.terms_digest, language(), source, data, *files)

    def _fields(self, source: str, raw: front_matter.Mapping) -> ItemFields:
        try:
            return ItemFields.model_validate(raw, context=self._register.vocabularies)
        except ValidationError as error:
            raise Unreadable(
                [
                    Finding(source, line, Severity.ERROR, READABLE, message, _("参照 docs/fields.md 填写"))
                    for line, message in problems(error, raw, ItemFields)
                ]
            ) from None

    def _number(self, folder: str, year: str, stem: str, fields: ItemFields) -> IndexNumber | None:
        if not stem.isdigit():
            return (
                recognise(fields.index_number or "", self._register.schemes) if fields.number_defect else None
            )
        number = from_parts(folder, year, stem, self._register.schemes)
        if number is None:
            raise BadFrontMatter(
                _(
                    "文件所在的位置 {folder}/{year}/{stem} 得不出合乎规则的索引号",
                    folder=folder,
                    year=year,
                    stem=stem,
                ),
                1,
                _("文件夹用机构编码，文件名用规定位数的流水号"),
            )
        return number

    def _attachments(self, source: str, fields: ItemFields, line: int) -> Iterator[Attachment]:
        folder = (self._content / source).with_suffix("")
        found = {path.name: path for path in sorted(folder.iterdir())} if folder.is_dir() else {}
        address = address_of(source).removesuffix(".html")
        for note in fields.attachments:
            path = found.pop(note.file, None)
            if path is None:
                raise BadFrontMatter(
                    _("找不到附件“{name}”", name=note.file),
                    line,
                    _("把文件放进文件夹 {folder}，或改正文件名", folder=folder.name),
                )
            yield read_attachment(path, address, note.title or "", note.original_scan, self._look)
        for name, path in found.items():
            if name not in LITTER:
                yield read_attachment(path, address, look=self._look)


def misplaced() -> BadFrontMatter:
    """The error for a file that is neither an item nor an attachment."""
    return BadFrontMatter(
        _("文件放错了位置，或名称不合规则"),
        1,
        _(
            "条目应是 catalog/机构编码/年份/流水号.md，尚未编号的文件名用 new- 开头，只含小写字母、数字和连字符；"
            "附件放进与条目同名的文件夹；说明页是 pages/名称.md"
        ),
    )
