"""Nothing of a text is lost or added, whatever signs it is made of."""

import html

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commands.importing.html.blocks import read_blocks
from commands.importing.html.headings import mark_headings
from commands.importing.html.paragraph_groups import group_columns, group_contents
from commands.importing.html.tree import parse_html, visible_text
from commands.importing.markdown.document import Paragraph, Span
from commands.importing.markdown.text_check import difference
from commands.importing.markdown.writing import MarkdownWriter
from commands.importing.portal.leftovers import Leftovers
from plugins.disclosure.body_html import plain_text, render
from tests.commands.importing.samples import ROOT, squeezed

SIGNS = st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|&;:~=\"'1 \n\t　一、（）。字aZ/@^$%"), max_size=40)
PHRASES = st.sampled_from(
    [
        *(
            "1. ",
            "- ",
            "+ ",
            "* ",
            "# ",
            "> ",
            "---",
            "===",
            "***",
            "```",
            "    ",
            "**",
            "__",
            "| a | b |\n|---|---|",
        ),
        *(
            "[a](b)",
            "![a](b)",
            "[a]: b",
            "<b>",
            "</p>",
            "&amp;",
            "&#x41;",
            "&copy",
            "<!-- -->",
            "<https://a.b>",
            "a_b",
        ),
        *(
            "第一章　总则",
            "目录",
            "附件：1.",
            "2026年3月5日",
            "国 务 院",
            "{: .x}",
            "\\*",
            "1\\.",
            "<br>",
            "~~~",
        ),
    ]
)
TEXTS = st.lists(st.one_of(SIGNS, PHRASES, st.text(max_size=20)), max_size=6).map("".join)


def rendered(markdown):
    return squeezed(plain_text(render(markdown, lambda tag, address: address)))


def imported(markup):
    """The text of some HTML, and the Markdown made from it."""
    root = parse_html(f"<div>{markup}</div>").div
    blocks = group_columns(mark_headings(group_contents(read_blocks(root, Leftovers(ROOT))), ""))
    return visible_text(root), MarkdownWriter("x").write(blocks)


