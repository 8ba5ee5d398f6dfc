"""Pages of items of a kind, their sheets, and the lists of all."""

import csv
import io
from xml.etree import ElementTree

import pytest

from tests.kinds_pages.conftest import HOSTILE
from tests.make import make_content
from tests.publisher.building import build, tree

ATOM = "{http://www.w3.org/2005/Atom}"
ITEM = "items/SL0000019/2026"
LISTS = (
    "services/index.html",
    "powers/index.html",
    "penalty-tiers/index.html",
    "budgets/index.html",
    "projects/index.html",
    "topics-asked/index.html",
    "answers/index.html",
    "promises/index.html",
    "gazette/index.html",
)


def texts(page, selector):
    return [" ".join(tag.get_text(" ", strip=True).split()) for tag in page.select(selector)]


def test_a_guide_shows_every_element(built):
    page = built.item("00001")
    text = page.select_one("main").get_text()
    for words in (
        "场所布局图",
        "政务服务中心",
        "示例大道 3 号",
        "0000-12340001",
        "不收费",
        "7 个工作日",
        "12345",
    ):
        assert words in text
    assert texts(page, ".steps strong") == ["受理", "决定"]
    form = page.select_one("section[aria-labelledby=materials] a[download]")
    assert form["download"] == "form.pdf"


def test_both_sheets_are_made_from_the_same_data_and_linked(built):
    links = [link["href"] for link in built.item("00001").select(".sheets a")]
    assert [link.partition("items/")[2] for link in links] == [
        "SL0000019/2026/00001/notice-sheet.html",
        "SL0000019/2026/00001/card.html",
    ]
    for name in ("notice-sheet", "card"):
        sheet = built.page(f"{ITEM}/00001/{name}.html")
        assert "场所布局图" in sheet.get_text()
        assert sheet.select_one("article a")["href"].endswith(f"{ITEM}/00001.html")


def test_a_withdrawn_guide_shows_nothing(built):
    assert f"{ITEM}/00012/card.html" not in built.files
    assert "场所布局图" not in built.item("00012").get_text()
    assert "已撤回的办事指南" not in built.page("services/index.html").select_one("main").get_text()


def test_what_officials_write_stays_text(built):
    for address in (f"{ITEM}/00001.html", f"{ITEM}/00001/notice-sheet.html"):
        assert HOSTILE not in built.files[address].decode()
        assert HOSTILE in built.page(address).get_text()


def test_guides_are_found_by_event_audience_kind_and_body(built):
    links = [
        link["href"].partition("services/")[2]
        for link in built.page("services/index.html").select(".tiles a")
    ]
    for way in ("event-", "audience-enterprises", "kind-licence", "body-"):
        (target,) = [link for link in links if link.startswith(way)]
        assert "食品经营许可办事指南" in built.page(f"services/{target}").get_text()
        assert target.isascii()


def test_a_power_is_drawn_and_told(built):
    page = built.item("00003")
    assert len(page.select("svg.flow rect")) == 2
    assert page.select_one("svg.flow title").text
    assert texts(page, "section[aria-labelledby=flow] tbody th") == ["1. 受理", "2. 决定"]


def test_a_cancelled_power_keeps_its_page_and_is_not_counted(built):
    assert "取消" in built.item("00002").select_one(".notice").get_text()
    overview = built.page("powers/index.html")
    assert texts(overview, "tfoot td")[-1] == "1"
    assert "已取消或转移 1 项" in overview.get_text()
    assert "食品经营许可" in built.page("powers/licence.html").select_one("tr.ended").get_text()


def test_tiers_show_their_ranges(built):
    cells = texts(built.item("00004"), "section[aria-labelledby=tiers] td")
    assert "50,000 至 65,000.50 元" in cells
    assert "不予处罚" in cells


def test_a_project_tells_what_is_missing(built):
    rows = texts(built.item("00005"), "section[aria-labelledby=parts] tbody tr")
    assert [row for row in rows if "未公开" in row] == ["质量安全监督信息 未公开 —"]
    assert len(rows) == 8
    row = texts(built.page("projects/index.html"), "tbody tr")[0]
    assert "5/6" in row
    assert "还缺：质量安全监督信息" in row


