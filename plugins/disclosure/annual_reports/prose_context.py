"""What the words of a report's text are read against: what its paragraph has spoken of so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Sums = tuple[tuple[str, ...], ...]

FILLER = r"(?:案件|申请|数量|件数|总量|总数|总计|共计|合计|共有|各|共|计|数|量|的|为|有|了|均|是|达)*"


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
