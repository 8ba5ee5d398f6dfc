"""Texts become traditional; numbers, addresses and names stay what they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.traditional.script import Script, simplified_signs

script = Script({"乾县": "乾县", "里仁": "里仁", "于吉": "于吉"}, ["示政办发", "示发改"])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("公共停车场管理办法", "公共停車場管理辦法"),
        ("文号、索引号和发布日期", "文號、索引號和發布日期"),
        ("皇后在公里标后面理发", "皇后在公里標後面理髮"),
        ("信息和程序", "信息和程序"),
        ("包括发布机构", "包括發布機構"),
        ("另外制定的协调制度", "另外制定的協調制度"),
        ("审签人会签", "審簽人會簽"),
        ("行政复议", "行政復議"),
    ],
)
def test_characters_are_converted_and_words_stay(text, shown):
    assert script.text(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("示政办发〔2026〕12号", "示政办发〔2026〕12号"),
        ("根据示政办发〔2026〕12号执行", "根據示政办发〔2026〕12号執行"),
        ("关于印发示卫函[2025]3号文件的通知", "關於印發示卫函[2025]3号文件的通知"),
        ("（国务院令第711号）", "（国务院令第711号）"),
        ("见 https://例.中国/发布/国 。", "見 https://例.中国/发布/国 。"),
        ("乾县和里仁的于吉对此负责", "乾县和里仁的于吉對此負責"),
    ],
)
def test_document_numbers_addresses_and_names_stay(text, shown):
    assert script.text(text) == shown


def test_a_name_may_have_a_form_of_its_own():
    assert Script({"范玮": "范瑋"}).text("范玮于三月发言") == "范瑋於三月發言"
    assert Script(texts={"检索": "搜尋"}).text(" 检索 ") == " 搜尋 "
    assert Script(texts={"检索": "搜尋"}).text("检索号") == "檢索號"


@given(
    st.text(st.sampled_from("发布文号于里后国办〔2026〕12令第号 https://a.b/中?x=1&<>\"'“”。，0123456789-:/"))
)
def test_whatever_is_no_ideograph_stays_in_its_order(text):
    without = re.compile("[\u3400-\u9fff]+")
    assert without.split(script.text(text)) == without.split(text)


@given(st.text())
def test_any_text_can_be_converted(text):
    assert re.findall(r"[\x00-\x7f]", script.text(text)) == re.findall(r"[\x00-\x7f]", text)


def test_the_key_follows_from_everything_that_decides():
    keys = {
        Script().key,
        Script({"于": "于"}).key,
        Script(words=["示发"]).key,
        Script(texts={"甲": "乙"}).key,
    }
    assert len(keys) == 4


def test_traditional_signs_lead_back_to_simplified_ones():
    signs = simplified_signs()
    assert [signs[sign] for sign in "車場發號裡"] == list("车场发号里")
    assert not {"车", "后", "中"} & signs.keys()
    assert all(len(sign) == len(plain) == 1 for sign, plain in signs.items())
