"""A summary is made of the document's own sentences, within its limit."""

import pytest

from commands.importing.markdown.document import Paragraph, Span
from commands.importing.summary import summarise


def blocks(*texts):
    """Paragraphs; a text that begins with `#` signs is a heading of that level."""
    return [
        Paragraph(
            [Span(text.lstrip("#"))], level=len(text) - len(text.lstrip("#")) if text.startswith("#") else 0
        )
        for text in texts
    ]


def test_first_sentences_and_parts():
    text = blocks(
        *(
            "##关于公园的意见",
            "示政发〔2026〕3号",
            "各县（区）人民政府，市政府各部门：",
            "为了管好公园，提出以下意见。",
        ),
        *("###一、总体要求", "公园要免费开放。", "###二、保障措施", "加强领导。"),
    )
    assert summarise(text) == "为了管好公园，提出以下意见。主要内容：总体要求；保障措施。"


def test_a_covering_letter_is_followed_by_what_it_forwards():
    text = blocks(
        *(
            "##关于印发办法的通知",
            "《公园管理办法》已经市政府同意，现印发给你们，请认真贯彻执行。",
            "示例市人民政府",
        ),
        *("##公园管理办法", "第一条　为了管好公园，方便居民休息，制定本办法。"),
    )
    assert summarise(text).endswith("请认真贯彻执行。为了管好公园，方便居民休息，制定本办法。")


def test_words_that_lead_to_a_list_and_its_items():
    text = blocks(
        "根据工作需要，决定调整领导小组。现将名单通知如下：",
        "（一）副市长韩梅任组长，负责全面的工作。",
        "领导小组办公室设在园林局，负责日常工作。",
    )
    assert summarise(text) == "根据工作需要，决定调整领导小组。领导小组办公室设在园林局，负责日常工作。"


@pytest.mark.parametrize("length", [50, 299, 300, 301, 900, 6000])
def test_limits(length):
    for sentence in ("很长的一句话，" * length, "一句话就到这里。" * length, "无标点" * length):
        summary = summarise(blocks(sentence[:length] + "。"))
        assert 0 < len(summary) <= (500 if length > 5_000 else 300)


def test_a_text_without_sentences_gives_its_words():
    assert summarise(blocks("名单", "张三", "李四")) == "名单 张三 李四。"


def test_no_text_no_summary():
    assert summarise([]) == ""


def test_a_summary_of_the_box_is_kept(importing):
    from tests.commands.importing.samples import page

    fields, _body = importing({"a.html": page(more="<tr><td>内容概述：</td><td>公园免费。</td></tr>")}).only()
    assert fields["summary"] == "公园免费。"
    assert "summary_generated" not in fields
