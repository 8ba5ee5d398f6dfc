"""`tasks.py search`."""

import json

import pytest

from commands.search import search
from tests.make import catalog, make_content
from tests.search.publishing import publish


@pytest.fixture
def site(tmp_path):
    items = {
        "00001": {"title": "停车场名单", "document_number": "示政发〔2026〕3号"},
        **{f"{serial:05}": {"title": f"第{serial}个停车场"} for serial in range(2, 14)},
    }
    return publish(catalog(make_content(tmp_path, items)), tmp_path / "site")


def test_the_best_ten_as_json(site, capsys):
    assert search("停车场名单", site) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["query"], answer["total"], len(answer["results"])) == ("停车场名单", 13, 10)
    assert answer["results"][0] == {
        "index_number": "SL0000019/2026-00001",
        "title": "停车场名单",
        "document_number": "示政发〔2026〕3号",
        "publisher": "示例市人民政府",
        "path": "items/SL0000019/2026/00001.html",
        "score": answer["results"][0]["score"],
    }
    scores = [result["score"] for result in answer["results"]]
    assert scores[0] > scores[1] > 0


def test_as_many_as_are_wanted(site, capsys):
    assert search("停车场", site, limit=3) == 0
    assert len(json.loads(capsys.readouterr().out)["results"]) == 3
    assert search("停车场", site, limit=0) == 2
    assert "limit" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "。", "停车:场~1*", "“", "-", "\ud83d", "停" * 5000, "+a ^2 (b)"])
def test_any_text_can_be_asked(site, capsys, text):
    assert search(text, site) == 0
    json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("name", "damage", "said"),
    [
        ("table.css", None, "没有检索索引"),
        ("table.css", b"", "缺失或损坏"),
        ("table.css", b"\xff\xfe", "缺失或损坏"),
        ("facets.css", None, "缺失或损坏"),
        ("d/*.css", None, "缺失或损坏"),
        ("t/*.css", b"@charset", "缺失或损坏"),
    ],
)
def test_what_is_wrong_with_an_index_is_said(site, capsys, name, damage, said):
    for path in (site / "search").glob(name):
        if damage is None:
            path.unlink()
        else:
            path.write_bytes(damage)
    assert search("停车", site) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert not printed.out


def test_an_index_of_another_version_is_refused(site, capsys):
    table = site / "search" / "table.css"
    table.write_bytes(table.read_bytes().replace(b"'1|", b"'0|"))
    assert search("停车", site) == 1
    assert "重新生成" in capsys.readouterr().err


def test_there_is_no_site(tmp_path, capsys):
    assert search("停车", tmp_path / "nothing") == 1
    assert "tasks.py build" in capsys.readouterr().err
