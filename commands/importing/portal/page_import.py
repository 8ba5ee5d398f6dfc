"""A page of a portal becomes an item."""

from __future__ import annotations

from pathlib import Path

from commands.importing.catalog.item_place import Places
from commands.importing.dates import parse_moment
from commands.importing.drafts import Draft
from commands.importing.finishing import Parts, finish, title_of
from commands.importing.html.blocks import read_blocks
from commands.importing.html.headings import mark_headings
from commands.importing.html.paragraph_groups import group_columns, group_contents
from commands.importing.html.tree import parse_html, visible_text
from commands.importing.portal.box_fields import NOTHING, BoxReader, Facts
from commands.importing.portal.leftovers import Leftovers
from commands.importing.portal.portal_page import PortalPage, read_page
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

EXPECTED = ("index_number", "publisher", "document_number", "generated_on", "published_on", "topic")


def import_page(text: str, source: str, folder: Path, register: Register, places: Places) -> Draft:
    """The item of a page; `folder` is where the page lies. Raises CannotImport."""
    return finish(read_page_parts(text, folder, register), source, places, ("title", *EXPECTED))


def read_page_parts(text: str, folder: Path, register: Register, needs_box: bool = True) -> Parts:
    """What a page says, before it has a place; one without a metadata box only if it needs none.

    Raises CannotImport.
    """
    page = read_page(parse_html(text), needs_box)
    facts = BoxReader(register).read(page.box.facts)
    facts.todos += [_("页面上还有另一个信息框，没有采用") for _box in page.other_boxes]
    if not page.has_box and page.box.facts:
        facts.todos.append(_("网页没有信息框，名称、发布机构和日期取自网页标签和标题下的一行，请核对"))
    if page.guessed:
        facts.todos.append(_("正文在网页里的位置是推断出来的，请对照原网页核对开头和结尾"))
    leftovers = Leftovers(folder)
    _complete(facts, page)
    raw = [block for content in page.contents for block in read_blocks(content, leftovers)]
    title = str(facts.fields.get("title", ""))
    blocks = group_columns(mark_headings(group_contents(raw), title))
    if not title and (found := title_of(blocks)):
        facts.fields["title"] = found
        facts.todos.append(_("信息框没有标题，采用正文的标题，请核对"))
    return Parts(
        facts=facts,
        blocks=blocks,
        source_text="".join(visible_text(content) for content in page.contents),
        attachments=dict(leftovers.attachments),
        todos=leftovers.todos,
        stated=frozenset(fact.field for fact in page.box.facts if fact.value not in NOTHING),
    )


def _complete(facts: Facts, page: PortalPage) -> None:
    """What the box leaves out and the page's own meta tags say."""
    if "title" not in facts.fields and page.title:
        facts.fields["title"] = page.title
        facts.todos.append(_("信息框没有标题，采用网页的标题，请核对"))
    if "published_on" not in facts.fields and (moment := parse_moment(page.published_on)):
        facts.fields["published_on"] = moment
        facts.todos.append(_("信息框没有发布日期，采用网页标签里的 {date}，请核对", date=moment))
