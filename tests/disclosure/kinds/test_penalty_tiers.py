"""Penalty tiers: where one ends the next begins."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.kinds.penalty_tiers import ORDER, Defect, PenaltyAct, defects_of

BOUNDS = st.lists(
    st.decimals(min_value=0, max_value=10**8, places=2), min_size=3, max_size=6, unique=True
).map(sorted)


def act(bounds, vocabularies, shift=Decimal(0), at=1):
    tiers = [
        {
            "tier": ORDER[number],
            "behaviour": "情形",
            "lower": str(lower + (shift if number == at else 0)),
            "upper": str(upper),
        }
        for number, (lower, upper) in enumerate(pairwise(bounds))
    ]
    return PenaltyAct.model_validate({"act": "行为", "basis": "依据", "tiers": tiers}, context=vocabularies)


@given(BOUNDS)
def test_tiers_that_touch_have_no_defect(vocabularies, bounds):
    assert list(defects_of(act(bounds, vocabularies))) == []


@given(BOUNDS, st.sampled_from([Decimal("0.01"), Decimal("-0.01")]))
def test_a_cent_between_or_over_is_found(vocabularies, bounds, shift):
    found = {
        defect.defect for defect in defects_of(act([bound + 1 for bound in bounds], vocabularies, shift))
    }
    assert (Defect.GAP if shift > 0 else Defect.OVERLAP) in found
