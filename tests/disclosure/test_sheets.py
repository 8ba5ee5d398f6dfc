"""What sheets say, and that their edition changes exactly when that changes."""

import pytest

from plugins.disclosure.sheets import MOST_ON_POSTER, sheets_of
from tests.disclosure.standard_files import standard
from tests.make import BODIES, CITY, FINANCE, WITHHELD, block, catalog, make_content

MONTH = f"bodies/{CITY}/2026-03"
JOINT = {"joint_bodies": "示例市财政局", "consulted": {"body": "示例市财政局", "on": "2026-03-01"}}
WITHDRAWN = {"withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}}
RICH = {"00001": {}, "00002": {"title": "公园名单", "published_on": "2026-03-20"}}


def sheet(tmp_path, files, sheet_id=MONTH):
    return sheets_of(catalog(make_content(tmp_path, files))).find(sheet_id)


def test_a_month_has_what_was_published_in_it_newest_first(tmp_path):
    files = {**RICH, "00003": {"published_on": "2026-04-01"}, "00004": WITHHELD}
    assert [line.title for line in sheet(tmp_path, files).lines] == [
        "公园名单",
        "示例市人民政府关于公布公共停车场名单的通知",
    ]


def test_a_joint_item_is_on_the_sheet_of_every_body(tmp_path):
    found = sheet(tmp_path, {"00001": JOINT}, f"bodies/{FINANCE}/2026-03")
    assert [line.publisher for line in found.lines] == ["示例市人民政府、示例市财政局"]


def test_the_hotline_is_that_of_the_office_in_charge(tmp_path):
    assert sheet(tmp_path, RICH).hotline == "0000-12340001"


@pytest.mark.parametrize(
    "change",
    [
        {"title": "公园和绿地名单"},
        {"published_on": "2026-03-21"},
        {"document_number": "示政发〔2026〕7号"},
        {"expires_on": "2026-04-30"},
        WITHDRAWN,
        {"published_on": "2026-04-20"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_edition_changes_with_what_the_sheet_says(tmp_path, change):
    before = sheet(tmp_path / "before", RICH)
    after = sheet(tmp_path / "after", {**RICH, "00002": {**RICH["00002"], **change}})
    assert before.edition != after.edition


def test_a_new_phone_is_a_new_edition(tmp_path):
    changed = {**BODIES[CITY], "work_unit": {"name": "科", "phone": "0000-12349999"}}
    files = {**RICH, f"register/bodies/{CITY}.yml": block({"code": CITY, **changed})}
    assert sheet(tmp_path / "a", files).edition != sheet(tmp_path / "b", RICH).edition


@pytest.mark.parametrize(
    "change",
    [{"keywords": ["公园"]}, {"summary": "另一个概述。"}, {"body": "另一段正文，说明公园开放时间。\n"}],
    ids=lambda change: next(iter(change)),
)
def test_the_edition_stays_when_the_sheet_says_the_same(tmp_path, change):
    before = sheet(tmp_path / "before", RICH)
    after = sheet(
        tmp_path / "after",
        {**RICH, "00002": {**RICH["00002"], **change}, "00009": {"published_on": "2026-04-02"}},
    )
    assert before.edition == after.edition


def test_a_poster_has_no_more_codes_than_fit(tmp_path):
    files = {"00001": {}, "register/standards/budget.yml": standard(MOST_ON_POSTER + 3)}
    found = sheet(tmp_path, files, "domains/budget")
    assert (len(found.lines), found.more) == (MOST_ON_POSTER, 3)


@pytest.mark.parametrize(
    "sheet_id", ["", "/", "bodies", "bodies//", "topics/", "x" * 5000, "bodies/SL0000019/2026-3", "\0"]
)
def test_what_is_no_sheet_is_none(tmp_path, sheet_id):
    assert sheet(tmp_path, RICH, sheet_id) is None