def test_a_budget_is_a_table_a_chart_and_a_file(built):
    page = built.item("00006")
    assert texts(page, "#table-1 ~ .scroller .depth-2 .amount") == ["120.10", "40.0%", "80.10", "26.7%"]
    assert len(page.select("svg.chart")) == 2
    rows = list(csv.reader(io.StringIO(built.files[f"{ITEM}/00006/table-2.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["科目编码", "科目名称", "金额", "上年"]
    assert rows[-1] == ["", "合计", "31", "33"]
    assert len(rows) == 7


def test_the_matrix_of_budgets_stands_on_the_unit_not_the_publisher(built):
    page = built.page("budgets/index.html")
    assert texts(page, "tbody th") == ["示例市财政局"]
    assert "示例市人民政府" in page.select_one("h2 + p").get_text()


def test_open_topics_stand_first_and_both_numbers_of_the_rate_are_told(built):
    page = built.page("topics-asked/index.html")
    assert [row.split()[0] for row in texts(page, "tbody .title")] == ["还没答复的题", "已经答复的题"]
    assert texts(page, ".figures dd") == ["2", "1", "50.0% 1÷2"]


def test_questions_that_wait_stand_first_and_count_as_overdue(built):
    page = built.page("answers/index.html")
    assert texts(page, ".figures dd") == ["2", "1", "1", "4 天"]
    assert "尚未答复" in texts(page, ".answers li")[0]


def test_promises_count_those_that_are_due(built):
    page = built.page("promises/index.html")
    assert texts(page, ".figures dd") == ["2", "1", "50.0% 1÷2"]
    assert texts(page, "tbody .title a") == ["修路", "水厂通水"]


def test_an_issue_links_to_what_it_holds(built):
    assert built.item("00007").select_one(".contents a")["href"].endswith(f"{ITEM}/00001.html")


def test_a_clarification_shows_claim_and_fact(built):
    assert texts(built.item("00011"), ".claims dd") == ["水价翻倍", "上涨两成", "市发展改革委"]


def test_the_navigation_leads_to_every_list(built):
    shown = [link["href"] for link in built.page("services/index.html").select("nav.sections a")]
    assert [address for address in LISTS if f"../{address}" not in shown and address != LISTS[0]] == []


@pytest.mark.parametrize("address", LISTS)
def test_headings_captions_and_scopes(built, address):
    page = built.page(address)
    assert page.select_one("main :is(h1,h2,h3)").name == "h1"
    assert all(table.caption for table in page.select("table"))
    assert all(cell.has_attr("scope") for cell in page.select("th"))


@pytest.mark.parametrize("address", LISTS)
def test_every_list_has_a_feed_with_its_items(built, address):
    page, feed = built.page(address), address.replace("index.html", "feed.xml")
    assert page.select_one('link[type="application/atom+xml"]')["href"] == f"../{feed}"
    assert page.select_one("main p.more a[href$='feed.xml']")
    told = {link.get("href") for link in ElementTree.fromstring(built.files[feed]).iter(f"{ATOM}link")}
    kind = {
        "services": ["00001"],
        "powers": ["00002", "00003"],
        "penalty-tiers": ["00004"],
        "projects": ["00005"],
        "budgets": ["00006"],
        "gazette": ["00007"],
        "answers": ["00008"],
        "topics-asked": ["00009"],
        "promises": ["00010"],
    }[address.partition("/")[0]]
    items = {path for path in told if "/items/" in path}
    assert items == {f"https://www.shili.example/{ITEM}/{serial}.html" for serial in kind}


def test_a_site_without_kinds_has_none_of_their_pages(tmp_path):
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site")
    files = tree(tmp_path / "site")
    feeds = tuple(address.replace("index.html", "feed.xml") for address in LISTS)
    assert not [address for address in files if address in LISTS or address in feeds]
    assert b"services/index.html" not in files["index.html"]
