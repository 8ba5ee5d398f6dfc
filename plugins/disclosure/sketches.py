"""Sketches of texts: small enough to keep of every item, and alike where the texts are alike.

A sketch holds, for each of `SLOTS` classes of hashes, the smallest hash that any piece of the text has (one-permutation
min-hash). The share of equal slots estimates how many pieces two texts have in common.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

SLOTS = 64
BANDS = 10
ROWS = 6
MIN_LETTERS = 120
NEAR = 0.8
MAX_BUCKET = 50

_BYTES_A_SLOT = 4
_BAND = ROWS * _BYTES_A_SLOT
_EMPTY = 0xFFFFFFFF
_WIDTH = 4
# A piece begins at about every eighth character, chosen by the character itself, so that an insertion moves no others.
_STARTS = "".join(map(chr, (*range(0x30, 0x3A, 2), *range(0x41, 0x7B, 4), *range(0x4E00, 0x9FFF, 8))))
_PIECES = re.compile(rf"(?=([{re.escape(_STARTS)}].{{{_WIDTH - 1}}}))", re.DOTALL)


def sketch(letters: str) -> bytes:
    """The sketch of a text that was reduced to what counts; empty for one that is too short to compare."""
    if len(letters) < MIN_LETTERS:
        return b""
    slots = [_EMPTY] * SLOTS
    for code in map(crc32, map(str.encode, _PIECES.findall(letters))):
        slot = code % SLOTS
        if code < slots[slot]:
            slots[slot] = code
    return array("I", _filled(slots)).tobytes() if min(slots) < _EMPTY else b""


def _filled(slots: list[int]) -> list[int]:
    """Slots that no piece fell into take over from the next one, so that short texts can be compared too."""
    filled, donor, distance = [], _EMPTY, 0
    for slot in reversed(range(2 * SLOTS)):
        code = slots[slot % SLOTS]
        donor, distance = (code, 0) if code < _EMPTY else (donor, distance + 1)
        if slot < SLOTS:
            filled.append((donor + distance) % _EMPTY)
    return filled[::-1]


def likeness(first: bytes, second: bytes) -> float:
    """How much of two sketched texts is the same: 0.0 nothing, 1.0 everything."""
    one, other = memoryview(first).cast("I"), memoryview(second).cast("I")
    return sum(a == b for a, b in zip(one, other, strict=True)) / SLOTS


def near_pairs(sketches: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """The positions of texts that are nearly equal, each with the first one that it is near to.

    Only sketches with an equal band are compared, at most `MAX_BUCKET` for one band, so that the work grows with the
    number of texts and not with its square.
    """
    buckets: defaultdict[tuple[int, bytes], list[int]] = defaultdict(list)
    for position, own in enumerate(sketches):
        met: set[int] = set()
        for band in range(BANDS) if own else ():
            bucket = buckets[band, own[band * _BAND : (band + 1) * _BAND]]
            met.update(bucket)
            if len(bucket) < MAX_BUCKET:
                bucket.append(position)
        for other in sorted(met):
            if likeness(own, sketches[other]) >= NEAR:
                yield other, position
