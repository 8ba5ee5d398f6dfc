"""Whom the words of 公开主体 oblige."""

import pytest

from plugins.disclosure.register import read_register
from plugins.disclosure.standards.obliged import Obliged
from tests.make import DAY, block, make_content

TOWN, VILLAGE, BUREAU = "SL0000043", "SL0000051", "SL000006X"
MORE = {
    TOWN: {"name": "示例镇人民政府", "level": "乡镇", "kind": "人民政府"},
    VILLAGE: {"name": "示例村村民委员会", "level": "村", "kind": "村(居)委会"},
    BUREAU: {"name": "示例市民政局", "aliases": ["市级民政部门"], "level": "设区的市", "kind": "部门"},
    "SL0000078": {
        "name": "示例市老龄办",
        "level": "设区的市",
        "kind": "部门",
        "valid_to": "2020-01-01",
        "successor": "示例市民政局",
    },
}


@pytest.fixture(scope="module")
def bodies(tmp_path_factory):
    files = {f"register/bodies/{code}.yml": block({"code": code, **fields}) for code, fields in MORE.items()}
    return read_register(make_content(tmp_path_factory.mktemp("bodies"), files) / "register").bodies


@pytest.mark.parametrize(
    ("text", "levels", "names"),
    [
        ("示例市民政局", [], ["示例市民政局"]),
        ("市级民政部门、示例镇人民政府", [], ["示例市民政局", "示例镇人民政府"]),
        (BUREAU, [], ["示例市民政局"]),
        ("示例市老龄办", [], ["示例市民政局"]),
        ("示例市物资局", [], []),
        ("各乡镇人民政府（街道办事处）", [], ["示例镇人民政府"]),
        ("各级人民政府", ["prefecture", "township"], ["示例市人民政府", "示例镇人民政府"]),
        ("各级人民政府", ["township"], ["示例镇人民政府"]),
        ("村（居）民委员会", [], ["示例村村民委员会"]),
        ("各部门", ["prefecture"], ["示例市财政局", "示例市民政局"]),
        ("市政府各部门", [], ["示例市财政局", "示例市民政局"]),
        ("各有关部门", [], []),
        ("某某局", [], []),
        ("", [], []),
        ("、、；", [], []),
    ],
)
def test_words_become_bodies(bodies, text, levels, names):
    found = Obliged(bodies, DAY).of([text], levels, [])
    assert [body.name for body in found] == names


def test_relevant_departments_are_those_that_have_published(bodies):
    published = [bodies.find("示例市老龄办"), bodies.find(TOWN)]
    found = Obliged(bodies, DAY).of(["示例市财政局", "各有关部门"], ["prefecture"], published)
    assert [body.name for body in found] == ["示例市财政局", "示例市民政局"]


def test_others_that_have_published_are_not_obliged(bodies):
    found = Obliged(bodies, DAY).of(["示例市财政局"], [], [bodies.find(TOWN)])
    assert [body.name for body in found] == ["示例市财政局"]
