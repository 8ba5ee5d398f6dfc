"""What is written for a field becomes a typed value, or a Chinese sentence on the right line."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.field_types import Moment
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.loading import load
from tests.make import DAY, findings, item_of, line_of, make_content


def fields(tmp_path, **changes):
    return item_of(load(make_content(tmp_path, {"00001": changes}), DAY).catalog, "00001").fields


def problems(tmp_path, **changes):
    """(line, message) of everything that keeps the item from being read."""
    content = make_content(tmp_path, {"00001": changes})
    return [(found.line, found.message) for found in findings(content) if found.rule == "readable"]


def problem(tmp_path, field, value):
    """The one message about a value; it must stand on the field's line."""
    content = make_content(tmp_path, {"00001": {field: value}})
    (found,) = findings(content)
    assert (found.line, found.rule) == (line_of(content, "00001", field), "readable")
    return found.message


def test_dates_and_moments(tmp_path):
    read = fields(tmp_path, published_on="2026-03-04 09:30", changed_on="2026-03-04")
    assert read.published_on == Moment(date(2026, 3, 4), "09:30")
    assert (str(read.published_on), read.changed_on) == ("2026-03-04 09:30", date(2026, 3, 4))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2026-02-29", "没有“2026-02-29”这一天"),
        ("2024-13-45", "没有"),
        ("0000-01-01", "没有"),
        ("2026-3-2", "应写成"),
        ("2026/03/02", "应写成"),
        ("２０２６-03-02", "应写成"),
        ("2026年3月2日", "应写成"),
        ("2026-03-02 10:00", "应写成"),
        ("9" * 5000, "应写成"),
        (["2026-03-02"], "一段文字"),
    ],
)
def test_a_date_is_a_day_of_the_calendar(tmp_path, value, reason):
    message = problem(tmp_path, "generated_on", value)
    assert message.startswith("“生成日期”：")
    assert reason in message
    assert len(message) < 120


@pytest.mark.parametrize(
    "value", ["2026-03-04 24:00", "2026-03-04 9:30", "2026-03-04T09:30", "2026-03-04 09:60"]
)
def test_a_time_has_two_digits_and_exists(tmp_path, value):
    assert "09:30" in problem(tmp_path, "published_on", value)


@pytest.mark.parametrize(
    ("written", "value"), [("是", True), ("TRUE", True), ("否", False), ("false", False)]
)
def test_flags(tmp_path, written, value):
    assert fields(tmp_path, authoritative=written).authoritative is value


@pytest.mark.parametrize("written", ["yes", "1", "no", "对"])
def test_other_words_are_no_flags(tmp_path, written):
    assert "是 或 否" in problem(tmp_path, "authoritative", written)


def test_one_value_stands_for_a_list_and_a_text_for_a_reference(tmp_path):
    read = fields(tmp_path, keywords="停车", based_on="国务院令第711号", imported_from="page.html")
    assert read.keywords == ("停车",)
    assert [(reference.to, reference.external) for reference in read.based_on] == [("国务院令第711号", False)]
    assert read.imported_from.source == "page.html"


def test_names_with_a_pause_mark_are_not_cut(tmp_path):
    assert fields(tmp_path, keywords="国土资源、能源").keywords == ("国土资源、能源",)


def test_lines_are_joined_and_trimmed_and_composed(tmp_path):
    read = fields(tmp_path, title="  关于\n  停车场e\u0301的通知 ", summary="一\n二")
    assert (read.title, read.summary) == ("关于 停车场é的通知", "一\n二")


@pytest.mark.parametrize("written", ["a20-01", "行政法规、规章和规范性文件", "规范性文件"])
def test_a_term_is_named_by_key_label_or_alias(tmp_path, written):
    assert fields(tmp_path, statutory=written).statutory == ("a20-01",)


@pytest.mark.parametrize("written", ["综合政务/政务公开", "综合政务\\政务公开", " 综合政务 / 政务公开 "])
def test_a_topic_has_two_levels(tmp_path, written):
    term = fields(tmp_path, topic=written).topic
    assert term.endswith("/open-government")


def test_an_unknown_term_brings_close_ones(tmp_path):
    assert "是不是“通知”" in problem(tmp_path, "genre", "通知书")
    assert "是不是" not in problem(tmp_path, "genre", "zzzz")


