"""`tasks.py number`: the next free number, never a used one, nothing overwritten."""

import shutil

import pytest

from commands.bootstrap import ROOT
from commands.number import number
from plugins.disclosure.ledger import read_ledger

ITEM = """---
title: 示例市公园管理办法的通知
publisher: 示例市园林局
generated_on: 2026-03-05
imported_from: 旧网站
---
正文 [表](new-park/表.txt)
"""
BODY = "code: SL9000001\nname: 示例市园林局\n"


@pytest.fixture
def content(tmp_path):
    register = tmp_path / "register"
    shutil.copytree(ROOT / "content/register/vocabularies", register / "vocabularies")
    (register / "bodies").mkdir()
    (register / "bodies/SL9000001.yml").write_text(BODY, encoding="utf-8")
    folder = tmp_path / "catalog/SL9000001/2026"
    (folder / "new-park").mkdir(parents=True)
    (folder / "new-park/表.txt").write_text("公园面积", encoding="utf-8")
    (folder / "new-park.md").write_text(ITEM, encoding="utf-8")
    (tmp_path / "catalog/imported/undated").mkdir(parents=True)
    return tmp_path


@pytest.fixture(autouse=True)
def code_with_valid_check_character(monkeypatch):
    monkeypatch.setattr("plugins.disclosure.index_numbers.CHECKS", {"org_code": lambda code: None})


def test_item_and_attachments_are_renamed_and_the_link_follows(content):
    assert number(content) == 0
    folder = content / "catalog/SL9000001/2026"
    assert sorted(path.name for path in folder.iterdir()) == ["00001", "00001.md"]
    assert "[表](00001/表.txt)" in (folder / "00001.md").read_text(encoding="utf-8")
    assert read_ledger(content / "register") == {"SL9000001/2026-00001": "catalog/SL9000001/2026/00001.md"}


def test_a_number_in_the_ledger_is_never_given_again(content):
    (content / "register/ledger.csv").write_text(
        "index_number,source\nSL9000001/2026-00041,catalog/SL9000001/2026/00041.md\n", encoding="utf-8"
    )
    assert number(content) == 0
    assert (content / "catalog/SL9000001/2026/00042.md").exists()


def test_an_imported_item_goes_to_the_folder_of_its_publisher(content):
    source = content / "catalog/imported/undated/new-old.md"
    source.write_text(ITEM.replace(" [表](new-park/表.txt)", ""), encoding="utf-8")
    assert number(content) == 0
    assert not source.exists()
    assert (content / "catalog/SL9000001/2026/00002.md").exists()


@pytest.mark.parametrize("missing", ["generated_on: 2026-03-05\n", "publisher: 示例市园林局\n"])
def test_what_cannot_be_numbered_is_named_and_left_alone(content, capsys, missing):
    source = content / "catalog/imported/undated/new-old.md"
    source.write_text(ITEM.replace(" [表](new-park/表.txt)", "").replace(missing, ""), encoding="utf-8")
    assert number(content) == 1
    assert "catalog/imported/undated/new-old.md：没有编号" in capsys.readouterr().err
    assert source.exists()
    assert (content / "catalog/SL9000001/2026/00001.md").exists()


def test_used_up_serials_are_an_error_and_no_sixth_digit(content, capsys):
    (content / "register/ledger.csv").write_text(
        "index_number,source\nSL9000001/2026-99999,x\n", encoding="utf-8"
    )
    assert number(content) == 1
    assert "流水号已用完" in capsys.readouterr().err


def test_a_broken_ledger_is_an_error_and_nothing_is_renamed(content, capsys):
    (content / "register/ledger.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert number(content) == 1
    assert "ledger.csv" in capsys.readouterr().err
    assert (content / "catalog/SL9000001/2026/new-park.md").exists()
