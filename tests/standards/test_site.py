"""The pages of the standard catalogs in a built site."""

import csv
import io
import json
import posixpath

import pytest
from bs4 import BeautifulSoup

from plugins.disclosure.standards.coverage import coverage_of
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.make import FINANCE, make_content
from tests.publisher.building import build, tree

STEPS = ("调研论证", "征求意见", "合法性审查", "审核确认", "联合会审", "标准化审核", "汇编成册", "公布")
REVIEW = [{"step": step, "on": "2025-01-01"} for step in STEPS]
FILES = {
    FILE: catalog_file(
        row("b-1", level2="市级预算", time_limit="20个工作日"),
        row(
            "b-2", level2="决算", responsible=["示例市财政局", "示例市人民政府"], time_limit="每年10月31日前"
        ),
        row("b-3", level2="旧项", retired={"on": "2026-01-01", "successor": "b-1"}),
        row("b-4", level2="<b>无</b>主", responsible="某局", openness="依申请公开"),
        review=REVIEW,
        effective_on="2025-01-01",
        versions=[{"version": "1.0", "on": "2025-01-01", "note": "首次编制"}],
    ),
    "register/standards/planning.yml": catalog_file(row("p-1", time_limit="长期"), review=REVIEW[:3]),
    "register/standards/not-applicable.yml": (
        f"not_applicable:\n- entry: b-2\n  body: {FINANCE}\n  reason: 决算由市政府公开\n"
    ),
    f"catalog/{FINANCE}/2026/00001.md": {
        "publisher": "示例市财政局",
        "title": "示例市财政局二〇二六年预算",
        "standard_entry": "b-1",
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Address → bytes, and the coverage behind them."""
    folder = tmp_path_factory.mktemp("standards")
    loaded = build(make_content(folder, FILES), folder / "site")
    return tree(folder / "site"), coverage_of(loaded.catalog)


def page(site, address):
    return BeautifulSoup(site[0][address].decode(), "lxml")


def test_every_catalog_entry_and_body_has_its_pages(site):
    names = {path for path in site[0] if path.startswith("standards/")}
    assert names == {
        *(f"standards/{name}" for name in ("index.html", "coverage.csv", "coverage.json")),
        *(f"standards/{key}{end}" for key in ("budget", "planning") for end in (".html", ".xlsx")),
        *(
            f"standards/{key}/{name}.html"
            for key in ("budget", "planning")
            for name in ("booklet", "coverage")
        ),
        *(f"standards/budget/b-{number}.html" for number in range(1, 5)),
        "standards/planning/p-1.html",
        *(f"standards/coverage/{name}.html" for name in ("index", FINANCE, "SL0000019", "unassigned")),
    }


def test_every_link_and_every_place_in_a_page_is_there(site):
    for path in site[0]:
        if not path.startswith("standards/") or not path.endswith(".html"):
            continue
        names = [tag["id"] for tag in page(site, path).select("[id]")]
        assert len(names) == len(set(names)), path
        for link in page(site, path).select("a[href]"):
            target, _sign, place = link["href"].partition("#")
            address = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            assert address in site[0], f"{path} → {link['href']}"
            assert not place or page(site, address).find(id=place), f"{path} → {link['href']}"


def test_the_table_has_the_national_columns_and_what_is_published(site):
    found = page(site, "standards/budget.html")
    heads = [head.get_text(strip=True) for head in found.select("thead th")]
    assert heads[:9] == [
        "序号", "一级事项", "二级事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体",
        "公开对象",
    ]  # fmt: skip
    first = found.select("tbody tr")[0]
    assert first.select_one("td.items-column a").get_text() == "示例市财政局二〇二六年预算"
    assert "旧项" not in found.select_one("tbody").get_text()


def test_an_unfinished_review_is_a_draft(site):
    assert "草案" not in page(site, "standards/budget.html").h1.get_text()
    for address in (
        "standards/planning.html",
        "standards/planning/p-1.html",
        "standards/planning/booklet.html",
    ):
        assert "草案" in page(site, address).h1.get_text()


def test_the_page_of_an_entry_answers_the_five_questions(site):
    labels = [
        term.get_text() for term in page(site, "standards/budget/b-1.html").select(".standard-elements dt")
    ]
    assert labels == ["公开内容（要素）", "公开主体", "公开时限", "公开方式和渠道", "公开对象", "公开依据"]
    assert "决算由市政府公开" in page(site, "standards/budget/b-2.html").get_text()


def test_a_retired_entry_keeps_its_page_and_names_the_next(site):
    notice = page(site, "standards/budget/b-3.html").select_one(".notice")
    assert "2026-01-01" in notice.get_text()
    assert notice.a["href"].endswith("standards/budget/b-1.html")


def test_the_figures_of_the_page_are_those_of_the_files(site):
    found = page(site, "standards/coverage/index.html")
    columns = [head.get_text() for head in found.select("table thead")[0].select("th")][2:]
    for table in found.select("table"):
        totals = [int(cell.get_text()) for cell in table.select("tfoot td")][-8:]
        rows = [
            [int(cell.get_text()) for cell in line.select("td")][-8:] for line in table.select("tbody tr")
        ]
        assert [sum(column) for column in zip(*rows, strict=True)] == totals
        assert sum(totals[:-1]) == totals[-1] == 5
    data = json.loads(site[0]["standards/coverage.json"])
    assert list(data["states"].values()) == totals[:-1]
    assert len(columns) == 8
    lines = list(csv.reader(io.StringIO(site[0]["standards/coverage.csv"].decode("utf-8-sig"))))
    assert len(lines) == 1 + data["total"]
    assert site[0]["standards/coverage.csv"].startswith(b"\xef\xbb\xbf")


def test_an_item_shows_its_entry_by_name(site):
    cell = page(site, f"items/{FINANCE}/2026/00001.html").select_one('[data-field="standard_entry"] a')
    assert cell.get_text() == "财政预决算：政府预算 · 市级预算"
    assert cell["href"].endswith("standards/budget/b-1.html")


def test_only_the_report_itself_tells_the_day(tmp_path):
    content = make_content(tmp_path, FILES)
    build(content, tmp_path / "a", "2026-06-30")
    build(content, tmp_path / "b", "2026-07-01")
    first, second = tree(tmp_path / "a"), tree(tmp_path / "b")
    changed = [path for path in first if path.startswith("standards/") and first[path] != second.get(path)]
    assert changed == ["standards/coverage/index.html"]


def test_a_changed_name_of_an_entry_reaches_the_page_of_its_item(tmp_path):
    content = make_content(tmp_path, FILES)
    settings = {"BUILD_CACHE": str(tmp_path / "cache")}
    build(content, tmp_path / "site", **settings)
    text = (content / FILE).read_text(encoding="utf-8")
    (content / FILE).write_text(text.replace("市级预算", "市本级预算"), encoding="utf-8")
    build(content, tmp_path / "site", **settings)
    for path in (
        f"items/{FINANCE}/2026/00001.html",
        f"standards/coverage/{FINANCE}.html",
        "standards/budget/b-1.html",
    ):
        assert "市本级预算" in tree(tmp_path / "site")[path].decode(), path


def test_a_site_without_catalogs_has_no_such_pages(tmp_path):
    build(make_content(tmp_path, {"00001": {"standard_entry": "b-1"}}), tmp_path / "site")
    assert not [path for path in tree(tmp_path / "site") if path.startswith("standards/")]
