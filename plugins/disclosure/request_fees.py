"""The processing fee for requests that are clearly excessive (国办函〔2020〕109号; 条例 Art. 42).

Disclosure on request is free in principle. A body that charges takes one of two ways for an application; within
both a higher rate holds only for what lies above its threshold.
"""

from __future__ import annotations

from typing import NamedTuple


class Band(NamedTuple):
    """`first` to `last` (None: no end) pieces or pages cost `rate` yuan each."""

    first: int
    last: int | None
    rate: int


FREE_PIECES, TENS_FROM, TEN_PIECES = 10, 31, 10
PIECE_STEP = 100
PIECE_BANDS = (Band(1, 10, 0), Band(11, 30, 100), Band(31, 40, 200), Band(41, 50, 300), Band(51, 60, 400))
"""The first bands by piece; from there every further ten costs 100 yuan more each."""
PAGE_BANDS = (Band(1, 30, 0), Band(31, 100, 10), Band(101, 200, 20), Band(201, None, 40))


def fee_by_pieces(count: int) -> int:
    """The fee in yuan for `count` applications of one applicant in one calendar month. Raises ValueError below 0."""
    _check(count)
    low = max(0, min(count, TENS_FROM - 1) - FREE_PIECES) * PIECE_STEP
    high = max(0, count - (TENS_FROM - 1))
    tens, rest = divmod(high, TEN_PIECES)
    # The tens cost 200, 300 … each: an arithmetic series.
    return low + TEN_PIECES * PIECE_STEP * (tens * (tens + 3) // 2) + rest * PIECE_STEP * (tens + 2)


def fee_by_pages(count: int) -> int:
    """The fee in yuan for `count` pages given on one application. Raises ValueError below 0."""
    _check(count)
    return sum(
        max(0, min(count, band.last or count) - band.first + 1) * band.rate
        for band in PAGE_BANDS
    )


def _check(count: int) -> None:
    if count < 0:
        raise ValueError("count must not be negative")
