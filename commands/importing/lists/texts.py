"""The text of a row: from a cell, or from files that a cell names, below the folder of the list and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from commands.importing.characters import clean
from commands.importing.errors import CannotImport
from commands.importing.finishing import Parts
from commands.importing.html.blocks import read_blocks
from commands.importing.html.headings import mark_headings
from commands.importing.html.paragraph_groups import group_columns, group_contents
from commands.importing.html.tree import parse_html, visible_text
from commands.importing.html.white_space import tidy_spans
from commands.importing.markdown.document import Block, Paragraph, Span
from commands.importing.portal.box_fields import Facts
from commands.importing.portal.leftovers import Leftovers, shorten
from plugins.disclosure.attachments import read_attachment
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.messages import _

_MARKUP = re.compile(
    r"\s*<(?:!doctype|html|body|div|p|table|span|section|article|h[1-6]|ul|ol|br|font|center)\b",
    re.IGNORECASE,
)
_BETWEEN_FILES = re.compile(r"[;；|\n]+")
_AS_TEXT = frozenset(("html", "htm", "shtml", "docx"))
# What Excel can hold in one cell; exports are cut there without a word.
FULL_CELL = 32_767

ReadFile = Callable[[Path], Parts]


def text_of_cell(text: str, title: str, folder: Path) -> Parts:
    """The text that a cell holds, as HTML or plain, a line a paragraph."""
    leftovers = Leftovers(folder)
    if _MARKUP.match(text):
        root = parse_html(text)
        body = root.body or root
        raw, source_text = read_blocks(body, leftovers), visible_text(body)
    else:
        raw, source_text = _plain_blocks(text), text
    blocks = group_columns(mark_headings(group_contents(raw), title))
    todos = list(leftovers.todos)
    if len(text) >= FULL_CELL - 1:
        todos.append(_("正文单元格已经写满，后面的文字可能在导出时丢失，请对照原网页"))
    return Parts(Facts(), blocks, source_text, dict(leftovers.attachments), todos)


def _plain_blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    for line in clean(text).split("\n"):
        spans, indent = tidy_spans([Span(line)])
        if spans:
            blocks.append(Paragraph(spans, indent=indent))
    return blocks


def files_named(text: str, folder: Path) -> tuple[list[Path], list[str]]:
    """The files that a cell names, and what is wrong with the other names."""
    found: list[Path] = []
    wrong: list[str] = []
    whole = _find(text, folder)
    if whole:
        return [whole], []
    for name in (part.strip() for part in _BETWEEN_FILES.split(text)):
        if not name:
            continue
        names = (
            [name]
            if _find(name, folder)
            else [part.strip() for part in re.split("[,，、]", name) if part.strip()]
        )
        for one in names:
            path = _find(one, folder)
            if path:
                found.append(path)
            else:
                wrong.append(_("找不到文件“{name}”（只在表格所在的文件夹里找）", name=shorten(one)))
    return list(dict.fromkeys(found)), wrong


def _find(name: str, folder: Path) -> Path | None:
    for written in dict.fromkeys((name, unquote(name))):
        relative = written.replace("\\", "/").removeprefix("./")
        if (
            not relative
            or "\0" in relative
            or relative.startswith("/")
            or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", relative)
        ):
            continue
        path = folder / relative
        try:
            is_inside = path.resolve().is_relative_to(folder.resolve())
            if is_inside and path.is_file() and not path.is_symlink():
                return path
        except OSError:
            continue
    return None


def add_text_files(parts: Parts, paths: list[Path], read_file: ReadFile) -> None:
    """Put the text of files into `parts`; one that holds no readable text goes with the item as an attachment.

    Raises CannotImport when a file that should be readable is not.
    """
    for path in paths:
        if path.suffix.lower().lstrip(".") not in _AS_TEXT:
            if attach(parts, path):
                parts.todos.append(_("正文文件“{name}”不是网页或 Word 文档，已作为附件", name=path.name))
            continue
        try:
            read = read_file(path)
        except CannotImport as error:
            raise CannotImport(_("正文文件“{name}”：{reason}", name=path.name, reason=error)) from None
        parts.blocks += read.blocks
        parts.source_text += read.source_text
        parts.attachments |= read.attachments
        parts.todos += read.todos
        _complete(parts, read.facts, path.name)


def _complete(parts: Parts, other: Facts, name: str) -> None:
    """Fields that the row leaves out and its file says; where both speak the row counts and a person is told."""
    fields = parts.facts.fields
    for key, value in other.fields.items():
        if key not in fields:
            fields[key] = value
        elif fields[key] != value and key not in ("summary", "summary_generated"):
            parts.todos.append(
                _(
                    "表格写“{row}”，文件“{name}”写“{value}”，采用表格，请核对",
                    row=_shown(fields[key]),
                    name=name,
                    value=_shown(value),
                )
            )
    for line in other.unmapped:
        parts.facts.keep(*line.split("：", 1))
    parts.facts.todos += [todo for todo in other.todos if todo not in parts.facts.todos]


def _shown(value: object) -> str:
    return shorten("、".join(map(str, value)) if isinstance(value, list) else str(value))


def attach(parts: Parts, path: Path) -> bool:
    """Whether the file goes with the item; what keeps it from that is told."""
    if path in parts.attachments.values():
        return True
    try:
        read_attachment(path, "")
    except BadFrontMatter as error:
        parts.todos.append(_("附件没有带上：{reason}", reason=str(error)))
        return False
    name, count = path.name.lstrip("."), 2
    while name in parts.attachments:
        name, count = f"{path.stem}-{count}{path.suffix}", count + 1
    parts.attachments[name] = path
    return True
