"""Articles and chapters have addresses that come from their numbers alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.article_anchors import anchored
from plugins.disclosure.body_html import render
from tests.disclosure.test_plain_blocks import in_parts, whole

DIGITS = "零一二三四五六七八九"


def chinese(number):
    """A number up to 99 as rules write it."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones else "")


def ids(markdown):
    """The ids in a text, in order."""
    return re.findall(r' id="([^"]*)"', anchored(render(markdown, lambda _tag, address: address)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第十二条　城市公园免费开放。", "art-12"),
        ("**第十二条**　城市公园免费开放。", "art-12"),
        ("**第十二条　【开放】**城市公园免费开放。", "art-12"),
        ("第十二条之一　公园的湖。", "art-12-1"),
        ("第12条 公园。", "art-12"),
        ("第一百零二条（附则） 公园。", "art-102"),
        ("### 第十二条 公园", "art-12"),
        ("### 第三条公园", "art-3"),
        ("第二章　开放与服务", "ch-2"),
        ("## 第二章 开放与服务", "ch-2"),
        ("第一编 总则", "part-1"),
    ],
)
def test_what_begins_an_article_or_chapter(text, name):
    assert ids(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "第十二条规定的公园免费开放。",
        "第三条、第四条 不适用于公园。",
        "第二章规定了开放与服务。",
        "第二章 规定了开放，第三章 规定了服务。",
        "根据第十二条 的规定。",
        "第百十条 公园",
        "第零条 公园",
        "> 第十二条　引用的条文。",
        "- 第十二条　列表。",
        "<table><tr><td><p>第十二条　表格。</p></td></tr></table>",
        "第十二届 运动会",
    ],
)
def test_what_does_not(text):
    assert ids(text) == []


def test_sections_are_told_apart_by_their_chapters():
    text = "## 第一章 甲\n\n### 第一节 乙\n\n第一条 丙。\n\n## 第二章 丁\n\n### 第一节 戊\n\n第二条 己。\n"
    assert ids(text) == ["ch-1", "ch-1-sec-1", "art-1", "ch-2", "ch-2-sec-1", "art-2"]


def test_a_rule_behind_the_paper_that_issues_it_begins_again():
    assert ids("第一条 甲。\n\n第二条 乙。\n\n附件\n\n第一条 丙。\n") == ["art-1", "art-2", "art-1--2"]


def test_a_table_of_contents_takes_no_address_from_the_chapters():
    contents = "目　录\n\n第一章　总则\n\n第二章　开放\n\n第一节　公园\n\n第二节　湖\n\n第三章　附则\n\n"
    text = "第一章　总则\n\n第一条　甲。\n\n"
    text += "第二章　开放\n\n第一节　公园\n\n第二条　乙。\n\n第三章　附则\n\n第三条　丙。\n"
    expected = ["ch-1", "art-1", "ch-2", "ch-2-sec-1", "art-2", "ch-3", "art-3"]
    assert ids(contents + text) == expected
    assert ids(contents + "示例市公园办法\n\n" + text) == expected


def test_texts_without_articles_stay_as_they_are():
    assert (
        anchored("<p>第一，开放公园。</p>\n<h2>一、总则</h2>") == "<p>第一，开放公园。</p>\n<h2>一、总则</h2>"
    )


ARTICLES = st.lists(
    st.tuples(
        st.integers(1, 99),
        st.sampled_from(["条　正文。", "条之一　正文。", "条规定的。", "章　名称", "节　名称", "编　名称"]),
        st.sampled_from(["", "**", "## ", "> ", "- "]),
        st.sampled_from(["\n\n", "\n"]),
    ),
    max_size=12,
)


@given(ARTICLES)
def test_ids_are_unique_and_both_ways_of_rendering_agree(articles):
    text = "".join(
        f"{mark}第{chinese(number)}{rest}{'**' if mark == '**' else ''}{end}"
        for number, rest, mark, end in articles
    )
    html = anchored(in_parts(text))
    assert html == anchored(whole(text))
    found = re.findall(r' id="([^"]*)"', html)
    assert len(found) == len(set(found))
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in found)
    assert re.sub(r' id="[^"]*"', "", html) == in_parts(text)


@given(st.sets(st.integers(1, 99), min_size=1), st.text("停车场公园免费。", max_size=30))
def test_an_address_depends_on_nothing_but_the_number(numbers, words):
    articles = [f"第{chinese(number)}条　{words}\n\n{words}\n\n" for number in sorted(numbers)]
    assert ids("".join(articles)) == [f"art-{number}" for number in sorted(numbers)]
