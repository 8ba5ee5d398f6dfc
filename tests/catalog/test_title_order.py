"""Titles stand where somebody looks who knows what a paper is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.catalog.title_order import heading, sort_key
from plugins.disclosure.first_letters import OTHERS, letter

CITY = "示例市人民政府"


@pytest.mark.parametrize(
    ("title", "expected", "sign"),
    [
        ("示例市人民政府关于印发《公共停车场管理办法》的通知", "公共停车场管理办法》的通知", "G"),
        ("示例市人民政府、示例市财政局关于张示例任职的通知", "张示例任职的通知", "Z"),
        ("关于公布阿胶目录的公告", "阿胶目录的公告", "A"),
        ("示例市人民政府", "示例市人民政府", "S"),
        ("“放管服”改革方案", "放管服”改革方案", "F"),
        ("app 备案指南", "app 备案指南", "A"),
        ("2026年部门预算", "2026年部门预算", OTHERS),
        ("Ａ类药品目录", "Ａ类药品目录", "A"),
        ("濮阳规划", "濮阳规划", OTHERS),
        ("𠮷田", "𠮷田", OTHERS),
        ("座谈会纪要", "座谈会纪要", "Z"),
        ("！", "！", OTHERS),
        ("", "", OTHERS),
    ],
)
def test_what_does_not_tell_papers_apart_is_left_out(title, expected, sign):
    found = heading(title, [CITY, "示例市财政局"])
    assert (found, letter(found)) == (expected, sign)


def test_headings_are_ordered_by_sound():
    words = ["资金", "城市", "道路", "办理", "规划", "专项", "办法"]
    assert sorted(words, key=sort_key) == ["办法", "办理", "城市", "道路", "规划", "专项", "资金"]


@given(st.text(), st.lists(st.text(), max_size=3))
def test_every_title_has_a_place(title, publishers):
    found = heading(title, publishers)
    assert title.endswith(found)
    assert bool(found) == bool(title)
    assert letter(found) in f"ABCDEFGHJKLMNOPQRSTWXYZIUV{OTHERS}"
    sort_key(found)
