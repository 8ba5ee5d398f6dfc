"""Codes that a phone reads: an address as the black and white squares of a QR code, and these as a picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby, pairwise

import segno

LEVEL = "m"
QUIET_ZONE = 4
# Any mask can be read. Trying all eight takes six times as long as using one.
MASK = 2

Modules = Sequence[Sequence[bool]]


def qr_modules(address: str) -> Modules:
    """The squares of the code for an address, row by row, true for black, without the quiet zone around it.

    Raises ValueError for an address that is empty or too long for a code.
    """
    code = segno.make(address, error=LEVEL, micro=False, boost_error=False, mask=MASK)
    return tuple(tuple(map(bool, row)) for row in code.matrix)


def qr_svg(address: str, label: str) -> str:
    """A picture of the code to put into a page, named `label` for those who do not see it.

    It has its proportions and no size: the style sheet gives that. Raises ValueError as `qr_modules` does.
    """
    modules = qr_modules(address)
    size = len(modules) + 2 * QUIET_ZONE
    return (
        f'<svg class="qr" role="img" viewBox="0 0 {size} {size}"><title>{escape(label)}</title>'
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path fill="#000" d="{"".join(_outlines(modules))}"/></svg>'
    )


def _outlines(modules: Modules) -> Iterator[str]:
    """The edges between black and white as closed lines: squares drawn one by one would show seams on a screen."""
    across = _edges(modules, forward=True)
    down = _edges(tuple(zip(*modules, strict=True)), forward=False)
    for (x, y), ends in across.items():
        while ends:
            line = [f"M{x + QUIET_ZONE} {y + QUIET_ZONE}"]
            at_x, at_y = x, y
            while (at_x, at_y) != (x, y) or len(line) == 1:
                end = across[at_x, at_y].pop()
                line.append(f"h{end - at_x}")
                at_x = end
                end = down[at_y, at_x].pop()
                line.append(f"v{end - at_y}")
                at_y = end
            yield "".join(line[:-1]) + "z"


def _edges(rows: Modules, *, forward: bool) -> defaultdict[tuple[int, int], list[int]]:
    """Along every row: (place, row) where an edge begins → places where it ends.

    An edge leads to larger places where the squares after the line have the colour `forward`, else back.
    """
    found = defaultdict(list)
    width = len(rows[0])
    white = (False,) * width
    for line, (before, after) in enumerate(pairwise((white, *rows, white))):
        colours = [right if left != right else None for left, right in zip(before, after, strict=True)]
        place = 0
        for colour, run in groupby(colours):
            end = place + sum(1 for _square in run)
            if colour is not None:
                begin, stop = (place, end) if colour is forward else (end, place)
                found[begin, line].append(stop)
            place = end
    return found
