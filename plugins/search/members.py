"""The documents of an index as the tables know them, and the index as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from plugins.search.cards import long_text
from plugins.search.cut import squeeze
from plugins.search.documents import Document
from plugins.search.shards import Cutting


class Member(NamedTuple):
    """A document of the index: its number, and the digest of all that it is read from.

    `title` and `text` count the characters of title and text, `long` those of text and attachments together; `day`
    is the ordinal of the day on its card or 0, `facets` are those of its document.
    """

    number: int
    key: bytes
    title: int = 0
    text: int = 0
    long: int = 0
    day: int = 0
    facets: str = ""

    def holding(self, document: Document) -> Member:
        """The same member with what the tables say of its document."""
        return self._replace(
            title=len(squeeze(document.title)),
            text=len(document.text),
            long=len(long_text(document)),
            day=date.fromisoformat(document.day).toordinal() if document.day else 0,
            facets=document.facets,
        )

    def is_same(self, other: Member | None) -> bool:
        """Whether the other one has the same number and is read from the same."""
        return other is not None and (self.number, self.key) == (other.number, other.key)


@dataclass(frozen=True)
class IndexFiles:
    """The index: its documents by source, how it is cut, how many postings it has, and the digest of each file.

    `text` gives the text of a file; it may run in another process.
    """

    members: Mapping[str, Member]
    cutting: Cutting
    postings: int
    digests: Mapping[str, bytes]
    text: Callable[[str], str] = field(repr=False)
