"""Result cards: what is shown of a document, with its whole text, so that words can be shown in their surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.search.data_files import write_records
from plugins.search.documents import Document

# Longer texts go on in files of their own, which are only loaded when the words are not found before.
FIRST_PART, PART = 8_000, 16_000


def card_name(first: int) -> str:
    """The name of the data file whose first card is that of document number `first`."""
    return f"d{first:x}"


def part_name(number: int, part: int) -> str:
    """The name of the data file that continues the text of a document; parts count from 1."""
    return f"p{number:x}-{part}"


def parts_of(length: int) -> int:
    """The number of files in which a text of this length goes on after its card."""
    return max(0, -(-(length - FIRST_PART) // PART))


def page_of(address: str) -> str:
    """The address of a page below the site's root, of the address on its card."""
    return f"items/{address}.html"


def cards_text(documents: Sequence[Document]) -> str:
    """The text of a card file: a record for each of its documents.

    Address without `items/` and ending, title, document number, index number, publisher, day, topic, kind,
    keywords, summary, the text's beginning, the number of its further parts.
    """
    return write_records([_record(document) for document in documents])


def part_texts(document: Document) -> Iterator[str]:
    """The texts of the files that continue a document's text."""
    text = long_text(document)
    for start in range(FIRST_PART, len(text), PART):
        yield write_records([[text[start : start + PART]]])


def long_text(document: Document) -> str:
    """Text and attachments of a document."""
    return f"{document.text}\n{document.files}".strip()


def _record(document: Document) -> list[str]:
    text = long_text(document)
    return [
        document.address.removeprefix("items/").removesuffix(".html"),
        document.title,
        document.document_number,
        document.index_number,
        document.publisher,
        document.day,
        document.topic,
        document.kind,
        document.keywords,
        document.summary,
        text[:FIRST_PART],
        str(parts_of(len(text))),
    ]
