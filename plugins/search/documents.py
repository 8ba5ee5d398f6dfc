"""What the index knows of an item: its texts by field, and what a result card shows."""

from __future__ import annotations

from html import unescape
from typing import NamedTuple

from plugins.disclosure.body_html import BLOCK_END, TAG
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import words_of
from plugins.disclosure.messages import _
from plugins.search.attachment_text import attachment_text
from plugins.search.facets import AND, FACET_END, FACETS


class Document(NamedTuple):
    """The texts of an item; `topic` and `kind` are labels, `files` the texts of its attachments.

    `facets` are its values in the order of FACETS, the keys of one with AND between them.
    """

    title: str
    document_number: str
    index_number: str
    publisher: str
    day: str
    address: str
    facets: str = ""
    topic: str = ""
    kind: str = ""
    keywords: str = ""
    summary: str = ""
    text: str = ""
    files: str = ""


def document_of(item: Item, catalog: Catalog) -> Document:
    """What may be found of an item: of one that is not open to all no more than the lists show."""
    fields = item.fields
    shown = Document(
        title=item.title,
        document_number=fields.document_number or "",
        index_number=item.index_number,
        publisher=_("、").join(catalog.body_names(item)),
        day=str(fields.generated_on or item.first_shown_on or ""),
        address=item.address,
        facets=FACET_END.join([AND.join(dict.fromkeys(keys(item, catalog))) for keys in FACETS.values()]),
    )
    if not item.open_to_all:
        return shown
    return shown._replace(
        topic=catalog.register.term_label("topic", fields.topic) if fields.topic else "",
        kind=catalog.register.term_label("genre", fields.genre) if fields.genre else "",
        keywords="\n".join(fields.keywords),
        summary=fields.summary or "",
        text="\n".join(filter(None, (paragraphs(item.html), words_of(fields)))),
        files="\n".join(filter(None, map(attachment_text, item.attachments))),
    )


def paragraphs(html: str) -> str:
    """The text of an item, one line a paragraph or cell."""
    text = unescape(TAG.sub("", BLOCK_END.sub("\n", html.replace("\n", " "))))
    return "\n".join([line for line in map(str.strip, text.split("\n")) if line])
