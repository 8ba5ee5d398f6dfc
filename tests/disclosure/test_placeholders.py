"""A placeholder is no fact, and a fact is no placeholder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.placeholders import blank_in, says_nothing

NOTHING = (
    "暂无 暂无。 （略） XX ×× 〇〇 某某 / —— …… ____ TBD N/A null"
    " 见附件 请填写 （请填写办公地址） 此处填写内容 0 待补充 是 〃"
)
FACTS = (
    "工作日 9:00—17:00",
    "示例路 1 号",
    "请填写申请表，交到窗口。",
    "二〇〇八年以来的文件按年份排列",
    "见本网站的目录",
    "无障碍电梯在北门",
)


@pytest.mark.parametrize("text", [*NOTHING.split(), "", " \u3000", "\u200b"])
def test_placeholders(text):
    assert says_nothing(text)


@pytest.mark.parametrize("text", FACTS)
def test_facts(text):
    assert not says_nothing(text)
    assert blank_in(text) == ""


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("XX市XX路1号", "XX"),
        ("××局办公室", "××"),
        ("0000-xxxxxxx", "xxxxxxx"),
        ("某某局", "某某"),
        ("示例路____号", "____"),
        ("https://xxgk.example.gov.cn", ""),
        ("**按主题**分类", ""),
        ("X光检查", ""),
    ],
)
def test_blanks_that_were_left(text, blank):
    assert blank_in(text) == blank


@given(st.text())
def test_any_text_is_judged(text):
    assert says_nothing(text) in (True, False)