@given(TEXTS)
@example("1. 一\n- 二")
@example("a\n===\n[x]: y")
@settings(max_examples=300, deadline=None)
def test_any_text_in_a_paragraph_comes_back(text):
    _text, markdown = imported(f"<p>{html.escape(text)}</p><p>后面</p>")
    expected = visible_text(parse_html(f"<div><p>{html.escape(text)}</p><p>后面</p></div>").div)
    assert difference(expected, markdown) == ""


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(0, 9))
@settings(max_examples=300, deadline=None)
def test_any_text_in_any_structure_comes_back(texts, shape):
    pieces = [html.escape(text) for text in texts]
    markup = [
        "<p><b>{}</b>{}</p>",
        "<p>{}<br>{}</p>",
        "<ul><li>{}</li><li><p>{}</p><ol><li>{}</li></ol></li></ul>",
        "<table border=1><tr><td>{}</td><td>{}</td></tr><tr><td>{}</td><td>{}</td></tr></table>",
        "<table border=1><tr><td rowspan=2>{}</td><td><p>{}</p><p>{}</p></td></tr><tr><td>{}</td></tr></table>",
        "<p style='text-align:center;font-weight:bold;font-size:18pt'>{}</p><p>{}</p>",
        "<blockquote>{}<p>{}</p></blockquote>",
        "<p>{}<sup>{}</sup><a href='https://a.gov.cn/x_y'>{}</a></p>",
        "<h2>{}</h2><pre>{}</pre>{}",
        "<div>{}<div>{}</div>{}</div>",
    ][shape]
    text, markdown = imported(markup.format(*(pieces * 4)[: markup.count("{}")]))
    assert difference(text, markdown) == ""


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_spans_side_by_side_do_not_form_markup(texts):
    spans = [
        Span(text.replace("\0", ""), bold=bool(number % 2))
        for number, text in enumerate(texts)
        if text.strip()
    ]
    markdown = MarkdownWriter("x").write([Paragraph(spans)] if spans else [])
    assert difference("".join(span.text for span in spans), markdown) == ""


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("<p>1.北京市</p>", "1.北京市"),
        ("<p>1. 北京市</p>", "1\\. 北京市"),
        ("<p>- 北京市</p>", "\\- 北京市"),
        ("<p># 号</p>", "\\# 号"),
        ("<p>&gt; 5%</p>", "\\> 5%"),
        ("<p>a_b 和 _c_</p>", "a_b 和 \\_c\\_"),
        ("<p>3*4 &lt; 13 &amp; 〔2026〕</p>", "3\\*4 &lt; 13 & 〔2026〕"),
        ("<p>[2026]3号</p>", "\\[2026]3号"),
        ("<p>一<br>----</p>", "一<br>\n\\----"),
        ("<p>面积 3 km<sup>2</sup>，CO<sub>2</sub></p>", "面积 3 km<sup>2</sup>，CO<sub>2</sub>"),
        ("<p>甲<b>乙，</b>丙</p>", "甲**乙**，丙"),
        ("<p>甲<b>（乙）</b>丙</p>", "甲（**乙**）丙"),
        ("<p>甲<b> </b>乙<b>。</b></p>", "甲 乙。"),
        ("<p>换\n行，<span>不断</span>\n词 a\nb</p>", "换行，不断词 a b"),
        ("<p>一&nbsp;二&nbsp;&nbsp;&nbsp;&nbsp;三　　四</p>", "一 二　　三　　四"),
        ("<ul><li>一</li><li>二<ol><li>三</li></ol></li></ul>", "- 一\n- 二\n    1. 三"),
        ("<ol start='3'><li>一</li><li><p>二</p><p>三</p></li></ol>", "3. 一\n\n4. 二\n\n    三"),
        ("<blockquote><p>一</p><p>二</p></blockquote>", "> 一\n>\n> 二"),
        ("<dl><dt>名称</dt><dd>公园</dd></dl>", "**名称**\n\n公园"),
        ("<p>一</p><hr><p></p><p>二</p>", "一\n\n二"),
    ],
)
def test_markdown_as_a_person_would_type_it(markup, markdown):
    text, written = imported(markup)
    assert written == markdown + "\n"
    assert rendered(written) == squeezed(text)


def test_characters_that_an_item_may_not_contain(importing, body):
    assert body("<p>零宽\u200b与\u202e方向\ufeff，软连\xad字</p>") == "零宽与方向，软连字"
    assert body("<p>\u200b生僻字\U000323b0和𠮷、⼀</p>") == "生僻字\U000323b0和𠮷、⼀"


def test_characters_that_cannot_be_known_are_marked_and_named(importing):
    from tests.commands.importing.samples import page

    done = importing({"a.html": page("<p>王\ue123先生和李\ufffd女士负责有关的工作。</p>")})
    assert done.only()[1] == "王〓先生和李〓女士负责有关的工作。"
    assert "有 2 个无法识别的字符" in done.report


def test_a_layout_that_would_change_the_text_is_given_up(importing, monkeypatch):
    from tests.commands.importing.samples import page

    monkeypatch.setattr("commands.importing.markdown.writing._bold", lambda text, first, last: f"**{text}")
    done = importing({"a.html": page("<p><b>甲</b>乙</p>")})
    assert done.only()[1] == "甲乙"
    assert "排版没有保留，只导入了文字" in done.report


def test_a_text_that_cannot_be_kept_is_not_imported(importing, monkeypatch):
    from tests.commands.importing.samples import page

    monkeypatch.setattr("commands.importing.markdown.writing.escape_inline", lambda text: text)
    done = importing({"a.html": page("<p>甲*乙*丙</p>"), "b.html": page("<p>正常的正文。</p>")})
    assert done.status == 1
    assert len(done.paths) == 1
    assert "未导入 a.html：导入后的正文与原文不一致" in done.screen
