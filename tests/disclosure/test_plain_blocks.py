"""A text rendered in parts is the same, to the byte, as Markdown and the sanitiser make it from the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure import body_html
from plugins.disclosure.plain_blocks import parts_of
from tests.disclosure.test_inline_shortcut import PIECES

BLOCKS = [
    *(
        "各有关单位：",
        "　　为方便群众，现通知如下。",
        "## 一、总体要求",
        "# 标题",
        "###### 六",
        "####### 七",
        "#无空格",
        "## ",
    ),
    *(
        "1. 一",
        "- 甲",
        "+ 乙",
        "* 丙",
        "> 引",
        "    代码",
        "|甲|乙|\n|-|-|\n|1|2|",
        "甲\n乙",
        "甲\n===",
        "---",
        "***",
    ),
    *(
        "12 日",
        "１. 全角",
        "第1条 a - b",
        "a | b",
        "a # b",
        "## a #",
        "结尾有空格 ",
        " 开头有空格",
        "　",
        "　　",
        "　1. 一",
    ),
    *(
        "甲 & 乙",
        "*重*",
        "a_b",
        "![a](b.png)",
        "[a][b]",
        "[b]: c.md",
        "<b>粗</b>",
        "<div>\n",
        "</div>",
        "a\u00a0b",
        "\\*",
    ),
    *(
        "甲 “引” 'x' \"y\"",
        "：",
        "=",
        "~~~",
        "!",
        "x:\n:y",
        "e\u0301",
        "\u2028甲",
        "a\u0085b",
        "&nbsp;",
        "<!-- x -->",
        "{: #a}",
    ),
]
BREAKS = ["\n\n", "\n", "\n\n\n", "\n \n", "\n\n   \n\n", "\n\t\n"]


def whole(text):
    """The text rendered as one part."""
    return body_html._render_marked(text, lambda _tag, address: address)


def in_parts(text):
    return body_html.render(text, lambda _tag, address: address)


@pytest.mark.parametrize("text", BLOCKS)
def test_each_block_is_the_same(text):
    for shown in (text, f"甲\n\n{text}\n\n乙", f"1. 一\n\n{text}\n\n2. 二", f"    x\n\n\n{text}\n"):
        assert in_parts(shown) == whole(shown)


@given(st.lists(st.tuples(st.sampled_from(BLOCKS), st.sampled_from(BREAKS)), max_size=8))
def test_blocks_in_any_order_are_the_same(pieces):
    text = "".join(block + end for block, end in pieces)
    assert in_parts(text) == whole(text)


@given(st.lists(st.sampled_from([*PIECES, "\n\n", "甲乙", "\n\n## "]), max_size=40).map("".join))
def test_any_text_is_the_same(text):
    assert in_parts(text) == whole(text)


@given(st.text(max_size=60))
def test_any_characters_are_the_same(text):
    assert in_parts(f"甲\n\n{text}\n\n乙") == whole(f"甲\n\n{text}\n\n乙")


def test_plain_documents_need_no_markdown():
    assert [part.is_plain for part in parts_of("## 一\n\n各有关单位：\n\n　　现通知如下。\n")] == [True] * 3
