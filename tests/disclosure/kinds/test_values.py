"""The values of kinds: exact amounts, lengths of time, and what is refused with words that help."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from plugins.disclosure.field_types import parse_count
from plugins.disclosure.kinds.values import (
    Length,
    parse_amount,
    parse_length,
    total,
    written_amount,
)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False))
def test_an_amount_that_is_shown_is_read_as_the_same(amount):
    assert parse_amount(written_amount(amount)) == amount
    assert parse_amount(str(amount)) == amount


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12 万元",
        "1.2.3",
        "12,34",
        "１２",
        "NaN",
        "Infinity",
        "1e9",
        "--1",
        "0x10",
        "十二",
        "9" * 16,
        "1,2345",
    ],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(PydanticCustomError, match="应是一个数"):
        parse_amount(text)


def test_a_tenth_stays_a_tenth():
    assert sum([parse_amount("0.1")] * 3, Decimal(0)) == parse_amount("0.3")


@pytest.mark.parametrize("text", ["-1", "1.0", "两", "1000000000", ""])
def test_a_count_is_whole(text):
    with pytest.raises(PydanticCustomError, match="阿拉伯数字"):
        parse_count(text)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("20 个工作日", 20, "wd"),
        ("20个工作日", 20, "wd"),
        ("7", 7, "wd"),
        ("60 日", 60, "d"),
        ("60天", 60, "d"),
        ("3 个月", 3, "m"),
        ("1 年", 1, "y"),
        ("0.5 个工作日", Decimal("0.5"), "wd"),
        ("当场", 0, "wd"),
        ("无", None, "wd"),
    ],
)
def test_lengths_of_time(text, amount, unit):
    assert parse_length(text) == Length(amount if amount is None else Decimal(amount), unit)


@pytest.mark.parametrize("text", ["尽快", "20 个工作日左右", "-3 日", "20个工作曰", "", "99999 日"])
def test_what_is_no_length_is_refused(text):
    with pytest.raises(PydanticCustomError, match="20 个工作日"):
        parse_length(text)


def wd(days):
    return Length(Decimal(days), "wd")


def test_only_what_is_certain_is_longer():
    assert wd(21).is_longer(wd(20))
    assert not wd(20).is_longer(wd(20))
    assert wd(31).is_longer(Length(Decimal(30), "d")), "31 working days are more than 30 days"
    assert not Length(Decimal(30), "d").is_longer(wd(25)), "30 days may hold 25 working days or not"
    assert not wd(500).is_longer(Length(None)), "nothing is longer than a limit that no law sets"
    assert Length(Decimal(1), "m").is_longer(Length(Decimal(0))), "a month is longer than at once"


def test_times_of_different_units_have_no_sum():
    assert total([wd(1), wd(2), Length(Decimal(0))]) == wd(3)
    assert total([wd(1), Length(Decimal(1), "d")]) is None
    assert total([wd(1), Length(None)]) is None
    assert total([]) == wd(0)
