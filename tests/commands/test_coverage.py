"""`tasks.py coverage` prints the figures of the coverage pages."""

import json

import pytest

from commands.coverage import coverage
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.make import FINANCE, make_content

DAY = "2026-06-30"


@pytest.fixture
def content(tmp_path):
    rows = (row("b-1", responsible=["示例市财政局", "示例市人民政府"]), row("b-2", responsible="某局"))
    item = {"publisher": "示例市财政局", "standard_entry": "b-1"}
    return make_content(tmp_path, {FILE: catalog_file(*rows), f"catalog/{FINANCE}/2026/00001.md": item})


def test_text(content, capsys):
    assert coverage(content, DAY) == 0
    out = capsys.readouterr().out
    assert "合计：共 3；未公开 2，已公开 1" in out
    assert "公开主体待明确：共 1；未公开 1" in out


def test_json_of_one_body(content, capsys):
    assert coverage(content, DAY, body="示例市财政局", form="json") == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["total"], data["entries"], data["states"]["published"]) == (1, 1, 1)
    assert [line["body"] for line in data["lines"]] == [FINANCE]


def test_csv_of_one_domain(content, capsys):
    assert coverage(content, DAY, domain="财政预决算", form="csv") == 0
    assert capsys.readouterr().out.count("\r\n") == 4


@pytest.mark.parametrize(
    "options", [{"form": "xml"}, {"body": "某局"}, {"domain": "城乡规划"}, {"domain": "没有"}], ids=str
)
def test_what_does_not_exist_is_said(content, options, capsys):
    assert coverage(content, DAY, **options) == 2
    assert capsys.readouterr().err


def test_a_broken_register_is_said(content, capsys):
    (content / FILE).write_text("entries: 3\n", encoding="utf-8")
    assert coverage(content, DAY) == 1
    assert "budget.yml:1" in capsys.readouterr().err
