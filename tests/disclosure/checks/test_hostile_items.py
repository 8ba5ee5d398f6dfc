"""Checks of single items answer for every text, however hostile or long, and point into its file."""

from datetime import date
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.checks.registry import hits_of_item
from plugins.disclosure.checks.source_text import MOST_HITS
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.hidden_characters import lookalikes
from plugins.disclosure.items import Item
from plugins.disclosure.register import read_register
from tests.make import make_content

BODY_LINE = 20
TELLING = (
    "甲乙的了和关于以下三项公开：、。；，？?0123456789〔[【（(〕]】）)《》“”—- \n\t　#*_<>&;xX×"
    "见附件待补批注删除第条一二\u2f08\u2ecb\uf9b5\u3164\ufffd"
)
ANY_TEXT = st.one_of(st.text(), st.text(st.sampled_from(TELLING)))
LENGTH = 100_000
REPEATED = (
    *(
        "（",
        "）",
        "《〈",
        "[",
        "〔2021",
        "?2017",
        "5？1",
        "的",
        "关于",
        "甲乙",
        "二",
        "— 3 —\n",
        "- 3 ",
        "— 3 ",
        "本 3 ",
    ),
    *(
        "&#8203;",
        "&",
        "\u2f08",
        "\ufa0e",
        "\u3164",
        "见附件",
        "请具体详细",
        "待补",
        "x",
        "<",
        "<ins>",
        "批注 [",
        "{++",
    ),
    *(
        "以下",
        "以下三项：\n",
        "以下三项：\n1. 甲\n",
        "七公开：甲、",
        "“七公开",
        "第一条\n",
        "（一）\n",
        "甲 3 乙",
        "国务完",
    ),
    *("…", "。", "\n", " ", "　", "——", "(以下"),
)


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    return read_register(make_content(tmp_path_factory.mktemp("hostile"), {}) / "register")


def an_item(text):
    """An item in which everything is `text`, without the limits of files."""
    fields = ItemFields.model_construct(
        {"title", "summary", "publisher", "keywords"},
        title=text[:60_000],
        summary=text[:60_000],
        publisher="示例市人民政府",
        generated_on=date(2026, 3, 2),
        keywords=(text[:1000],),
    )
    return Item(
        "catalog/SL0000019/2026/00001.md",
        fields,
        None,
        True,
        load_html=lambda: escape(text),
        body_line=BODY_LINE,
        load_source=lambda: text,
    )


def answers(text, register):
    hits = [found for found in hits_of_item(an_item(text), register) if found.hit.line >= BODY_LINE]
    rules = [found.rule for found in hits]
    last = BODY_LINE + text.count("\n")
    assert all(found.hit.message and found.hit.line <= last for found in hits)
    assert all(rules.count(rule) <= MOST_HITS + 1 for rule in rules)


@given(ANY_TEXT)
def test_every_text_gets_an_answer(register, text):
    answers(text, register)


@pytest.mark.parametrize("piece", REPEATED)
def test_a_long_text_of_one_piece_gets_an_answer(register, piece):
    """Work that grows with the square of the length would not end within the patience of anybody."""
    answers(piece * (LENGTH // len(piece)), register)


@given(st.text(st.characters(min_codepoint=0x2E80, max_codepoint=0x2FDF), max_size=40))
def test_what_is_meant_is_no_lookalike_itself(text):
    for found in lookalikes(text):
        assert text[found.position] == found.character
        assert found.meant
        assert not [*lookalikes(found.meant)]


def test_ordinary_text_has_no_lookalikes():
    assert [*lookalikes("兀﨎﨑㎡①㈠㊣々〇ＡＢＣ１２３、﹝﹞𠮷")] == []
