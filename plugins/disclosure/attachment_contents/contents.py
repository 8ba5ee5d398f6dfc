"""What is found inside an attachment: passages of text with their places, and facts that readers should not meet."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

MAX_TEXT = 4_000_000


class Fact(StrEnum):
    """What may be the matter with an attachment besides its text."""

    ACTIVE = "active"
    AUTHOR = "author"
    BOMB = "bomb"
    BROKEN = "broken"
    COMMENTS = "comments"
    EMBEDDED = "embedded"
    ENCRYPTED = "encrypted"
    EXTERNAL = "external"
    LINKED = "linked"
    LOCKED = "locked"
    MACROS = "macros"
    NO_TEXT = "no_text"
    OLD_FORMAT = "old_format"
    PARTIAL = "partial"
    TRACKED = "tracked"


class Found(NamedTuple):
    """A fact and what it is about: a name, an address, a number of places."""

    fact: Fact
    detail: str


@dataclass
class Passage:
    """A connected text; from the character `starts[n]` on it stands at the place that `places[n]` names.

    Cells of tables have `|` between them.
    """

    text: str
    starts: list[int]
    places: list[str]

    def place(self, offset: int) -> str:
        """Where in the attachment a character stands."""
        return self.places[max(bisect_right(self.starts, offset) - 1, 0)]


@dataclass
class PassageWriter:
    """Collects a passage piece by piece; what is beyond MAX_TEXT characters is left out, and `full` says so."""

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    size: int = 0
    full: bool = False

    def at(self, place: str) -> None:
        """What is added from here on stands at `place`."""
        self.starts.append(self.size)
        self.places.append(place)

    def add(self, text: str) -> None:
        """Add text where the passage has come to."""
        if self.size + len(text) > MAX_TEXT:
            self.full = True
            text = text[: MAX_TEXT - self.size]
        self.pieces.append(text)
        self.size += len(text)

    def passage(self) -> Passage:
        """What was collected so far."""
        return Passage("".join(self.pieces), self.starts or [0], self.places or [""])


@dataclass
class Contents:
    """All passages and facts of one attachment; `pages` is 0 where there are none."""

    passages: list[Passage] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    pages: int = 0

    def note(self, fact: Fact, detail: str = "") -> None:
        """Add a fact, once."""
        if (known := Found(fact, detail[:200])) not in self.found:
            self.found.append(known)

    def add(self, writer: PassageWriter) -> None:
        """Add a passage unless it is empty."""
        if writer.full:
            self.note(Fact.PARTIAL)
        if writer.size:
            self.passages.append(writer.passage())

    @property
    def text(self) -> str:
        """The text of all passages, a line each or more."""
        return "\n".join(passage.text for passage in self.passages)
