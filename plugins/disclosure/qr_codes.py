"""Codes that a phone reads: an address as the black and white squares of a QR code, and these as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import escape

import segno

QUIET_ZONE = 4
# Level M, which would do for clean paper, cannot be read when a seventh of it is covered; H can, and Q from the size on
# that longer addresses need. H beyond that size has squares so small that they are lost on a screen.
STRONGEST, STRONG = "h", "q"
STRONGEST_UP_TO = 58
# Any mask can be read. Trying all eight takes six times as long as using one.
MASK = 2
KEPT = 8192

EDGES = re.compile(b"\x01+|\x02+")
Ends = dict[int, int]
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
    """The edges between black and white as closed lines: squares drawn one by one would show seams on a screen.

    Places are numbers, line times the length of a line plus what is passed along it; `turned` has them by column.
    """
    length = len(rows) + 1
    across, more_across = _edges(rows)
    down, more_down = _edges([bytes(column) for column in zip(*rows, strict=True)], back=True)
    turned = [place % length * length + place // length for place in range(length * length)]
    while across:
        start = at = next(iter(across))
        line: list[str] = []
        while not line or at != start:
            end = more_across.pop(at) if at in more_across else across.pop(at)
            line.append(ACROSS[end - at])
            at = turned[end]
            end = more_down.pop(at) if at in more_down else down.pop(at)
            line.append(DOWN[end - at])
            at = turned[end]
        y, x = divmod(start, length)
        yield f"M{x + QUIET_ZONE} {y + QUIET_ZONE}{''.join(line[:-1])}z"


def _edges(rows: Sequence[bytes], *, back: bool = False) -> tuple[Ends, Ends]:
    """Along the lines above, between and below rows: place where an edge starts → place where it ends.

    Where two edges start at one place the other one is in the second mapping. Above black an edge leads to larger
    places and below black to smaller ones, or `back`, so that those along the rows and those along the columns go on
    where the others end.
    """
    first: Ends = {}
    second: Ends = {}
    white, joined = bytes(len(rows) + 1), b"".join(row + b"\0" for row in rows)
    colours = int.from_bytes(white + joined) * 2 + int.from_bytes(joined + white)
    forward = 2 if back else 1
    painted = colours.to_bytes(len(white) + len(joined))
    for edge in EDGES.finditer(painted):
        start, end = edge.span()
        if painted[start] != forward:
            start, end = end, start
        (second if start in first else first)[start] = end
    return first, second
