"""Sketches are alike where texts are, whatever the text, and comparing many takes little."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.sketches import MIN_LETTERS, NEAR, likeness, near_pairs, sketch

chinese = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=MIN_LETTERS, max_size=400
)


def text_of(seed, length):
    """Letters that repeat as little as those of a real text."""
    source = random.Random(seed)
    return "".join(chr(source.randint(0x4E00, 0x6E00)) for _ in range(length))


@given(st.text(max_size=600))
def test_every_text_has_one_sketch(text):
    own = sketch(text)
    assert own == sketch(text)
    assert bool(own) <= (len(text) >= MIN_LETTERS)
    assert not own or likeness(own, own) == 1.0


@given(chinese, chinese)
def test_likeness_is_a_share_and_has_no_direction(first, second):
    one, other = sketch(first), sketch(second)
    if one and other:
        assert 0.0 <= likeness(one, other) == likeness(other, one) <= 1.0


@pytest.mark.parametrize("length", [200, 1500, 20_000])
def test_a_few_changed_letters_are_near_and_another_text_is_not(length):
    text, other = text_of(1, length), text_of(2, length)
    third = length // 3
    changed = [
        text[:third] + "改" + text[third:],
        text.replace(text[third], "换", 1),
        text[:-2],
        "新增" + text,
    ]
    for edited in changed:
        assert list(near_pairs([sketch(text), sketch(edited)])) == [(0, 1)]
    assert list(near_pairs([sketch(text), sketch(other)])) == []
    assert likeness(sketch(text), sketch(text[:third] + other[third:])) < NEAR


def test_texts_that_are_too_short_are_near_to_none():
    assert sketch("短") == b""
    assert list(near_pairs([b"", b"", sketch(text_of(1, 200))])) == []


def test_many_equal_texts_are_compared_with_a_few_of_them_only():
    own = sketch(text_of(3, 300))
    pairs = list(near_pairs([own] * 1000))
    assert len({second for _first, second in pairs}) == 999
    assert len(pairs) < 60_000
