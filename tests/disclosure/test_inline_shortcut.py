"""Skipping the inline patterns gives what Python-Markdown gives with all of them, on every text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from plugins.disclosure import body_html

EVERY_PATTERN = {
    *("backtick", "escape", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "linebreak", "html", "entity", "em_strong"),
}
PIECES = [
    *("`", "\\", "[", "]", "(", ")", "!", "<", ">", "&", "*", "_", "  \n", "\n", "\n\n", "#", "-", "|", ":"),
    *(" ", "    ", "1. ", "> ", "***", "__", "![a](b)", "[a]: b", "<b>", "&amp;", "a@b.cn", "http://a.cn"),
    *("关于", "〔2024〕", "（一）", "　", "\u0002", "\u0003", "klzzwxh:0001", "~", '"', "'", "{", "=", "\t"),
]


def stock():
    """Python-Markdown with our extensions and its own way with inline patterns."""
    markdown = body_html._new_markdown()
    markdown.treeprocessors.register(InlineProcessor(markdown), "inline", 20)
    return markdown


def test_the_shortcut_is_in_place_and_knows_every_pattern():
    markdown = body_html._new_markdown()
    assert isinstance(markdown.treeprocessors["inline"], body_html._InlineWhereNeeded)
    assert {name for name, _priority in markdown.inlinePatterns._priority} == EVERY_PATTERN


@pytest.mark.parametrize(
    "text", ["各有关单位：", "甲 & 乙", "*重*要", "行尾  \n换行", "见[附件](a.pdf)", "a_b_c", "\\*"]
)
def test_both_ways_give_the_same(text):
    assert body_html._to_html(text) == stock().convert(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_both_ways_give_the_same_for_any_text(text):
    assert body_html._to_html(text) == stock().convert(text)
