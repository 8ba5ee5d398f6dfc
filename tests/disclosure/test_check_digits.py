"""Check characters of organisation codes (GB 11714) and unified social credit codes (GB 32100)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.check_digits import (
    CREDIT_ALPHABET,
    check_credit_code,
    check_organisation_code,
    credit_check,
    organisation_check,
)
from plugins.disclosure.errors import InvalidNumber

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
eight = st.text(ALPHANUMERIC, min_size=8, max_size=8)
seventeen = st.text(CREDIT_ALPHABET, min_size=17, max_size=17)


@pytest.mark.parametrize(
    ("first_eight", "expected"),
    [("00001434", "9"), ("01527918", "X"), ("00728042", "0"), ("03521000", "8"), ("69555064", "9")],
)
def test_the_ninth_character_is_the_one_of_the_standard(first_eight, expected):
    assert organisation_check(first_eight) == expected
    check_organisation_code(first_eight + expected)


@pytest.mark.parametrize(
    ("code", "must_be"), [("000014348", "9"), ("035210000", "8"), ("01527918x", ""), ("007280421", "0")]
)
def test_a_wrong_ninth_character_is_refused_with_the_right_one(code, must_be):
    with pytest.raises(InvalidNumber, match=f"校验码应为 {must_be}" if must_be else "大写"):
        check_organisation_code(code)


@pytest.mark.parametrize("code", ["", "00001434", "0000143499", "00001434-9", "０00014349", "0000 4349"])
def test_what_has_no_form_of_an_organisation_code_is_refused(code):
    with pytest.raises(InvalidNumber, match="9 位"):
        check_organisation_code(code)


@pytest.mark.parametrize("code", ["114403006955506492", "11441700007280420Y"])
def test_valid_credit_codes_are_accepted(code):
    assert credit_check(code[:17]) == code[17]
    check_credit_code(code)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("114403006955506493", "校验码应为 2"),
        ("11441700007280420Z", "不含 I、O、S、V、Z"),
        ("11441700007280420", "18 位"),
        ("11441700007280420y", "18 位"),
    ],
)
def test_wrong_credit_codes_are_refused_with_the_reason(code, reason):
    with pytest.raises(InvalidNumber, match=reason):
        check_credit_code(code)


def test_the_organisation_code_inside_a_credit_code_is_checked_too():
    outer = "11440300" + "695550648"
    with pytest.raises(InvalidNumber, match="组织机构代码“695550648”的校验码应为 9"):
        check_credit_code(outer + credit_check(outer))


@given(eight, st.integers(0, 7), st.sampled_from(ALPHANUMERIC))
def test_one_changed_character_is_caught_or_changes_the_expected_one(first_eight, position, other):
    """Weights and 11 have no common factor, so only values that are equal modulo 11 can hide."""
    changed = first_eight[:position] + other + first_eight[position + 1 :]
    hidden = (int(first_eight[position], 36) - int(other, 36)) % 11 == 0
    assert (organisation_check(changed) == organisation_check(first_eight)) is hidden


@given(seventeen, st.integers(0, 16), st.sampled_from(CREDIT_ALPHABET))
def test_one_changed_character_of_a_credit_code_is_always_caught(first, position, other):
    changed = first[:position] + other + first[position + 1 :]
    assert (credit_check(changed) == credit_check(first)) is (changed == first)


@given(eight)
def test_every_code_with_its_check_character_is_valid(first_eight):
    check_organisation_code(first_eight + organisation_check(first_eight))
