"""Time limits in words become rules, and what is not understood stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.standards.time_limits import Kind, Unit, number, understood

WITHIN = {
    "20个工作日": (20, Unit.WORKING_DAYS),
    "自该信息形成或者变更之日起 20 个工作日内": (20, Unit.WORKING_DAYS),
    "信息形成或变更之日起\n20个工作\n日内，法律、法规另有规定的从其规定": (20, Unit.WORKING_DAYS),
    "自收到批复之日起二十日内": (20, Unit.DAYS),
    "７日": (7, Unit.DAYS),
    "制定或获取之日起十个工作日内": (10, Unit.WORKING_DAYS),
    "及时公开，最迟不超过20个工作日": (20, Unit.WORKING_DAYS),
    "24小时内": (1, Unit.DAYS),
    "6个月": (6, Unit.MONTHS),
    "": (20, Unit.WORKING_DAYS),
    "20日（工作日）内": (20, Unit.WORKING_DAYS),
    "收到批准文件之日起15个工作日内，公示时间不少于10个工作日": (15, Unit.WORKING_DAYS),
    "当日公开": (0, Unit.DAYS),
    "信息形成当天": (0, Unit.DAYS),
    "自作出决定当日起7个工作日内": (7, Unit.WORKING_DAYS),
}
EVERY = {
    "每月": (1, None),
    "按月公开": (1, None),
    "每季度": (3, None),
    "每半年": (6, None),
    "每年至少一次": (12, None),
    "一年一次": (12, None),
    "每年1月31日前": (12, (1, 31)),
    "每年 4 月底前": (12, (4, 30)),
    "每月10日前": (1, (0, 10)),
    "每季度结束后15个工作日内": (3, None),
    "季度终了后10日内": (3, None),
    "半年度结束后30日内": (6, None),
    "预算年度终了后20日内": (12, None),
    "每年3月31日前公开上一年度报告": (12, (3, 31)),
}
UNKNOWN = [
    "定期公开",
    "不定期公开",
    "适时",
    "公示7个工作日",
    "公示期不少于30日",
    "会议召开前7日",
    "提前10个工作日",
    "政策20个工作日内，结果7个工作日内",
    "每年1月31日前，形成后20个工作日内",
    "2020年12月31日前",
    "每年2月30日前",
    "每年13月1日前",
    "第一季度",
    "0个工作日",
    "999个工作日",
    "36小时内",
    "见法律规定",
    "每2年",
    "0小时内",
    "上一年度",
    "每季度或者半年度结束后",
]


@pytest.mark.parametrize("text", WITHIN)
def test_a_number_of_days(text):
    found = understood(text)
    assert (found.kind, (found.amount, found.unit)) == (Kind.WITHIN, WITHIN[text])


@pytest.mark.parametrize("text", EVERY)
def test_a_period(text):
    found = understood(text)
    assert (found.kind, (found.months, found.due)) == (Kind.EVERY, EVERY[text])


def test_the_days_that_may_follow_a_period():
    assert (understood("每季度结束后15个工作日内").amount, understood("每季度").amount) == (15, 20)


@pytest.mark.parametrize("text", ["实时", "及时公开", "即时"])
def test_promptly(text):
    assert understood(text).kind is Kind.PROMPT


@pytest.mark.parametrize("text", ["长期", "长期公示", "长期公开（动态调整）", "永久", "常年公开"])
def test_permanently(text):
    assert understood(text).kind is Kind.LONG


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_certain_is_not_guessed(text):
    assert understood(text).kind is Kind.UNKNOWN
    assert understood(text).text == text


@given(st.integers(1, 366))
def test_chinese_numbers_are_read(value):
    signs = "零一二三四五六七八九"
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    written = (signs[hundreds] + "百" if hundreds else "") + (signs[tens] + "十" if tens else "")
    written += (("零" if hundreds and not tens else "") + signs[ones]) if ones else ""
    assert number(written) == value


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    found = understood(text)
    assert found.kind is not Kind.WITHIN or 0 <= found.amount <= 366


@given(st.text("每年季度月日前0123456789个工作十二三及时长期,，/", max_size=25))
def test_any_words_of_time_are_read_without_an_error(text):
    assert isinstance(understood(text).kind, Kind)
