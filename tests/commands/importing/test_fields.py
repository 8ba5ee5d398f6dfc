"""Facts become fields as the source says them; what cannot be read keeps its words and is named."""

import pytest

from commands.importing.body_names import split_bodies
from tests.commands.importing.samples import page

BODIES = {"国务院", "中央军委", "文化、体育和旅游局", "文化", "示例市 老干部局"}


def test_all_facts_of_a_box(importing):
    done = importing({"a.html": page(more="<tr><td>主题词：</td><td>公园 管理△ 通知</td></tr>")})
    fields, _body = done.only()
    assert done.status == 2
    assert done.paths == ["000014349/2026/00001.md"]
    assert list(fields) == [
        *(
            "title",
            "summary",
            "summary_generated",
            "publisher",
            "document_number",
            "generated_on",
            "published_on",
        ),
        *("topic", "keywords", "imported_from"),
    ]
    assert fields["title"] == "示例市人民政府关于公园管理的通知"
    assert fields["topic"] == "综合政务/政务公开"
    assert fields["generated_on"] == "2026-03-05"
    assert fields["keywords"] == ["公园", "管理", "通知"]
    assert fields["imported_from"] == {
        "source": "a.html",
        "on": "2026-04-01",
        "unmapped": ["主题词：公园 管理△ 通知"],
    }


def test_what_the_source_does_not_say_stays_empty(importing):
    facts = dict.fromkeys(("topic", "publisher", "document_number", "published_on"), "")
    done = importing({"a.html": page(**facts)})
    fields, _body = done.only()
    assert list(fields) == ["title", "summary", "summary_generated", "generated_on", "imported_from"]
    assert "原文没有写明：发布机构、文号、发布日期、主题分类" in done.report


@pytest.mark.parametrize(
    ("facts", "unmapped", "said"),
    [
        ({"topic": "园林绿化"}, "主题分类：园林绿化", "不在词表里"),
        ({"generated_on": "2026年13月5日"}, "成文日期：2026年13月5日", "不是可以识别的日期"),
        ({"published_on": "三月初"}, "发布日期：三月初", "不是可以识别的日期"),
        ({"document_number": "2026年第3号公告"}, "发文字号：2026年第3号公告", "不是规范的文号"),
        ({"more": "<tr><td>信息来源：</td><td>园林局</td></tr>"}, "信息来源：园林局", "未归入字段"),
    ],
)
def test_what_cannot_be_read_keeps_its_words(importing, facts, unmapped, said):
    done = importing({"a.html": page(**facts)})
    fields, _body = done.only()
    assert fields["imported_from"]["unmapped"] == [unmapped]
    assert said in done.report


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("topic", "综合政务＼政务公开", "综合政务/政务公开"),
        ("topic", "其他", "其他"),
        ("generated_on", "2026-03-05", "2026-03-05"),
        ("generated_on", "二〇二六年三月五日", "2026-03-05"),
        ("generated_on", "2026.3.5 00:00:00", "2026-03-05"),
        ("published_on", "2026/3/6 9:05", "2026-03-06 09:05"),
        ("document_number", "示政发[2026]03号", "示政发〔2026〕3号"),
        ("document_number", "示例市人民政府令第12号", "示例市人民政府令第12号"),
        ("title", "关于&nbsp;《公园》　<br>管理的通知", "关于 《公园》 管理的通知"),
    ],
)
def test_values_in_every_spelling(importing, field, written, read):
    fields, _body = importing({"a.html": page(**{field: written})}).only()
    assert fields[field] == read


def test_a_respelled_document_number_is_named(importing):
    assert (
        "文号原写作“示政发[2026]3号”" in importing({"a.html": page(document_number="示政发[2026]3号")}).report
    )


def test_the_same_label_twice(importing):
    done = importing({"a.html": page(more="<tr><td>标题：</td><td>另一个标题</td></tr>")})
    fields, _body = done.only()
    assert fields["title"] == "示例市人民政府关于公园管理的通知"
    assert fields["imported_from"]["unmapped"] == ["标题：另一个标题"]
    assert "“标题”出现了两次" in done.report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", []),
        ("国务院", ["国务院"]),
        ("国务院、中央军委", ["国务院", "中央军委"]),
        ("国务院　中央军委", ["国务院", "中央军委"]),
        ("国务院 、中央军委、", ["国务院", "中央军委"]),
        ("文化、体育和旅游局", ["文化、体育和旅游局"]),
        ("国务院、文化、体育和旅游局、公安部", ["国务院", "文化、体育和旅游局", "公安部"]),
        ("示例市 老干部局 财政局", ["示例市 老干部局", "财政局"]),
        ("国 务 院", ["国务院"]),
        ("国务院、国务院", ["国务院"]),
    ],
)
def test_joint_bodies(text, names):
    assert split_bodies(text, BODIES.__contains__) == names


def test_a_joint_item_names_lead_and_others(importing):
    done = importing({"a.html": page(publisher="示例市财政局、示例市教育局 示例市民政局")})
    fields, _body = done.only()
    assert fields["publisher"] == "示例市财政局"
    assert fields["joint_bodies"] == ["示例市教育局", "示例市民政局"]
    assert "联合发文：牵头机关“示例市财政局”" in done.report


def test_disagreements_between_box_and_text_are_named(importing):
    text = """<p style="text-align:center">示政发〔2026〕4号</p><p>为了管好公园，现将有关事项通知如下。</p>
    <p style="text-align:right">示例市人民政府</p><p style="text-align:right">2026年3月4日</p><p>（本文有删减）</p>"""
    report = importing({"a.html": page(text)}).report
    assert "信息框的文号是“示政发〔2026〕3号”，正文写的是“示政发〔2026〕4号”" in report
    assert "成文日期是“2026-03-05”，落款写的是 2026-03-04" in report
    assert "请填写“区分处理说明”" in report


def test_a_number_only_in_the_text_is_named_and_not_taken(importing):
    text = '<p style="text-align:center">示政发〔2026〕4号</p><p>为了管好公园，现将有关事项通知如下。</p>'
    done = importing({"a.html": page(text, document_number="")})
    fields, _body = done.only()
    assert "document_number" not in fields
    assert "信息框没有文号，正文写的是“示政发〔2026〕4号”" in done.report
