"""How to apply, the forms and the printed tables: complete without a script, and nothing is collected."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from plugins.disclosure.request_fees import charges_by_pages, charges_by_pieces, total
from plugins.disclosure.request_periods import due_days
from plugins.requests.forms import APPLICANT
from tests.disclosure.golden_tables import rows as golden_rows
from tests.disclosure.guide_files import SOURCE, guide
from tests.make import make_content
from tests.publisher.building import build, tree

SYSTEM = "https://www.example.gov.cn/ysq"
FORMS = {"person": "公民", "organisation": "法人或者其他组织"}


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Address → parsed page of a small site on 2026-06-30."""
    folder = tmp_path_factory.mktemp("requests")
    files = {SOURCE: guide(request={"unit": "政务公开科", "system": SYSTEM})}
    build(make_content(folder, files), folder / "site")
    html = {path: data for path, data in tree(folder / "site").items() if path.startswith("requests/")}
    return {path: BeautifulSoup(data.decode(), "lxml") for path, data in html.items()}


def test_each_body_that_takes_applications_says_where(pages):
    cards = {card.h3.get_text(): card for card in pages["requests/index.html"].select(".cards li")}
    assert list(cards) == ["示例市人民政府", "示例市财政局"]
    assert "政务公开科" in cards["示例市人民政府"].get_text()
    assert SYSTEM in [link["href"] for link in cards["示例市人民政府"].select("a")]
    assert "../guides/SL0000019.html" in [link["href"] for link in cards["示例市人民政府"].select("a")]


@pytest.mark.parametrize(("kind", "who"), FORMS.items())
def test_a_form_has_the_legal_contents_and_nothing_else(pages, kind, who):
    sheet = pages[f"requests/form-{kind}.html"].select_one(".sheet")
    heads = [" ".join(head.get_text(" ").split()) for head in sheet.select("th")]
    parts = [
        head
        for head in heads
        if head in {"申请公开的政府信息", "形式要求", "签名或者盖章", "以下由受理机关填写"}
    ]
    assert heads[0] == f"申请人 （{who}）"
    assert heads[1 : 1 + len(APPLICANT[kind][1])] == list(APPLICANT[kind][1])
    assert parts == ["申请公开的政府信息", "形式要求", "签名或者盖章", "以下由受理机关填写"]
    assert heads[-4:] == ["收到日期", "收到方式", "登记编号", "经办人"]
    assert not re.search("用途|特殊需要|减免", sheet.get_text())


def test_nothing_is_collected(pages):
    for path, page in pages.items():
        assert not [field for field in page.select("main form") if field.get("action")], path
    assert not pages["requests/form-person.html"].select("main :is(input, textarea, select, form)")


def test_the_due_days_of_this_year_and_the_last_are_printed(pages):
    rows = pages["requests/deadlines.html"].select(".days tbody tr")
    assert len(rows) == 730
    found = {}
    for row in rows:
        received = date.fromisoformat(row.th.get_text().split()[0])
        found[received] = [cell.get_text() for cell in row.select("td")]
        assert found[received] == [str(day) if day else "日历未公布" for day in due_days(received)]
    assert (rows[0].th.get_text()[:10], rows[365].th.get_text()[:10]) == ("2026-01-01", "2025-01-01")
    assert found[date(2026, 12, 31)] == ["日历未公布"] * 3
    assert found[date(2025, 12, 31)][1] == "2026-01-29"


@pytest.mark.parametrize("row", golden_rows("due_dates.csv"))
def test_golden_days_are_in_the_printed_table(pages, row):
    cells = pages["requests/deadlines.html"].select(".days tbody tr")
    printed = {cell.th.get_text().split()[0]: [day.get_text() for day in cell.select("td")] for cell in cells}
    column = {"7": 0, "20": 1, "40": 2}.get(row["working_days"])
    if row["start"] in printed and column is not None:
        assert printed[row["start"]][column] == row["due"]


def test_only_the_year_of_the_build_matters_for_the_table(tmp_path, pages):
    build(make_content(tmp_path, {}), tmp_path / "site", date="2031-02-03")
    page = BeautifulSoup(tree(tmp_path / "site")["requests/deadlines.html"].decode(), "lxml")
    assert {cell.get_text() for cell in page.select(".days td")} == {"日历未公布"}
    assert "2031 年的放假安排还没有公布" in page.get_text()


def test_worked_values_of_the_fee_are_printed(pages):
    tables = pages["requests/fees.html"].select("main > .side-by-side .plain-table")
    assert [table.caption.get_text() for table in tables] == [
        "按件的档次（以后各档类推）",
        "按件计收的例子",
        "按量的档次",
        "按量计收的例子",
    ]
    for table, charges in ((tables[1], charges_by_pieces), (tables[3], charges_by_pages)):
        for row in table.select("tbody tr"):
            assert int(row.td.get_text()) == total(charges(int(row.th.get_text())))
