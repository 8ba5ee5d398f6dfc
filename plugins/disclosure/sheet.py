"""What one sheet of paper for a wall says, apart from how it looks.

What a sheet says makes its edition, which is printed small on it: so a person, and the postings register, can tell
whether the paper on the wall still says what the site says.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property

from plugins.disclosure.digests import digest
from plugins.disclosure.messages import SOURCE_LANGUAGE
from plugins.disclosure.postings import EDITION_SIZE

BOARD, POSTER, PLATE, CARD, WALL = "board", "poster", "plate", "card", "wall"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Line:
    """One entry of a sheet: what a code of its own leads to. `validity` is a key, WITHDRAWN or empty."""

    title: str
    address: str
    index_number: str = ""
    document_number: str = ""
    publisher: str = ""
    published_on: str = ""
    validity: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet. `address` is the page to which its own code leads, below the site's root.

    `owner` is the body whose sheet it is, if it is one body's; `hotline` the phone on it; `facts` further lines of
    text by their label; `more` how many entries found no room. `language` is that of the fixed words, where a board
    has them in another language than the site.
    """

    id: str
    kind: str
    title: str
    address: str
    owner: str = ""
    hotline: str = ""
    lines: tuple[Line, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    more: int = 0
    language: str = SOURCE_LANGUAGE

    @cached_property
    def edition(self) -> str:
        """Eight hexadecimal digits that change when anything changes that the sheet says."""
        said = [self.kind, self.address, self.owner, self.hotline, self.facts, self.more]
        if self.language != SOURCE_LANGUAGE:
            said.append(self.language)
        lines = [list(vars(line).values()) for line in self.lines]
        return digest(json.dumps([said, lines], ensure_ascii=False)).hex()[:EDITION_SIZE]

    @property
    def path(self) -> str:
        """Its page; a card has one on paper only."""
        if self.kind == CARD:
            return f"sheets/cards/{self.address.removeprefix('items/')}"
        return sheet_path(self.id)

    def layout_path(self, layout: str) -> str:
        """The page of another layout of it."""
        return f"{self.path.removesuffix('.html')}{f'-{layout}' if layout else ''}.html"


def sheet_path(sheet_id: str, layout: str = "") -> str:
    """The page of a sheet, or of another layout of it."""
    return f"sheets/{sheet_id}{f'-{layout}' if layout else ''}.html"


def card_of(line: Line) -> Sheet:
    """A card with one code, that of an item; its id is the index number."""
    return Sheet(line.index_number, CARD, line.title, line.address, line.publisher, lines=(line,))
