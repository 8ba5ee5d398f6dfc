"""Codes that a phone reads: an address as the black and white squares of a QR code, and these as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise

import segno

QUIET_ZONE = 4
# Level M, which would do for clean paper, cannot be read when a seventh of it is covered; H can, and Q from the size on
# that longer addresses need. H beyond that size has squares so small that they are lost on a screen.
STRONGEST, STRONG = "h", "q"
STRONGEST_UP_TO = 58
# Any mask can be read. Trying all eight takes six times as long as using one.
MASK = 2
KEPT = 2048

EDGES = re.compile(b"\x01+|\x02+")
Starts = dict[tuple[int, int], list[int]]
LONGEST = 177
ACROSS = {way: f"h{way}" for way in range(-LONGEST, LONGEST + 1)}
DOWN = {way: f"v{way}" for way in range(-LONGEST, LONGEST + 1)}


def qr_modules(address: str) -> Sequence[Sequence[bool]]:
    """The squares of the code for an address, row by row, true for black, without the quiet zone around it.

    Raises ValueError for an address that is empty or too long for a code.
    """
    return tuple(tuple(map(bool, row)) for row in _rows(address))


def qr_svg(address: str, label: str) -> str:
    """A picture of the code to put into a page, named `label` for those who do not see it.

    It has its proportions and no size: the style sheet gives that. Raises ValueError as `qr_modules` does.
    """
    size, outlines = _drawn(address)
    return (
        f'<svg class="qr" role="img" viewBox="0 0 {size} {size}"><title>{escape(label)}</title>'
        f'<rect width="{size}" height="{size}" fill="#fff"/><path fill="#000" d="{outlines}"/></svg>'
    )


def _rows(address: str) -> Sequence[bytes]:
    level = STRONGEST if len(address) <= STRONGEST_UP_TO else STRONG
    code = segno.make(address, error=level, micro=False, boost_error=False, mask=MASK)
    return [bytes(row) for row in code.matrix]


@lru_cache(maxsize=KEPT)
def _drawn(address: str) -> tuple[int, str]:
    """How wide the picture is with its quiet zone, in squares, and the outlines of what is black."""
    rows = _rows(address)
    return len(rows) + 2 * QUIET_ZONE, "".join(_outlines(rows))


def _outlines(rows: Sequence[bytes]) -> Iterator[str]:
    """The edges between black and white as closed lines: squares drawn one by one would show seams on a screen."""
    columns = [bytes(column) for column in zip(*rows, strict=True)]
    across, down = _edges(rows), _edges(columns, back=True)
    for start, ends in across.items():
        while ends:
            y, x = start
            line: list[str] = []
            while not line or (y, x) != start:
                end_x = across[y, x].pop()
                end_y = down[end_x, y].pop()
                line += ACROSS[end_x - x], DOWN[end_y - y]
                x, y = end_x, end_y
            yield f"M{x + QUIET_ZONE} {y + QUIET_ZONE}{''.join(line[:-1])}z"


def _edges(rows: Sequence[bytes], *, back: bool = False) -> Starts:
    """Along the lines above, between and below rows: (line, place) where an edge starts → the places where it ends.

    Above black an edge leads to larger places and below black to smaller ones, or `back`, so that those along the
    rows and those along the columns go on where the others end.
    """
    found: Starts = {}
    white = bytes(len(rows[0]))
    forward = 2 if back else 1
    for line, (above, below) in enumerate(pairwise((white, *rows, white))):
        colours = (int.from_bytes(above) * 2 + int.from_bytes(below)).to_bytes(len(white))
        for edge in EDGES.finditer(colours):
            start, end = edge.span()
            if colours[start] != forward:
                start, end = end, start
            found.setdefault((line, start), []).append(end)
    return found
