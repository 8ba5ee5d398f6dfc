"""The view of rules and normative documents: counts that add up, and the papers that ended them."""

import pytest

from tests.catalog.conftest import BuiltSite
from tests.catalog.rich import RICH
from tests.make import FINANCE, make_content
from tests.publisher.building import build

NORMATIVE = {"normative": "是", "effective_on": "2025-03-02", "collected_in": "x", "validity": "有效"}
FILES = {
    **RICH,
    f"catalog/{FINANCE}/2026/00001.md": {
        **NORMATIVE,
        "title": "财政办法",
        "publisher": "示例市财政局",
        "expires_on": "2026-12-31",
        "generated_on": "2026-02-25",
        "document_number": "示财〔2026〕4号",
    },
    "2025/00009": {
        **NORMATIVE,
        "title": "旧财政办法",
        "document_number": "示政发〔2025〕30号",
        "generated_on": "2025-12-30",
        "validity": None,
        "imported_from": "a.html",
    },
    "00031": {"title": "关于废止旧财政办法的决定", "repeals": "示政发〔2025〕30号", "statutory": "a20-01"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("normative")
    loaded = build(make_content(folder, FILES), folder / "site")
    return BuiltSite(folder / "site", loaded.catalog)


def numbers(row):
    return [int(cell.text) for cell in row.select("td")]


@pytest.mark.parametrize("part", ["bodies", "years"])
def test_rows_and_columns_add_up(site, part):
    table = site.pages["normative/index.html"].select_one(f"section[aria-labelledby={part}] table")
    rows = [numbers(row) for row in table.select("tbody tr")]
    totals = numbers(table.select_one("tfoot tr"))
    assert totals[-1] > 3
    assert [sum(column) for column in zip(*rows, strict=True)] == totals
    assert all(sum(row[:-1]) == row[-1] for row in [*rows, totals])


def test_what_ends_within_a_year_is_named(site):
    section = site.pages["normative/index.html"].select_one("section[aria-labelledby=expiring]")
    assert "2026-12-31 到期" in section.text
    assert [link.text for link in section.select("a")] == ["财政办法"]


def test_the_page_of_a_body_names_the_paper_that_repealed(site):
    section = site.pages["normative/SL0000019.html"].select_one("section[aria-labelledby=repealed]")
    assert [link.text for link in section.select("a")] == ["旧财政办法", "关于废止旧财政办法的决定"]
    assert len(site.pages[f"normative/{FINANCE}.html"].select("tbody tr")) == 1
