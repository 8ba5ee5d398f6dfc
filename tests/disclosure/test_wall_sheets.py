"""Sheets of boards and of bodies' own walls: what they say, and when the paper is out of date."""

import pytest

from plugins.disclosure.posted_sheets import posted
from plugins.disclosure.sheets import sheets_of
from tests.disclosure.checks.examples_postings import postings
from tests.disclosure.checks.kind_blocks import SERVICE
from tests.make import BODIES, CITY, WITHHELD, block, catalog, make_content

BOARD = {
    "title": "常办事项",
    "place": "政务服务中心一楼",
    "query": {"body": CITY},
    "hotline": "0000-12340009",
}
OPEN = {
    "00001": {},
    "00002": {"title": "公园名单", "generated_on": "2026-03-19", "published_on": "2026-03-20"},
}


def board(**changes):
    return {"register/boards/hall.yml": block({**BOARD, **changes})}


def sheet(tmp_path, files, sheet_id="boards/hall"):
    return sheets_of(catalog(make_content(tmp_path, files))).find(sheet_id)


def test_a_board_is_a_sheet_with_its_items_and_where_it_hangs(tmp_path):
    found = sheet(tmp_path, {**OPEN, "00003": WITHHELD, **board(note="请导办员帮忙。")})
    assert [line.title for line in found.lines] == ["公园名单", "示例市人民政府关于公布公共停车场名单的通知"]
    assert (found.title, found.address) == ("常办事项", "qrcodes/boards/hall.html")
    assert found.hotline == "0000-12340009"
    assert found.facts == (("放置地点", "政务服务中心一楼"), ("说明", "请导办员帮忙。"))


def test_a_board_tells_how_many_found_no_room(tmp_path):
    found = sheet(tmp_path, {**OPEN, **board(query={"body": CITY, "newest": 1})})
    assert ([line.title for line in found.lines], found.more) == (["公园名单"], 1)


@pytest.mark.parametrize(
    "changes",
    [{"place": "二楼"}, {"language": "en"}, {"hotline": "0000-1"}, {"query": {"body": CITY, "newest": "1"}}],
)
def test_what_a_board_says_is_its_edition(tmp_path, changes):
    before, after = (
        sheet(tmp_path / "a", {**OPEN, **board()}),
        sheet(tmp_path / "b", {**OPEN, **board(**changes)}),
    )
    assert before.edition != after.edition


def test_a_posted_board_whose_items_changed_is_out_of_date(tmp_path):
    edition = sheet(tmp_path / "a", {**OPEN, **board()}).edition
    hangs = {"sheet": "boards/hall", "edition": edition, "posted_on": "2026-04-01"}
    files = {**OPEN, **board(), "register/postings.yml": postings(hangs)}
    (same,) = posted(catalog(make_content(tmp_path / "b", files)))
    assert same.reasons == ()
    files["00003"] = {"title": "新的公园名单", "published_on": "2026-05-20"}
    (changed,) = posted(catalog(make_content(tmp_path / "c", files)))
    assert changed.reasons == ("新增 1 条：新的公园名单",)


def test_a_wall_sheet_says_what_the_register_and_the_guides_know(tmp_path):
    body = {
        **BODIES[CITY],
        "leaders": [
            {"name": "甲示例", "post": "主任", "duties": "主持工作"},
            {"name": "乙示例", "post": "副主任"},
        ],
        "supervision": {"phone": "0000-12340003"},
    }
    files = {
        "00001": {"genre": "办事指南", "service": SERVICE},
        f"register/bodies/{CITY}.yml": block({"code": CITY, **body}),
    }
    found = sheet(tmp_path, files, f"walls/{CITY}")
    facts = dict(found.facts)
    assert facts["举报电话"] == "0000-12340003"
    assert facts["举报箱（位置）"] == facts["机关示意图"] == ""
    assert facts["挂牌上岗"] == "甲示例（主任）：主持工作\n乙示例（副主任）"
    assert facts["服务承诺"] == f"{SERVICE['name']}：7 个工作日"
    assert [line.address for line in found.lines] == [f"items/{CITY}/2026/00001.html"]


def test_a_body_without_an_office_has_no_wall_sheet(tmp_path):
    bare = {name: value for name, value in BODIES[CITY].items() if name != "work_unit"}
    files = {"00001": {}, f"register/bodies/{CITY}.yml": block({"code": CITY, **bare})}
    assert sheet(tmp_path, files, f"walls/{CITY}") is None
