"""What the words of a report's text are read against: what its paragraph has spoken of so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Sums = tuple[tuple[str, ...], ...]

# Signs that add nothing between a name and its number; one class, for alternatives would be tried without end.
FILLER = r"[案件申请数量总计共合有各的为了均是达]*"
LONGEST = 120


@dataclass
class Context:
    """What a paragraph has spoken of so far: a kind of document, of dispute, of application, or of other matters."""

    year: int
    document: str = ""
    dispute: tuple[str, ...] = ()
    flow: str = ""
    elsewhere: bool = False
    told: set[str] = field(default_factory=set)


def any_of(groups: Sequence[Sequence[str]]) -> Sums:
    """Each group of cells as a sum, and all of them together."""
    sums = [tuple(group) for group in groups]
    return tuple(dict.fromkeys([*sums, tuple(dict.fromkeys(cell for group in sums for cell in group))]))