@pytest.mark.parametrize("code", [0x0, 0x7, 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x202E, 0x2028, 0x2066, 0xFEFF])
def test_a_hidden_character_is_named(tmp_path, code):
    if chr(code) in "\0\a\x7f\x85\u2028":
        assert hidden_character(f"通{chr(code)}知") == f"U+{code:04X}"
    else:
        assert f"U+{code:04X}" in problem(tmp_path, "title", f"通{chr(code)}知")


@pytest.mark.parametrize("code", [0xE000, 0xF8FF, 0xF0000, 0xFFFD])
def test_private_characters_and_the_mark_of_lost_ones_are_refused(tmp_path, code):
    assert f"U+{code:04X}" in problem(tmp_path, "summary", f"通{chr(code)}知")


@pytest.mark.parametrize("text", ["通知", "a\tb\nc", "〔2026〕", "—…·“”", "\u3000全角\u00a0空格", "𠮷", "😀"])
def test_ordinary_text_has_no_hidden_character(text):
    assert hidden_character(text) is None


def test_characters_for_rare_names_are_text_on_every_python():
    """An ideograph that this Python does not know yet may stand in a person's name."""
    assert hidden_character("张\U0002ebf0") is None
    assert hidden_character("张\U00031350") is None


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"], exclude_characters="\ufffd")))
def test_letters_and_signs_are_never_hidden(text):
    assert hidden_character(text) is None


def test_every_problem_of_a_file_is_reported_at_once(tmp_path):
    found = problems(tmp_path, title=["一"], generated_on="x", genre="y", nothing="z")
    assert [line for line, _message in found] == [2, 5, 9, 13]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"nothing": "x"}, "没有“nothing”这个字段"),
        ({"review": "通过"}, "“审查记录”下面应分行写各个小项"),
        ({"review": {"by": "甲", "on": "2026-03-03"}}, "缺少“审查记录·结果”"),
        ({"review": {"by": "甲", "on": "x", "result": "通过"}}, "“审查记录·日期”：日期“x”应写成"),
        (
            {"withdrawn": {"on": "2026-04-01", "reason": "发布有误", "body": "x", "why": "y"}},
            "没有“why”这个字段",
        ),
        ({"based_on": [{"title": "x"}]}, "缺少“制定依据·指向”"),
        ({"contact": {"phone": {"a": "b"}}}, "“联系·电话”：这里应写一段文字"),
        ({"attachments": [{"file": "a.pdf", "title": ["x"]}]}, "“附件·标题”：这里应写一段文字"),
    ],
)
def test_problems_inside_blocks_name_the_way_to_them(tmp_path, changes, message):
    assert message in [text[: len(message)] for _line, text in problems(tmp_path, **changes)]


def test_the_line_of_a_problem_inside_a_block_is_exact(tmp_path):
    text = (
        "---\ntitle: 通知\n审查记录:\n  审查人: 甲\n  日期: 2026-03-33\nkeywords:\n- 一\n- [二]\n---\n正文\n"
    )
    found = findings(make_content(tmp_path, {"00001": text}))
    assert [
        (entry.line, entry.message.partition("：")[0]) for entry in found if entry.rule == "readable"
    ] == [
        (3, "缺少“审查记录·结果”"),
        (5, "“审查记录·日期”"),
        (8, "“关键词”"),
    ]


def test_a_field_under_both_names_is_refused_on_the_second_line(tmp_path):
    text = "---\ntitle: 通知\nsummary: x\n名称: 通知\n---\n正文\n"
    (found,) = findings(make_content(tmp_path, {"00001": text}))
    assert (found.line, found.message) == (4, "“名称”写了两次")


@pytest.mark.parametrize("junk", ["乱", ["乱"], {"乱": "x"}, [["乱"]], [{"to": {"乱": "x"}}], {"on": ["x"]}])
def test_whatever_is_written_is_read_or_explained_in_chinese(tmp_path, junk):
    found = problems(tmp_path, **dict.fromkeys(ItemFields.specs(), junk), body="")
    assert len({line for line, _message in found}) > 20
    for _line, message in found:
        assert any("\u4e00" <= character <= "\u9fff" for character in message)
        assert not {"Input", "should", "valid", "error"} & set(message.split())
