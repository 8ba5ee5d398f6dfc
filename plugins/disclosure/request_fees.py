"""The processing fee for requests that are clearly excessive (国办函〔2020〕109号; 条例 Art. 42).

Disclosure on request is free in principle. A body that charges takes one of two ways for an application; within
both a higher rate holds only for what lies above its threshold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count as numbers
from typing import NamedTuple


class Band(NamedTuple):
    """The pieces or pages from `first` to `last` (None: without end) cost `rate` yuan each."""

    first: int
    last: int | None
    rate: int


class Charge(NamedTuple):
    """What falls into one band: so many pieces or pages, and what they cost together in yuan."""

    band: Band
    inside: int
    amount: int


PAGE_BANDS = (Band(1, 30, 0), Band(31, 100, 10), Band(101, 200, 20), Band(201, None, 40))


def piece_bands() -> Iterator[Band]:
    """The bands by piece: 10 free, 20 at 100 yuan, then every ten cost 100 yuan more each, without end."""
    yield Band(1, 10, 0)
    yield Band(11, 30, 100)
    yield from (Band(10 * ten + 1, 10 * ten + 10, 100 * (ten - 1)) for ten in numbers(3))


def charges_by_pieces(count: int) -> list[Charge]:
    """The fee for `count` applications of one applicant in one calendar month, by band. Raises ValueError below 0."""
    return list(_charges(count, piece_bands()))


def charges_by_pages(count: int) -> list[Charge]:
    """The fee for `count` pages given on one application, by band. Raises ValueError below 0."""
    return list(_charges(count, PAGE_BANDS))


def total(charges: Iterable[Charge]) -> int:
    """What some charges come to, in yuan."""
    return sum(charge.amount for charge in charges)


def _charges(count: int, bands: Iterable[Band]) -> Iterator[Charge]:
    if count < 0:
        raise ValueError("count must not be negative")
    for band in bands:
        if band.first > count:
            return
        inside = min(count, band.last or count) - band.first + 1
        yield Charge(band, inside, inside * band.rate)
