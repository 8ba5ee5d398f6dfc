"""The register of postings: optional, typed, refused with file and line; and what has become of what hangs."""

import pytest

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.posted_sheets import posted
from plugins.disclosure.postings import FILE
from plugins.disclosure.register import read_register
from plugins.disclosure.sheets import sheets_of
from tests.disclosure.checks.examples_postings import MONTH, postings
from tests.make import DAY, catalog, make_content

WITHDRAWN = {"withdrawn": {"on": "2026-05-05", "reason": "发布有误", "body": "示例市人民政府"}}


def in_register(tmp_path, text):
    return read_register(make_content(tmp_path, {f"register/{FILE}": text}) / "register").postings


def test_a_register_without_the_file_has_none(register):
    assert register.postings.entries == ()


def test_editions_are_read_as_people_copy_them(tmp_path):
    found = in_register(tmp_path, postings({"edition": "00AB-cd 12"}))
    assert found.entries[0].edition == "00abcd12"
    assert found.entries[0].kind == "service-hall"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"place": ""}, "地点"),
        ({"place": "待定"}, "待定"),
        ({"kind": "茶馆"}, "茶馆"),
        ({"posted_on": "5 月 4 日"}, "5 月 4 日"),
        ({"edition": "12345678z"}, "版次"),
        ({"edition": "1234567"}, "版次"),
        ({"price": "3"}, "price"),
        ({"sheet": ["a"]}, "张贴内容"),
    ],
)
def test_faulty_postings_are_named_with_file_and_line(tmp_path, changes, word):
    with pytest.raises(InvalidRegister, match=rf"{FILE}:\d+.*{word}"):
        in_register(tmp_path, postings(changes))


def hanging(tmp_path, text, files, day=DAY):
    return posted(catalog(make_content(tmp_path, {**files, f"register/{FILE}": text}), day))


def test_only_what_hangs_on_the_day_counts(tmp_path):
    text = postings(
        {}, {"posted_on": "2026-07-01"}, {"removed_on": "2026-06-30"}, {"removed_on": "2026-07-01"}
    )
    assert [one.number for one in hanging(tmp_path, text, {"00001": {}})] == [0, 3]


def test_the_reasons_name_what_has_become_of_the_items(tmp_path):
    files = {
        "00001": WITHDRAWN,
        "00002": {"title": "公园名单", "expires_on": "2026-06-01"},
        "00003": {"title": "早已到期的通知", "expires_on": "2026-03-20"},
        "00004": {"title": "后来公开的通知", "published_on": "2026-03-31"},
    }
    text = postings({"sheet": MONTH, "edition": "00000000", "posted_on": "2026-03-25"})
    (one,) = hanging(tmp_path, text, files)
    assert one.reasons == (
        "1 条已撤回：示例市人民政府关于公布公共停车场名单的通知",
        "1 条已失效：公园名单",
        "新增 1 条：后来公开的通知",
    )


def test_the_edition_of_today_is_up_to_date(tmp_path):
    edition = sheets_of(catalog(make_content(tmp_path / "a", {"00001": {}}))).find(MONTH).edition
    (one,) = hanging(tmp_path / "b", postings({"sheet": MONTH, "edition": edition}), {"00001": {}})
    assert one.reasons == ()


def test_braces_in_titles_are_no_places_to_fill_in(tmp_path):
    files = {"00001": {**WITHDRAWN, "title": "{count}{0}{titles.__class__}的通知"}}
    text = postings({"sheet": MONTH, "edition": "00000000"})
    (one,) = hanging(tmp_path, text, files)
    assert one.reasons == ("1 条已撤回：{count}{0}{titles.__class__}的通知",)


@pytest.mark.parametrize(
    ("item", "reasons"),
    [
        ({}, ()),
        ({"published_on": "2026-05-20"}, ()),
        ({"expires_on": "2026-04-01"}, ("这条信息已失效",)),
        (WITHDRAWN, ("这条信息已撤回",)),
    ],
)
def test_a_code_alone_must_not_lead_to_what_has_ended(tmp_path, item, reasons):
    (one,) = hanging(tmp_path, postings({}), {"00001": item})
    assert one.reasons == reasons


def test_an_edition_of_a_card_is_compared_too(tmp_path):
    (one,) = hanging(tmp_path, postings({"edition": "00000000"}), {"00001": {}})
    assert one.reasons == ("内容或联系方式有变动",)
