"""The processing fee, with the worked values of 国办函〔2020〕109号."""

from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.request_fees import charges_by_pages, charges_by_pieces, piece_bands, total

PIECES = {
    0: 0,
    10: 0,
    11: 100,
    20: 1000,
    30: 2000,
    31: 2200,
    40: 4000,
    41: 4300,
    50: 7000,
    51: 7400,
    100: 37000,
}
PAGES = {0: 0, 30: 0, 31: 10, 100: 700, 101: 720, 200: 2700, 201: 2740, 300: 6700}


@pytest.mark.parametrize(("count", "fee"), PIECES.items())
def test_by_piece(count, fee):
    assert total(charges_by_pieces(count)) == fee


@pytest.mark.parametrize(("count", "fee"), PAGES.items())
def test_by_page(count, fee):
    assert total(charges_by_pages(count)) == fee


@pytest.mark.parametrize("charges", [charges_by_pieces, charges_by_pages])
def test_less_than_nothing_has_no_fee(charges):
    with pytest.raises(ValueError, match="negative"):
        charges(-1)


@given(st.sampled_from([charges_by_pieces, charges_by_pages]), st.integers(0, 2000))
def test_one_more_costs_the_rate_of_its_band_and_every_piece_is_in_one(charges, count):
    now, more = charges(count), charges(count + 1)
    assert sum(charge.inside for charge in now) == count
    assert total(more) - total(now) == more[-1].band.rate


def test_bands_leave_no_gap():
    assert all(first.last + 1 == second.first for first, second in pairwise(islice(piece_bands(), 40)))
