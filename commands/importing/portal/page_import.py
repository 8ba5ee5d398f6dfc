"""A page of a portal becomes an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from commands.importing.catalog.item_place import Places
from commands.importing.characters import squeeze, unreadable_count
from commands.importing.dates import find_dates, parse_moment
from commands.importing.drafts import Draft
from commands.importing.html.blocks import read_blocks
from commands.importing.html.headings import mark_headings
from commands.importing.html.paragraph_groups import group_columns, group_contents
from commands.importing.html.tree import parse_html, visible_text
from commands.importing.markdown.body_writing import write_body
from commands.importing.markdown.document import Block, Paragraph, paragraphs
from commands.importing.portal.box_fields import NOTHING, BoxReader, Facts
from commands.importing.portal.leftovers import Leftovers
from commands.importing.portal.portal_page import PortalPage, read_page
from commands.importing.summary import summarise
from plugins.disclosure.document_numbers import find
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

EXPECTED = ("index_number", "publisher", "document_number", "generated_on", "published_on", "topic")
FIRST_LINES = 8
_CUT = re.compile(r"[（(]本文有删[减节][)）]")


def import_page(text: str, source: str, folder: Path, register: Register, places: Places) -> Draft:
    """The item of a page; `folder` is where the page lies. Raises CannotImport."""
    page = read_page(parse_html(text))
    facts = BoxReader(register).read(page.box.facts)
    facts.todos += [_("页面上还有另一个信息框，没有采用") for _box in page.other_boxes]
    if page.guessed:
        facts.todos.append(_("正文在网页里的位置是推断出来的，请对照原网页核对开头和结尾"))
    leftovers = Leftovers(folder)
    _complete(facts, page)
    raw = [block for content in page.contents for block in read_blocks(content, leftovers)]
    title = str(facts.fields.get("title", ""))
    blocks = group_columns(mark_headings(group_contents(raw), title))
    if not title and (found := _title_of(blocks)):
        facts.fields["title"] = title = found
        facts.todos.append(_("信息框没有标题，采用正文的标题，请核对"))
    number = str(facts.fields.pop("index_number", ""))
    place = places.place(source, title, number, str(facts.fields.get("generated_on", "")))
    source_text = "".join(visible_text(content) for content in page.contents)
    body, layout = write_body(blocks, source_text, place.stem)
    todos = [
        place.todo,
        layout,
        *facts.todos,
        *_disagreements(facts, blocks),
        *leftovers.todos,
        *_damage(source_text),
    ]
    _summarise(facts, blocks)
    present = facts.fields.keys() | {fact.field for fact in page.box.facts if fact.value not in NOTHING}
    return Draft(
        source=source,
        place=place,
        number=number,
        facts=facts,
        body=body,
        attachments=leftovers.attachments,
        missing=[name for name in ("title", *EXPECTED) if name not in present],
        todos=[todo for todo in todos if todo],
    )


def _complete(facts: Facts, page: PortalPage) -> None:
    """What the box leaves out and the page's own meta tags say."""
    if "title" not in facts.fields and page.title:
        facts.fields["title"] = page.title
        facts.todos.append(_("信息框没有标题，采用网页的标题，请核对"))
    if "published_on" not in facts.fields and (moment := parse_moment(page.published_on)):
        facts.fields["published_on"] = moment
        facts.todos.append(_("信息框没有发布日期，采用网页标签里的 {date}，请核对", date=moment))


def _title_of(blocks: list[Block]) -> str:
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
