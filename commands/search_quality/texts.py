"""The items of a content folder as texts: what a search should find, known without asking any engine."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.disclosure.document_numbers import INVISIBLE, DocumentNumber, find
from plugins.disclosure.loading import load
from plugins.disclosure.loading import refuse_errors as refuse_errors_of
from plugins.search.documents import document_of


@dataclass(frozen=True)
class Text:
    """An item: where its page stands, and what can be read of it.

    `parts` are all its texts that are indexed by their characters: title, document number, publisher,
    classification, summary, body, attachments. Index numbers are found as a whole only and are not among them.
    """

    address: str
    title: str
    number: str
    body: str
    parts: tuple[str, ...]

    @property
    def document_number(self) -> DocumentNumber | None:
        """The document number, None where there is none of the usual form."""
        return find(self.number) if self.number else None

    def contains(self, words: str) -> bool:
        """Whether it can be read anywhere in the item; width, case and spaces make no difference."""
        wanted = plain(words)
        return any(wanted in plain(part) for part in self.parts)


def plain(text: str) -> str:
    """`text` as it is compared: compatible characters made one, small letters, no spaces and nothing invisible."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).lower()


def read_texts(content: Path, day: date) -> list[Text]:
    """The items of `content` that are published on `day`, in the order of their addresses.

    Raises DisclosureError when the folder cannot be read or has errors.
    """
    loaded = load(content, day)
    refuse_errors_of(loaded.findings)
    found = []
    for item in loaded.catalog.items:
        document = document_of(item, loaded.catalog)
        number, body = document.document_number, document.text
        classes = (document.topic, document.kind, document.keywords)
        others = (document.publisher, *classes, document.summary, document.files)
        parts = tuple(filter(None, (document.title, number, body, *others)))
        found.append(Text(item.address, document.title, number, body, parts))
    return sorted(found, key=lambda text: text.address)
