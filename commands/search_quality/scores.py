"""From answers to figures: at which place what was wanted stood, and the shares and medians of that."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import mean
from typing import Any

from commands.search_quality.queries import KINDS, Query, is_answer
from commands.search_quality.texts import Text

# What a first page of results shows.
SHOWN = 10


@dataclass(frozen=True)
class Outcome:
    """What became of a query: the place of the first right answer, from 1, or 0; what stood first, "" for nothing."""

    query: Query
    rank: int
    first: str


@dataclass(frozen=True)
class Score:
    """Of some queries the shares whose right answer stood first and among the first ten, the mean of 1 ÷ place (0 for
    none), and the share that had no result at all.
    """

    queries: int
    at_1: float
    at_10: float
    mrr: float
    nothing: float


def judge(query: Query, addresses: Sequence[str], texts: Mapping[str, Text]) -> Outcome:
    """The outcome of a query for which an engine gave `addresses`, best first. Unknown addresses are wrong answers."""
    ranks = (
        rank
        for rank, address in enumerate(addresses[:SHOWN], start=1)
        if address in texts and is_answer(query, texts[address])
    )
    return Outcome(query, next(ranks, 0), addresses[0] if addresses else "")


def score(outcomes: Sequence[Outcome]) -> Score:
    """The figures of at least one outcome."""
    return Score(
        queries=len(outcomes),
        at_1=mean(outcome.rank == 1 for outcome in outcomes),
        at_10=mean(outcome.rank > 0 for outcome in outcomes),
        mrr=mean(1 / outcome.rank if outcome.rank else 0 for outcome in outcomes),
        nothing=mean(not outcome.first for outcome in outcomes),
    )


def scores_by_kind(outcomes: Sequence[Outcome]) -> dict[str, Score]:
    """The figures of every kind that was asked."""
    of_kind = {kind: [outcome for outcome in outcomes if outcome.query.kind == kind] for kind in KINDS}
    return {kind: score(found) for kind, found in of_kind.items() if found}


def misses(outcomes: Iterable[Outcome], texts: Mapping[str, Text]) -> list[dict[str, Any]]:
    """The queries whose right answer did not stand first, with the title that was wanted and the one that came."""
    return [
        {
            **asdict(outcome.query),
            "wanted": texts[outcome.query.source].title,
            "rank": outcome.rank,
            "first": outcome.first,
            "first_title": texts[outcome.first].title if outcome.first in texts else "",
        }
        for outcome in outcomes
        if outcome.rank != 1
    ]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, ninth tenth and most of at least one value; the smallest value that so many do not exceed."""
    ordered = sorted(values)
    return {
        name: ordered[max(math.ceil(share * len(ordered)) - 1, 0)]
        for name, share in (("median", 0.5), ("p90", 0.9), ("max", 1.0))
    }
