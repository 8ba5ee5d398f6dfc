"""Dates in Arabic and Chinese numerals."""

from datetime import date

import pytest

from commands.importing.dates import find_dates, parse_day, parse_moment, whole_number


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2018年10月27日",
            "2018-10-27",
            "2018/10/27",
            "2018.10.27",
            "２０１８年１０月２７日",
            "2018 年 10 月 27 日",
        ),
        *("二〇一八年十月二十七日", "二○一八年十月二十七日", "二零一八年十月二十七日", "2018-10-27 星期六"),
    ],
)
def test_one_day_in_every_spelling(text):
    assert parse_day(text) == date(2018, 10, 27)


@pytest.mark.parametrize(
    "text", ["", "2018年", "2018年13月1日", "2018年2月30日", "2018年10月27日起", "12018-10-27"]
)
def test_what_is_no_day(text):
    assert parse_day(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2018-11-09 16:05:33", "2018-11-09 16:05"),
        ("2018年11月9日 6:05", "2018-11-09 06:05"),
        ("2018-11-09T16:05", "2018-11-09 16:05"),
        ("2018-11-09 00:00:00.0", "2018-11-09"),
        ("2018-11-09 25:00", None),
    ],
)
def test_moments(text, read):
    assert parse_moment(text) == read


def test_dates_inside_a_text():
    text = "自2018年1月1日至二〇一九年一月十日，2019年13月1日除外"
    assert [found.day for found in find_dates(text)] == [date(2018, 1, 1), date(2019, 1, 10)]
    assert [text[found.start : found.end] for found in find_dates(text)] == [
        "2018年1月1日",
        "二〇一九年一月十日",
    ]


@pytest.mark.parametrize(
    ("numerals", "number"),
    [
        ("711", 711),
        ("三", 3),
        ("十", 10),
        ("七十三", 73),
        ("一百零五", 105),
        ("一百二十", 120),
        ("甲", None),
        ("", None),
    ],
)
def test_numbers(numerals, number):
    assert whole_number(numerals) == number
