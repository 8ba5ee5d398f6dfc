"""What the index knows of an item: its texts by field, and what a result card shows."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from html import unescape

from plugins.disclosure.body_html import BLOCK_END, TAG
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.search.attachment_text import attachment_text


@dataclass(frozen=True)
class Document:
    """The texts of an item; `classes` are the words of its classification, `files` those of its attachments."""

    title: str
    document_number: str
    index_number: str
    publisher: str
    day: str
    address: str
    classes: str = ""
    summary: str = ""
    text: str = ""
    files: str = ""

    def to_tuple(self) -> tuple[str, ...]:
        """All texts in order, to be remembered."""
        return astuple(self)


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
    )
    if not item.open_to_all:
        return shown
    return Document(
        *shown.to_tuple()[:6],
        classes="\n".join(_classes(item, catalog)),
        summary=fields.summary or "",
        text=paragraphs(item.html),
        files="\n".join(filter(None, map(attachment_text, item.attachments))),
    )


def document_key(item: Item, catalog: Catalog) -> bytes:
    """Stands for everything that `document_of` reads, without reading the text."""
    state = "open" if item.open_to_all else "closed"
    return digest(
        item.digest or repr((item.fields, item.html, item.attachments)),
        state,
        item.source,
        *catalog.body_names(item),
        *_classes(item, catalog),
    )


def paragraphs(html: str) -> str:
    """The text of an item, one line a paragraph or cell."""
    return unescape(TAG.sub("", BLOCK_END.sub("\n", html.replace("\n", " ")))).strip()


def _classes(item: Item, catalog: Catalog) -> list[str]:
    fields, register = item.fields, catalog.register
    found = list(fields.keywords)
    for vocabulary, key in (("topic", fields.topic), ("genre", fields.genre)):
        if key:
            found.append(register.term_label(vocabulary, key))
    return found
