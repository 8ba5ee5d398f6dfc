"""A guide says the nine things that the law asks for, or is refused with the name of the one that is missing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.guide import ELEMENTS, GUIDES, WEB_ADDRESS, needs_guide, review_due
from plugins.disclosure.guide_contacts import linked
from plugins.disclosure.records import read_records
from tests.disclosure.guide_files import FIELDS, SOURCE, UNIT, guide
from tests.make import findings, make_content

PARTS = [name for name in ELEMENTS if "." not in name]
UNIT_PARTS = [name.partition(".")[2] for name in ELEMENTS if "." in name]


def refusals(tmp_path, text):
    """(line, message) of everything for which a guide is refused."""
    found = findings(make_content(tmp_path, {SOURCE: text}))
    return [(finding.line, finding.message) for finding in found if finding.rule == "readable"]


def changed(element, value):
    """The guide in which one element is another."""
    block, _dot, name = element.rpartition(".")
    return guide(unit={name: value}) if block else guide(**{name: value})


def test_there_are_nine_elements():
    assert len(ELEMENTS) == 9
    assert list(ELEMENTS.values()) == [
        "政府信息的分类",
        "编排体系",
        "获取方式",
        "机构名称",
        "办公地址",
        "办公时间",
        "联系电话",
        "传真号码",
        "互联网联系方式",
    ]


def test_a_guide_with_all_of_them_is_read(tmp_path):
    content = make_content(tmp_path, {SOURCE: guide()})
    guides, found = read_records(content, GUIDES, {})
    assert found == []
    assert guides[0].fields.work_unit.fax == "无"


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_missing_element_is_named(tmp_path, element):
    (_line, message) = refusals(tmp_path, changed(element, None))[0]
    assert "缺少" in message
    assert ELEMENTS[element] in message


SAYS_NOTHING = [
    "",
    "   ",
    "　",
    "——",
    "/",
    "无。",
    "暂无",
    "待补充",
    "…",
    "XX",
    "〇〇",
    "（略）",
    "TBD",
    "请填写",
    "0",
    "某某",
]


@pytest.mark.parametrize("value", SAYS_NOTHING)
@pytest.mark.parametrize("element", ELEMENTS)
def test_an_element_that_says_nothing_is_named(tmp_path, element, value):
    if element == "work_unit.fax" and value == "无。":
        return
    found = refusals(tmp_path, changed(element, value))
    assert len(found) == 1
    assert ELEMENTS[element] in found[0][1]


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("classification", "分类"),
        ("access", "12"),
        ("work_unit.name", "XX市办公室"),
        ("work_unit.address", "示例路____号"),
        ("work_unit.hours", "照常"),
        ("work_unit.phone", "0000-XXXXXXXX"),
        ("work_unit.phone", "打总机"),
        ("work_unit.fax", "照旧"),
        ("work_unit.internet", "网上"),
    ],
)
def test_an_element_that_says_half_is_named(tmp_path, element, value):
    [(_line, message)] = refusals(tmp_path, changed(element, value))
    assert ELEMENTS[element] in message


@pytest.mark.parametrize("element", sorted({*ELEMENTS} - {"work_unit.fax"}))
def test_only_the_fax_may_be_none(tmp_path, element):
    assert "只有传真号码可以写“无”" in refusals(tmp_path, changed(element, "无"))[0][1]


@pytest.mark.parametrize("value", [None, "", {}])
def test_without_the_work_unit_all_six_of_it_are_named(tmp_path, value):
    [(_line, message)] = refusals(tmp_path, guide(work_unit=value))
    assert all(ELEMENTS[f"work_unit.{name}"] in message for name in UNIT)


def test_everything_missing_is_told_at_once(tmp_path):
    nothing = dict.fromkeys(FIELDS)
    told = " ".join(message for _line, message in refusals(tmp_path, guide(**nothing)))
    assert all(name in told for name in [*ELEMENTS.values(), "核对日期"])


def test_chinese_names_are_accepted(tmp_path):
    text = guide()
    for name, label in (
        ("work_unit", "公开工作机构"),
        ("classification", "政府信息的分类"),
        ("fax", "传真号码"),
    ):
        text = text.replace(f"{name}:", f"{label}:")
    assert refusals(tmp_path, text) == []


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"work_unit": "办公室"}, "公开工作机构"),
        ({"work_unit": ["办公室"]}, "公开工作机构"),
        ({"classification": ["一", "二"]}, "政府信息的分类"),
        ({"access": "看\u202e这里"}, "获取方式"),
        ({"reviewed_on": "2026-02-30"}, "核对日期"),
        ({"request": {"system": "javascript:alert(1)"}}, "网上申请地址"),
        ({"request": {"system": "https://x.example/ y"}}, "网上申请地址"),
        ({"template": "x.html"}, "template"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path, changes, word):
    assert word in refusals(tmp_path, guide(**changes))[0][1]


@given(st.dates())
def test_a_guide_is_due_after_a_year(day):
    due = review_due(day)
    assert day <= due
    assert (due - day).days in (365, 366) or day.year == date.max.year


def test_organs_of_state_that_exist_need_a_guide(register):
    bodies = {body.name: needs_guide(body, date(2026, 6, 30)) for body in register.bodies}
    assert bodies == {"示例市人民政府": True, "示例市财政局": True, "示例市物资局": False}


@given(st.text(alphabet="a 电https://.x；。)<\"'", max_size=60))
def test_links_in_a_text_lose_nothing_and_lead_to_the_web(text):
    parts = linked(text)
    assert "".join(part["text"] for part in parts) == text
    assert all(WEB_ADDRESS.fullmatch(part["url"]) for part in parts if part["url"])
