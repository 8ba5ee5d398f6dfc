"""How long a text takes to read aloud, and what reads badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.spoken_texts import MOST_CHARACTERS, hard_to_read, seconds_of
from tests.make import errors, line_of, make_content, place


def test_a_text_takes_a_second_for_four_syllables_and_half_a_second_for_a_pause():
    assert seconds_of("一二三四五六七八") == 2
    assert seconds_of("一二三四，五六七八。") == 3
    assert seconds_of("") == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("十月十五日停水，电话0000-12340001，火警119，热线12345。", []),
        ("二〇二六年，共12户，每户20元，增长1.5倍。", []),
        ("2026-10-15停水", [("date", "2026-10-15")]),
        ("补贴84920.00元", [("number", "84920.00")]),
        ("GDP增长5%，面积120㎡", [("letters", "GDP"), ("sign", "%"), ("sign", "㎡")]),
        ("见www.shili.example。", [("address", "www.shili.example")]),
        ("示镇发〔2026〕6号", [("sign", "〔"), ("sign", "〕")]),
    ],
)
def test_what_an_announcer_stumbles_over_is_named(text, found):
    assert hard_to_read(text) == found


@given(st.text(max_size=MOST_CHARACTERS))
def test_any_text_is_judged(text):
    assert seconds_of(text) >= 0
    assert all(piece in text for _kind, piece in hard_to_read(text))


def test_a_text_that_is_too_long_is_refused_on_its_line(tmp_path):
    content = make_content(tmp_path, {"00001": {"spoken": "长" * 301}})
    assert errors(content) == [(place("00001"), line_of(content, "00001", "spoken"), "readable")]
