"""Plain pages: `content/pages/*.md`, a title and a text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import ValidationError

from plugins.disclosure import front_matter
from plugins.disclosure.block_errors import problems
from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.field_types import Line
from plugins.disclosure.files import files_below, read_text
from plugins.disclosure.findings import READABLE, Finding, Severity, Unreadable, unreadable
from plugins.disclosure.personal_data import LinedHit, personal_data_by_line
from plugins.disclosure.places import PAGE_PLACE, PAGES_FOLDER, address_of
from plugins.disclosure.text_links import TextLink, render_text

MAX_BYTES = 1024 * 1024


class PlainFields(Block):
    """The front matter of a plain page."""

    title: Annotated[Line, Spec("名称", Need.REQUIRED)]
    summary: Annotated[Line | None, Spec("内容概述")] = None
    order: Annotated[Line, Spec("次序", note="页脚里的先后，两位数字")] = "50"


@dataclass(frozen=True)
class PlainText:
    """One plain page, ready to be shown; `personal` is the personal data in its file."""

    source: str
    fields: PlainFields
    html: str
    links: tuple[TextLink, ...]
    personal: tuple[LinedHit, ...] = ()

    @property
    def address(self) -> str:
        """The page's address: `pages/<name>.html`."""
        return address_of(self.source)


def read_plain_texts(content: Path) -> tuple[list[PlainText], list[Finding]]:
    """All plain pages in the order of their `order`, and findings for files that cannot be used."""
    texts: list[PlainText] = []
    findings: list[Finding] = []
    folder = content / PAGES_FOLDER
    for path in files_below(folder) if not folder.is_symlink() else ():
        source = path.relative_to(content).as_posix()
        if not PAGE_PLACE.fullmatch(source):
            continue  # named by `content_folder.stray_files`, like everything that nothing publishes
        try:
            texts.append(_read(path, source))
        except BadFrontMatter as error:
            findings.append(unreadable(source, error))
        except Unreadable as refused:
            findings.extend(refused.findings)
    return sorted(texts, key=lambda text: (text.fields.order, text.source)), findings


def _read(path: Path, source: str) -> PlainText:
    text = read_text(path, MAX_BYTES)
    head, body, body_line = front_matter.split(text)
    raw = front_matter.parse(head)
    try:
        fields = PlainFields.model_validate(raw)
    except ValidationError as error:
        found = problems(error, raw, PlainFields)
        raise Unreadable(
            Finding(source, line, Severity.ERROR, READABLE, message) for line, message in found
        ) from None
    rendered = render_text(source, body, body_line)
    return PlainText(source, fields, rendered.html, rendered.links, tuple(personal_data_by_line(text)))
