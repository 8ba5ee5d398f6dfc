"""The last steps that all sources share: a place, proven Markdown, a summary, and what a person has to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from commands.importing.catalog.item_place import Places
from commands.importing.characters import squeeze, unreadable_count
from commands.importing.dates import find_dates
from commands.importing.drafts import Draft
from commands.importing.markdown.body_writing import write_body
from commands.importing.markdown.document import Block, Paragraph, paragraphs
from commands.importing.portal.box_fields import Facts
from commands.importing.summary import summarise
from plugins.disclosure.document_numbers import find
from plugins.disclosure.messages import _

FIRST_LINES = 8
_CUT = re.compile(r"[（(]本文有删[减节][)）]")


@dataclass
class Parts:
    """What a source says, before it has a place: facts, text with the words to compare it with, and files.

    `stated` are the fields for which the source says anything, understood or not; `todos` what to look at besides
    the todos of the facts.
    """

    facts: Facts
    blocks: list[Block] = field(default_factory=list)
    source_text: str = ""
    attachments: dict[str, Path | bytes] = field(default_factory=dict)
    todos: list[str] = field(default_factory=list)
    stated: frozenset[str] = frozenset()


def finish(parts: Parts, source: str, places: Places, expected: Sequence[str], where: str = "") -> Draft:
    """The draft of an item from `source`; `expected` are the fields whose absence is told. Raises CannotImport."""
    facts = parts.facts
    title = str(facts.fields.get("title", ""))
    number = str(facts.fields.pop("index_number", ""))
    place = places.place(source, title, number, str(facts.fields.get("generated_on", "")))
    body, layout = write_body(parts.blocks, parts.source_text, place.stem)
    todos = [
        place.todo,
        layout,
        *facts.todos,
        *_disagreements(facts, parts.blocks),
        *parts.todos,
        *_damage(parts.source_text),
    ]
    _summarise(facts, parts.blocks)
    present = facts.fields.keys() | parts.stated | ({"index_number"} if number else set())
    return Draft(
        source=source,
        place=place,
        number=number,
        facts=facts,
        body=body,
        attachments=parts.attachments,
        missing=[name for name in expected if name not in present],
        todos=[todo for todo in todos if todo],
        where=where,
    )


def title_of(blocks: list[Block]) -> str:
    """The words of the heading with which a text begins, or an empty text."""
    first = next((block for block in blocks if isinstance(block, Paragraph)), None)
    return first.text.replace("\n", "") if first and first.level else ""


def _summarise(facts: Facts, blocks: list[Block]) -> None:
    if "summary" not in facts.fields and (summary := summarise(blocks)):
        facts.fields["summary"] = summary
        facts.fields["summary_generated"] = "true"


def _disagreements(facts: Facts, blocks: list[Block]) -> Iterator[str]:
    """Where the text says otherwise than the box, or says what the box leaves out."""
    lines = [paragraph for paragraph in paragraphs(blocks) if len(paragraph.text) < 60]
    stated = facts.fields.get("document_number")
    written = next((str(number) for line in lines[:FIRST_LINES] if (number := find(line.text))), "")
    if written and written != stated:
        yield (
            _("信息框的文号是“{stated}”，正文写的是“{written}”，请核对", stated=stated, written=written)
            if stated
            else _("信息框没有文号，正文写的是“{written}”，请核对后填入", written=written)
        )
    signed = _signature_day(lines)
    if signed and signed != facts.fields.get("generated_on"):
        yield _(
            "成文日期是“{stated}”，落款写的是 {signed}，请核对",
            stated=facts.fields.get("generated_on", _("未填")),
            signed=signed,
        )
    heading = blocks[0] if blocks and isinstance(blocks[0], Paragraph) and blocks[0].level == 2 else None
    title = str(facts.fields.get("title", ""))
    if heading and title and squeeze(heading.text) != squeeze(title):
        yield _("标题“{title}”与正文的“{heading}”不同，请核对", title=title, heading=heading.text)
    if any(_CUT.search(line.text) for line in lines):
        yield _("正文注明有删减，请填写“区分处理说明”")


def _signature_day(lines: list[Paragraph]) -> str:
    """The day of the first signature: a date alone on a line set to the right."""
    for line in lines:
        if line.align == "right" and (dates := list(find_dates(line.text))):
            return str(dates[-1].day)
    return ""


def _damage(text: str) -> Iterator[str]:
    count = unreadable_count(text)
    if count:
        yield _("原文有 {count} 个无法识别的字符，已写成“〓”，请对照原件改正", count=count)
