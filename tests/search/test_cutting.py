"""What stands for a text in the index."""

import pytest
from hypothesis import given

from plugins.search.cut import cut, cut_question, pairs, spread
from tests.search.texts import anything


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("《食品安全法》", ["食品安全法"]),
        ("第3条、第12款；", ["第3条", "第12款"]),
        ("自 2026 年 1 月起", ["自2026年1月起"]),
        ("通 知", ["通知"]),
        ("annual report 2026", ["annual", "report", "2026"]),
        ("停车\n收费", ["停车", "收费"]),
        ("１２３４５热线", ["12345热线"]),
        ("GB/T 9704", ["gb", "t", "9704"]),
        ("，。！ \u200b", []),
    ],
)
def test_runs(text, runs):
    assert spread(text).split() == runs


def test_terms_of_a_text():
    pairs_and_words = {"停车": 2, "20": 1, "02": 1, "26": 1, "6年": 1, "2026": 1}
    assert cut("停车，停车。2026年") == pairs_and_words | dict.fromkeys("停车206年", 1)


@pytest.mark.parametrize(
    ("run", "terms"),
    [
        ("停", ["停"]),
        ("停车场", ["停车", "车场"]),
        ("2026年停车", ["2026", "6年", "年停", "停车"]),
        ("gb9704标准", ["gb", "b9", "9704", "4标", "标准"]),
        ("停车停车", ["停车", "车停"]),
        ("5g", ["5g"]),
    ],
)
def test_terms_of_a_question(run, terms):
    assert cut_question(run) == terms


def test_long_runs_do_without_common_pairs_between_others():
    common = {"机关", "关应", "应当", "依法", "法公", "开信"}
    assert cut_question("机关应当依法公开信", common) == ["机关", "应当", "当依", "法公", "公开", "开信"]
    assert cut_question("机关应当依法公开", common) == pairs("机关应当依法公开")


def test_a_word_is_never_longer_than_its_limit():
    assert {term for term in cut("x" * 40) if len(term) > 2} == set()
    assert pairs("abc") == ["ab", "bc"]


@given(anything)
def test_every_two_neighbours_are_a_term(text):
    terms = cut(text)
    for run in spread(text).split():
        assert all(run[start : start + 2] in terms for start in range(len(run) - 1))
        assert all(character in terms for character in run)
        assert set(cut_question(run)) <= terms.keys()
