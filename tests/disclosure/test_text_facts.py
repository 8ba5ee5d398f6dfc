"""What is known of a text: its number, its signature, its citations; of any text, however it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.text_facts import facts_of
from plugins.disclosure.written_dates import dates_in, whole_date

DAY = date(2026, 3, 1)
DIGITS = "〇一二三四五六七八九"


def chinese(number):
    """1 to 99 as dates have it."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else DIGITS[tens]) + "十" if tens else "") + (DIGITS[ones] if ones else "")


@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)))
def test_a_date_is_read_in_either_kind_of_digits(day):
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        f" {day.year} 年 {day.month:02} 月 {day.day:02} 日",
        f"{year}年{chinese(day.month)}月{chinese(day.day)}日",
    ):
        assert whole_date(text) == day
    assert [found for found, _start, _end in dates_in(f"自{day.year}年{day.month}月{day.day}日起")] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026年2月30日",
        "2026年13月1日",
        "2026年3月",
        "〇〇〇〇年一月一日",
        "二〇二六年十十月一日",
        "2026年3月1日起",
    ],
)
def test_what_is_no_date_is_none(text):
    assert whole_date(text) is None


@pytest.mark.parametrize(
    ("text", "names", "line"),
    [
        ("一\n\n示例市人民政府\n\n2026年3月1日\n", ("一", "示例市人民政府"), 9),
        ("内容。\n\n示例市人民政府\n2026年3月1日\n", ("示例市人民政府",), 8),
        ("内容。\n\n**甲局**　**乙局**<br>二〇二六年三月一日\n", ("甲局\u3000乙局",), 7),
        ('内容。\n\n<p align="right">甲局</p>\n<p>2026 年 3 月 1 日</p>\n', ("甲局",), 8),
        ("内容。\n\n甲局  2026年3月1日\n", ("甲局",), 7),
        ("内容。\n\n甲局 2026年3月1日\n\n附件1\n\n乙局\n\n2025年1月1日\n", ("甲局",), 7),
    ],
)
def test_the_signature_is_the_first_day_below_a_name(text, names, line):
    signature = facts_of(text, 5).signature
    assert (signature.on, signature.names, signature.line) == (DAY, names, line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026年3月1日\n",
        "内容如下：\n\n2026年3月1日\n",
        "自2026年3月1日起施行。\n",
        "（2026年3月1日）\n",
        "| 甲 |\n|---|\n| 2026年3月1日 |\n",
        "甲局\n\n2026年2月30日\n",
    ],
)
def test_other_days_are_no_signature(text):
    assert facts_of(text, 1).signature is None


def test_numbers_at_the_head_and_citations_have_their_lines():
    facts = facts_of(
        "# 通知\n\n**示政发[2026]1 号**\n\n根据《办法》（示财〔2025〕012号），\n见示政发〔2024〕3号。\n", 10
    )
    assert [(str(number), line) for number, line in facts.numbers] == [("示政发〔2026〕1号", 12)]
    assert [(cited.before, cited.year, cited.serial, cited.line) for cited in facts.cited] == [
        ("示政发", 2026, 1, 12),
        ("示财", 2025, 12, 14),
        ("见示政发", 2024, 3, 15),
    ]


def test_texts_are_the_same_apart_from_marks_and_punctuation():
    text = (
        "为方便群众夜间出行市人民政府决定在下列道路增设路灯由市城市管理局负责安装和维护年底以前完成"
        "路灯的位置和开关时间征求沿线居民意见后确定"
    )
    marked = f"> **{text[:10]}**，{text[10:20]} <b>{text[20:]}</b>。\n"
    assert facts_of(marked, 1).digest == facts_of(text, 9).digest != b""
    assert facts_of("见附件。\n", 1).digest == b""


@given(st.text(alphabet="〔〕[]()（）<>*_`&#;年月日号令第0123456789〇一二三十示政发 \u3000\n|", max_size=400))
def test_every_text_has_facts(text):
    facts = facts_of(text, 3)
    lines = range(3, 4 + text.count("\n"))
    assert all(number.line in lines for number in facts.numbers)
    assert all(cited.line in lines for cited in facts.cited)
    assert facts.signature is None or facts.signature.line in lines


@pytest.mark.parametrize(
    "unit", ["<", "示政发", "〔2026〕", "甲局\n", "2026年", "&", "示〔2026〕1号", "2026年3月1日\n"]
)
def test_a_megabyte_of_anything_is_read(unit):
    facts = facts_of(unit * (1_000_000 // len(unit)), 1)
    assert len(facts.cited) <= 500
