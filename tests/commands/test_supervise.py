"""`tasks.py supervise`."""

import csv
import io
import json

import pytest

from commands.supervise import supervise
from tests.make import make_content

DAY = "2026-06-30"


@pytest.fixture
def content(tmp_path):
    return make_content(
        tmp_path,
        {"00001": {}, "00002": {"title": "示例市人民政府关于迟到事项的通知", "published_on": "2026-05-20"}},
    )


def test_the_figures_of_all_bodies(content, capsys):
    assert supervise(content, DAY) == 0
    told = capsys.readouterr().out
    assert told.startswith("合计，截至 2026-06-30\n")
    assert "  超期公开  1\n" in told
    assert "  按期公开率  50.0%  1/2\n" in told


@pytest.mark.parametrize("name", ["示例市财政局", "SL0000027"])
def test_the_figures_of_one_body(content, capsys, name):
    assert supervise(content, DAY, name) == 0
    told = capsys.readouterr().out
    assert told.startswith("示例市财政局，")
    assert "  信息总数  0\n" in told
    assert "  按期公开率  —  0/0\n" in told


def test_a_table_and_json(content, capsys):
    assert supervise(content, DAY, form="csv") == 0
    table = capsys.readouterr().out
    assert table.startswith("\ufeff")
    assert [row[1] for row in csv.reader(io.StringIO(table))][-1] == "合计"
    assert supervise(content, DAY, "示例市人民政府", "json") == 0
    (body,) = json.loads(capsys.readouterr().out)["bodies"]
    assert body["values"]["on_time_rate"] == {"share": 0.5, "numerator": 1, "denominator": 2}


def test_content_with_errors_still_has_figures_and_says_what_is_missing(content, capsys):
    (content / "catalog" / "SL0000019" / "2026" / "00003.md").write_text("kein", encoding="utf-8")
    assert supervise(content, DAY) == 0
    told = capsys.readouterr()
    assert "信息总数  2" in told.out
    assert "1 个文件" in told.err


@pytest.mark.parametrize(
    ("options", "status"), [({"form": "pdf"}, 2), ({"body": "某局"}, 2), ({"date": "昨天"}, 1)]
)
def test_what_cannot_be_done_is_said(content, capsys, options, status):
    assert supervise(content, **{"date": DAY, **options}) == status
    assert capsys.readouterr().err.count("\n") == 1


def test_a_name_that_begins_like_a_formula_is_harmless(content, capsys):
    file = content / "register" / "bodies" / "SL0000027.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("示例市财政局", "=1+1"), encoding="utf-8")
    assert supervise(content, DAY, form="csv") == 0
    assert ",'=1+1," in capsys.readouterr().out


def test_a_faulty_register_is_named(content, capsys):
    (content / "register" / "columns.yml").write_text("columns: x\n", encoding="utf-8")
    assert supervise(content, DAY) == 1
    assert "columns.yml" in capsys.readouterr().err
