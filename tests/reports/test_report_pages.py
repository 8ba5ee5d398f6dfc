"""The pages and files of annual reports, in a small site of a city, a department and a town."""

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from plugins.disclosure.annual_reports.tables import CELLS, DISPUTES, REQUESTS, ROWS, TABLES, text_of
from plugins.reports.charts import charts
from tests.annual_reports import FIGURES, TEXT, report
from tests.make import BODIES, CITY, FINANCE, block, make_content
from tests.publisher.building import build, tree

LAST = FIGURES | {
    **{f"carry_to_next.{c.key}": FIGURES[f"carry_over.{c.key}"] for c in REQUESTS.rows[0].columns},
    "carry_over.natural_person": 0,
    "new_received.natural_person": 14,
    "carry_over.total": 0,
    "new_received.commercial_enterprise": 2,
    "new_received.total": 16,
    "normative_files.valid": 4,
}
EARLIER = TEXT.replace("个别信息更新不及时", "去年的问题是查阅点的资料少，下一步按月补充").replace(
    "15 件", "16 件"
)
FILES = {
    f"register/bodies/{FINANCE}.yml": block({"code": FINANCE, **BODIES[FINANCE], "parent": CITY}),
    f"reports/{FINANCE}/2024.md": report(LAST, EARLIER, "2025-02-10"),
    f"reports/{FINANCE}/2025.md": report(),
    f"reports/{CITY}/2025.md": report(published_on="2026-03-02"),
    "00001": {},
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    build(make_content(folder, FILES), folder / "site")
    return tree(folder / "site")


def page(files, address):
    return BeautifulSoup(files[address].decode(), "lxml")


def figures_in(table):
    return [int(cell.get_text()) for cell in table.select("tbody td")]


def test_the_tables_stand_in_their_chapters(files):
    found = page(files, f"reports/{FINANCE}/2025.html")
    chapters = found.select("section.chapter")
    assert [chapter.h2.get_text()[:2] for chapter in chapters] == [f"{n}、" for n in "一二三四五六"]
    assert [len(chapter.select("table")) for chapter in chapters] == [0, 1, 1, 1, 0, 0]
    table = chapters[2].table
    assert figures_in(table) == [FIGURES[key] for key, _row, _column in REQUESTS.cells()]
    assert all(row.find("th") for row in table.select("tbody tr"))
    assert table.caption.get_text() == "收到和处理政府信息公开申请情况"
    assert figures_in(chapters[3].table) == [FIGURES[key] for key, _row, _column in DISPUTES.cells()]


def test_new_reports_are_told_in_a_feed(files):
    atom = "{http://www.w3.org/2005/Atom}"
    entries = list(ElementTree.fromstring(files["reports/feed.xml"]).iter(f"{atom}entry"))
    assert [entry.findtext(f"{atom}updated")[:10] for entry in entries] == [
        "2026-03-02",
        "2026-01-20",
        "2025-02-10",
    ]
    assert entries[0].findtext(f"{atom}author/{atom}name") == BODIES[CITY]["name"]
    assert entries[0].findtext(f"{atom}title").endswith("2025年政府信息公开工作年度报告")
    assert entries[0].find(f"{atom}link").get("href").endswith(f"reports/{CITY}/2025.html")
    assert page(files, "reports/index.html").select_one("p.more a")["href"] == "../reports/feed.xml"


def test_rows_and_columns_of_table_three_fill_a_rectangle(files):
    """25 rows of 10 columns below three rows of heads, none overlapping."""
    taken = set()
    for row, line in enumerate(page(files, f"reports/{FINANCE}/2025.html").select(".table-3 tr")):
        column = 0
        for cell in line.find_all(["th", "td"]):
            while (row, column) in taken:
                column += 1
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    assert (row + down, column + right) not in taken
                    taken.add((row + down, column + right))
    assert taken == {(row, column) for row in range(28) for column in range(10)}


def test_every_chart_has_its_figures_as_a_table(files):
    found = page(files, f"reports/{FINANCE}/index.html")
    figures = found.select("figure.chart")
    assert len(figures) == 3
    for figure in figures:
        drawing, table = figure.select_one("svg.bars"), figure.table
        named = drawing["aria-labelledby"].split()
        assert drawing["role"] == "img"
        assert [drawing.find(id=name).name for name in named] == ["title", "desc"]
        assert [head.get_text() for head in table.select("tbody th")] == ["2024", "2025"]
        assert len(table.select("thead th")) == len(table.select("tbody tr")[0].find_all(["th", "td"]))
    assert figures_in(figures[0].table) == [16, 15]


def test_csv_and_json_hold_the_cells(files):
    data = files[f"reports/{FINANCE}/2025/table-3.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines[0] == ["项目", "标识", *(column.label for column in ROWS["new_received"].columns)]
    assert {line[1]: line[2:] for line in lines[1:]} == {
        row.key: [str(FIGURES[row.cell(column)]) for column in row.columns] for row in REQUESTS.rows
    }
    for table in TABLES:
        rows = json.loads(files[f"reports/{FINANCE}/2025/table-{table.number}.json"])["rows"]
        assert {
            row.cell(column): rows[row.key][column.key] for row in table.rows for column in row.columns
        } == {key: pytest.approx(float(FIGURES[key])) for key, _row, _column in table.cells()}


def test_the_fee_is_shown_as_it_was_written(files):
    assert "352.60" in page(files, f"reports/{FINANCE}/2025.html").select_one(".table-2").get_text()
    assert b",352.60\r\n" in files[f"reports/{FINANCE}/2025/table-2.csv"]


def test_the_workbook_has_fixed_times(files):
    with zipfile.ZipFile(io.BytesIO(files[f"reports/{FINANCE}/2025/tables.xlsx"])) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
        assert sum(name.startswith("xl/worksheets/") for name in archive.namelist()) == 3


def test_the_sum_adds_up_and_says_what_is_in_it(files):
    found = page(files, "reports/all/2025.html")
    assert figures_in(found.select_one(".table-3")) == [FIGURES[key] for key, _r, _c in REQUESTS.cells()]
    assert [link.get_text() for link in found.select("#counted ~ ul a")] == [
        "示例市财政局2025年政府信息公开工作年度报告"
    ]
    assert "政府的报告已经包含所属机关的数字" in found.select_one(".lead").get_text()


def test_the_status_table_tells_what_is_late_and_missing(files):
    found = page(files, "reports/index.html")
    rows = {row.th.get_text(): row.find_all("td") for row in found.select("table.states tbody tr")}
    assert set(rows) == {"示例市人民政府", "示例市财政局"}
    assert [cell.select_one(".state").get_text() for cell in rows["示例市财政局"]] == ["按时", "迟报"]
    assert [cell.select_one(".state").get_text() for cell in rows["示例市人民政府"]] == ["按时", "未公布"]
    assert {link["href"] for link in found.select("table.states a")} >= {
        f"../reports/{CITY}/2025.html",
        f"../reports/{FINANCE}/index.html",
    }


def test_a_report_is_held_back_until_its_day(tmp_path):
    content = make_content(tmp_path, FILES)
    build(content, tmp_path / "site", "2026-01-19")
    found = tree(tmp_path / "site")
    assert f"reports/{FINANCE}/2024.html" in found
    assert f"reports/{FINANCE}/2025.html" not in found
    row = next(
        row
        for row in page(found, "reports/index.html").select("table.states tbody tr")
        if row.th.get_text() == "示例市财政局"
    )
    assert row.td.select_one(".state").get_text() == "尚未到期"


def test_a_site_without_reports_has_no_such_part(tmp_path):
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site")
    found = tree(tmp_path / "site")
    assert not [path for path in found if path.startswith("reports/")]
    assert "公开年报" not in found["index.html"].decode()


@pytest.mark.parametrize("count", [0, 1, 7, 999_999_999])
def test_bars_stay_inside_their_chart(count):
    years = {year: FIGURES | {"new_received.total": count} for year in range(2016, 2026)}
    chart = charts(years)[0]
    assert all(float(bar["y"]) >= 0 for bar in chart["bars"])
    assert all(float(bar["x"]) + float(bar["width"]) <= chart["width"] for bar in chart["bars"])
    assert [row["values"] for row in chart["rows"]] == [[count]] * 10


def test_figures_have_no_exponent():
    assert all("E" not in text_of(FIGURES[key]) for key in CELLS)
