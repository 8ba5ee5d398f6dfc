"""Boards: which items stand on one, and what is said of a file that cannot be used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.board_items import chosen_items
from plugins.disclosure.errors import InvalidRegister
from tests.make import WITHHELD, block, catalog, make_content

PLACE = "register/boards/hall.yml"
NOTICE = {
    "kind": "公示/任前公示",
    "closes_on": "2026-07-05",
    "objections_to": {"unit": "科", "phone": "0000-1"},
}


def board(**fields):
    """The file of a board."""
    return block({"title": "常办事项", "place": "政务服务中心一楼", **fields})


def shown(tmp_path, files, **fields):
    """The names of the items on a board, in their order, and how many its query would give."""
    read = catalog(make_content(tmp_path, {PLACE: board(**fields), **files}))
    items, matching = chosen_items(read.register.boards[0].board, read)
    return [item.source.rpartition("/")[2].removesuffix(".md") for item in items], matching


def refused(tmp_path, fields):
    """What is said of a board with some fields."""
    with pytest.raises(InvalidRegister) as told:
        catalog(make_content(tmp_path, {"00001": {}, PLACE: fields}))
    return str(told.value)


def test_a_board_shows_what_it_names_in_its_order(tmp_path):
    files = {
        name: {"title": f"通知{name}", "document_number": f"示政发〔2026〕{int(name)}号"}
        for name in ("00001", "00002")
    }
    names = ["示政发〔2026〕2号", "SL0000019/2026-00001", "SL0000019/2026-00002"]
    assert shown(tmp_path, files, items=names) == (["00002", "00001"], 0)


def test_what_a_query_finds_follows_newest_first(tmp_path):
    files = {
        "00001": {"title": "甲"},
        "00002": {"title": "乙", "generated_on": "2026-03-03"},
        "00003": {"title": "丙", "generated_on": "2026-03-04", "genre": "通告"},
    }
    query = {"genre": "通知", "newest": "1"}
    assert shown(tmp_path, files, items=["SL0000019/2026-00003"], query=query) == (["00003", "00002"], 2)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ({"body": "示例市政府"}, {"publisher": "示例市财政局"}),
        ({"topic": "综合政务"}, {"topic": "财政、金融、审计/财政"}),
        ({"topic": "综合政务/政务公开"}, {"topic": "综合政务/其他"}),
        ({"statutory": "a20-15"}, {"statutory": ["a20-01"]}),
        ({"genre": "通知"}, {"genre": "通告"}),
        ({"matter": "parking"}, {"matter": "water"}),
        ({"domain": "就业"}, {"domain": "城乡规划"}),
    ],
)
def test_everything_that_is_stated_has_to_apply(tmp_path, query, fields):
    own = {"title": "甲", "matter": "parking", "domain": "就业"}
    assert shown(tmp_path, {"00001": own, "00002": {**own, "title": "乙", **fields}}, query=query)[0] == [
        "00001"
    ]


def test_what_is_not_open_to_all_stands_on_no_board(tmp_path):
    files = {
        "00001": WITHHELD,
        "00002": {"withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}},
    }
    names = ["SL0000019/2026-00001", "SL0000019/2026-00002"]
    assert shown(tmp_path, files, items=names, query={"body": "示例市政府"}) == ([], 0)


def test_what_has_ended_stays(tmp_path):
    assert shown(tmp_path, {"00001": {"expires_on": "2026-06-01"}}, query={"newest": "5"})[0] == ["00001"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (board(), "至少写一项"),
        (block({"place": "大厅", "items": ["x"]}), "标题"),
        (block({"title": "x", "items": ["x"]}), "放置地点"),
        (board(items=["x"], layout="海报"), "卡片"),
        (board(items=["x"], language="../../zh"), "语言"),
        (board(items=["x"], language="xx"), "语言"),
        (board(query={"newest": "0"}), "1 至 200"),
        (board(query={"newest": "9" * 999}), "1 至 200"),
        (board(query={"newest": "٣"}), "1 至 200"),
        (board(query={"topic": "没有的主题"}), "主题分类"),
        (board(query={"colour": "red"}), "colour"),
        (board(query="全部"), "选取条件"),
        ("- 1\n", "hall.yml"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_the_reason(tmp_path, fields, said):
    message = refused(tmp_path, fields)
    assert "hall.yml" in message
    assert said in message


@pytest.mark.parametrize("name", ["Hall", "index", "大厅", "a_b", "a" * 61])
def test_the_name_of_the_file_is_a_part_of_the_address(tmp_path, name):
    with pytest.raises(InvalidRegister, match="文件名"):
        catalog(make_content(tmp_path, {"00001": {}, f"register/boards/{name}.yml": board(items=["x"])}))


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_in_a_board_breaks_anything(tmp_path, one, other):
    content = make_content(
        tmp_path, {"00001": {}, PLACE: board(items=[one], query={"body": other, "matter": one})}
    )
    try:
        read = catalog(content)
    except (InvalidRegister, AssertionError):
        return
    assert all(item.open_to_all for item in chosen_items(read.register.boards[0].board, read)[0])
