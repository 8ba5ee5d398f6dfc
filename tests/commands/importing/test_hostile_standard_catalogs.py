"""Hostile and broken workbooks are refused in words and leave nothing behind."""

from pathlib import Path

import pytest

from commands.importing.standard_catalogs import run
from plugins.disclosure.register import read_register
from tests.commands.importing.tables import ROW, merged, table
from tests.disclosure.office_files import relation, xlsx, zipped
from tests.make import make_content, write


@pytest.fixture
def content(tmp_path):
    return make_content(tmp_path, {})


def imported(content, data, domain="budget"):
    """The exit status and the entries after importing a workbook."""
    status = run(write(content.parent / "目录.xlsx", data), domain, content)
    domains = read_register(content / "register").standards.domains
    return status, list(domains[0].file.entries) if domains else []


BOMB = {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 40_000_000 + b"</worksheet>"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04broken",
        b"\xd0\xcf\x11\xe0 old",
        b"<html><table/></html>",
        xlsx([["甲"]], **{"xl__vbaProject.bin": b"x"}),
        xlsx(table(ROW), **{"xl__externalLinks__externalLink1.xml": "<externalLink/>"}),
        xlsx(
            table(ROW),
            **{"xl__worksheets___rels__sheet1.xml.rels": relation("oleObject", "http://a.example/x")},
        ),
        xlsx(
            table(ROW),
            **{"xl__worksheets__sheet1.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>"},
        ),
        zipped(BOMB),
        xlsx([["甲"], *[["乙"]] * 6000]),
        xlsx([["甲"] * 26] * 3)[:-30],
        xlsx([["没有", "表头"]]),
        zipped({"xl/workbook.xml": "<workbook/>"}),
        zipped({"a.txt": "b"}),
    ],
    ids=range(14),
)
def test_hostile_and_broken_files_are_refused_in_words_and_leave_nothing(content, data, capsys):
    before = sorted(content.rglob("*"))
    assert run(write(content.parent / "a.xlsx", data), "budget", content) == 1
    assert "未导入 a.xlsx：" in capsys.readouterr().out
    assert sorted(content.rglob("*")) == before


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>',
        '<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
)
def test_a_cell_at_the_end_of_the_world_costs_nothing(content, sheet, capsys):
    data = xlsx(
        [["甲"]], **{"xl__worksheets__sheet1.xml": f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"}
    )
    assert run(write(content.parent / "a.xlsx", data), "budget", content) == 1
    assert "不像标准目录" in capsys.readouterr().out


def test_merges_that_make_no_sense_cost_nothing(content):
    status, entries = imported(content, merged(table(ROW), "A4:A1048576", "A0:A1", "nonsense", "B9:A1", "B"))
    assert (status, len(entries)) == (0, 1)


def test_under_a_merge_over_everything_nothing_is_seen(content, capsys):
    assert imported(content, merged(table(ROW), "A1:XFD1048576"))[0] == 1
    assert "没有找到标准目录的事项" in capsys.readouterr().out


@pytest.mark.parametrize("domain", ["", "nothing", "../budget", "coverage"])
def test_a_domain_that_is_not_in_the_vocabulary_is_refused(content, domain, capsys):
    assert run(write(content.parent / "a.xlsx", xlsx(table(ROW))), domain, content) == 1
    assert "词表“领域”里没有" in capsys.readouterr().out


def test_a_file_that_is_not_there(content, capsys):
    assert run(Path("nowhere.xlsx"), "budget", content) == 1
    assert "找不到" in capsys.readouterr().out
