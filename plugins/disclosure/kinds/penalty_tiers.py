"""Penalty tiers (行政处罚裁量基准): which behaviour meets which penalty. They must be public (行政处罚法 Art. 34)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, NamedTuple

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Line, ListOf, Vocabulary
from plugins.disclosure.kinds.values import PositiveAmount

R = Need.REQUIRED
ORDER = ("minimal", "light", "ordinary", "serious", "grave")


class Tier(Block):
    """One tier: the behaviour, and the penalty as amounts, as words, or both."""

    tier: Annotated[Annotated[str, Vocabulary("penalty_tier")], Spec("裁量阶次", R)]
    behaviour: Annotated[Line, Spec("适用情形", R)]
    lower: Annotated[PositiveAmount | None, Spec("下限")] = None
    upper: Annotated[PositiveAmount | None, Spec("上限")] = None
    penalty: Annotated[
        Line | None,
        Spec("处罚内容", Need.CONDITIONAL, note="如 不予处罚、责令停产停业", when="没有写下限和上限"),
    ] = None


class PenaltyAct(Block):
    """One unlawful act with its tiers, lightest first; `unit` is what their amounts are counted in."""

    act: Annotated[Line, Spec("违法行为", R)]
    basis: Annotated[Line, Spec("处罚依据", R)]
    unit: Annotated[Line, Spec("单位", note="元、万元、货值金额的倍数等；不写即为元")] = "元"
    lower: Annotated[PositiveAmount | None, Spec("法定下限")] = None
    upper: Annotated[PositiveAmount | None, Spec("法定上限")] = None
    tiers: Annotated[tuple[Tier, ...], ListOf, Spec("阶次", R)]


class PenaltyTiers(Block):
    """The tiers of a field of law. Tables of many thousand rows are divided among items, one for each law."""

    field: Annotated[Line, Spec("适用领域", R)]
    acts: Annotated[tuple[PenaltyAct, ...], ListOf, Spec("违法行为清单", R)]


class Defect(StrEnum):
    """What can be wrong with the tiers of an act."""

    REVERSED = "reversed"
    GAP = "gap"
    OVERLAP = "overlap"
    ORDER = "order"
    OUTSIDE = "outside"
    BELOW = "below"
    EMPTY = "empty"


class TierDefect(NamedTuple):
    """A defect, the number of the tier in its act (from 0), and the two amounts that disagree."""

    defect: Defect
    tier: int
    first: Decimal | None = None
    second: Decimal | None = None


def defects_of(act: PenaltyAct) -> Iterator[TierDefect]:
    """Everything that is wrong with the tiers of an act; where one tier ends, the next begins."""
    for number, tier in enumerate(act.tiers):
        if tier.lower is None and tier.upper is None and not tier.penalty:
            yield TierDefect(Defect.EMPTY, number)
        if tier.lower is not None and tier.upper is not None and tier.lower > tier.upper:
            yield TierDefect(Defect.REVERSED, number, tier.lower, tier.upper)
        if act.upper is not None:
            above = max((each for each in (tier.lower, tier.upper) if each is not None), default=act.upper)
            if above > act.upper:
                yield TierDefect(Defect.OUTSIDE, number, above, act.upper)
        # What is minimal or light may be punished below the least that the law says (行政处罚法 Art. 32).
        may_be_less = ORDER.index(tier.tier) < ORDER.index("ordinary")
        lowest = None if may_be_less else tier.lower
        if act.lower is not None and lowest is not None and lowest < act.lower:
            yield TierDefect(Defect.BELOW, number, lowest, act.lower)
    for number, (tier, next_tier) in enumerate(pairwise(act.tiers), 1):
        if ORDER.index(tier.tier) >= ORDER.index(next_tier.tier):
            yield TierDefect(Defect.ORDER, number)
    yield from _seams(act)


def _seams(act: PenaltyAct) -> Iterator[TierDefect]:
    """Tiers with amounts, one after the other; one that says no lower end begins at nothing."""
    ranges = [
        (number, tier.lower or Decimal(0), tier.upper)
        for number, tier in enumerate(act.tiers)
        if tier.lower is not None or tier.upper is not None
    ]
    for (_number, _lower, upper), (number, lower, _upper) in pairwise(ranges):
        if upper is None or upper > lower:
            yield TierDefect(Defect.OVERLAP, number, upper, lower)
        elif upper < lower:
            yield TierDefect(Defect.GAP, number, upper, lower)
