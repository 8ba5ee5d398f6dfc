"""The pages of the notices: what is open, coming and ended on a day, what a notice's own page shows, and who calls."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from bs4 import BeautifulSoup

from tests.make import CITY, make_content
from tests.notices.strict_calendar import events
from tests.publisher.building import build, tree

OBJECTIONS = {"unit": "示例市政务公开科", "phone": "0000-12340001"}
OUTCOME = {
    "received": "12",
    "adopted": "5",
    "partly": "3",
    "rejected": "4",
    "reasons": "没有上位法依据。",
    "published_on": "2026-06-15",
    "opinions": [{"opinion": "增加<车>位", "adopted": "5", "reply": "增加 300 个。"}],
}


def place(serial):
    return f"notices/{CITY}/2026/{serial:05}.md"


def notice(title, opens=None, closes=None, kind="公示/项目公示", **more):
    block = {"kind": kind, "objections_to": OBJECTIONS, **more}
    block |= {name: day for name, day in (("opens_on", opens), ("closes_on", closes)) if day}
    return {"title": title, "summary": f"{title}的概述。", "notice": block}


FILES = {
    place(1): notice("后截止的公示", "2026-06-20", "2026-07-20"),
    place(2): notice("先截止的公示", "2026-06-25", "2026-06-30"),
    place(3): notice("还没开始的公示", "2026-07-01", "2026-07-10"),
    place(4): {**notice("早已结束的公示", "2026-03-05", "2026-03-20")},
    place(5): notice("近日结束的公示", "2026-06-01", "2026-06-10"),
    place(6): notice(
        "停车场规章草案征求意见",
        "2026-04-01",
        "2026-05-10",
        "征求意见/规章草案",
        consultation={"ways": ["信函：示例路 1 号"], "draft": "草案.txt", "outcome": OUTCOME},
    ),
    "notices/SL0000019/2026/00006/草案.txt": "停车场管理办法草案\n",
    place(7): notice(
        "停车费听证会",
        kind="听证公告/定价听证",
        hearing={"on": "2026-07-15 09:30", "place": "1 号厅", "attend": "电话报名", "seats": "20"},
    ),
    place(8): notice(
        "暴雨红色预警", kind="预警", warning={"level": "红色", "area": "示例镇", "measures": "立即转移。"}
    ),
    place(9): notice(
        "已经解除的预警",
        kind="预警",
        warning={"area": "示例镇", "measures": "避险。", "lifted_on": "2026-03-06 08:00"},
    ),
    "00010": {"title": "近日结束的公示的结果", "outcome_of": "SL0000019/2026-00005"},
}


class Built:
    """A site with notices, as of a day."""

    def __init__(self, folder, content, day):
        build(content, folder / day, date=day)
        self.files = tree(folder / day)

    def page(self, path):
        return BeautifulSoup(self.files[path].decode(), "lxml")

    def group(self, slug):
        return [
            row.a.text
            for row in self.page("notices/index.html").select(f"section[aria-labelledby={slug}] tbody tr")
        ]


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    return make_content(tmp_path_factory.mktemp("content"), FILES)


@pytest.fixture(scope="module")
def site(content, tmp_path_factory):
    return Built(tmp_path_factory.mktemp("site"), content, "2026-06-30")


@pytest.fixture(scope="module")
def later(content, tmp_path_factory):
    return Built(tmp_path_factory.mktemp("later"), content, "2026-07-12")


def test_what_is_open_stands_first_that_which_closes_soonest_on_top(site):
    assert site.group("open") == ["先截止的公示", "后截止的公示"]
    assert site.group("coming") == ["还没开始的公示", "停车费听证会"]
    assert site.group("ended") == ["近日结束的公示", "停车场规章草案征求意见"]


def test_the_groups_are_those_of_the_day(later):
    assert later.group("open") == ["后截止的公示"]
    assert later.group("coming") == ["停车费听证会"]
    assert "截至 2026-07-12" in later.page("notices/index.html").select_one("#open").text


def test_no_page_of_a_notice_changes_because_a_day_has_passed(site, later):
    for path, data in site.files.items():
        if path.startswith(("items/", "notices/all", "notices/publicity")):
            assert later.files[path] == data, path


def test_every_notice_stands_in_the_list_of_all_in_that_of_its_kind_and_in_that_of_its_body(site):
    listed = {}
    for path in site.files:
        if path.startswith("notices/") and path.endswith(".html") and path != "notices/index.html":
            rows = site.page(path).select("table.notices tbody tr td.title a")
            listed.setdefault(path.split("/")[1], []).extend(row.text for row in rows)
    titles = {
        fields["title"] for name, fields in FILES.items() if name.endswith(".md") and "notice" in fields
    }
    assert sorted(listed.pop("all")) == sorted(titles)
    assert sorted(listed.pop("of")) == sorted(titles)
    assert sorted(title for kind in listed.values() for title in kind) == sorted(titles)


def test_the_period_stands_there_as_dates_and_not_as_a_state(site):
    head = site.page(f"items/{CITY}/2026/00002.html").select_one(".notice-period")
    assert head.text == "公示期：2026-06-25 至 2026-06-30"
    assert [time["datetime"] for time in head.select("time")] == ["2026-06-25", "2026-06-30"]


def test_a_notice_says_how_to_object_and_what_came_of_it(site):
    page = site.page(f"items/{CITY}/2026/00005.html")
    objections = page.select_one("section[aria-labelledby=objections]").text
    assert "示例市政务公开科" in objections
    assert "0000-12340001" in objections
    assert page.select_one(".notice-head a[href$='00010.html']").text == "近日结束的公示的结果"
    row = next(r for r in site.page("notices/index.html").select("tbody tr") if "近日结束的公示" in r.text)
    assert row.select_one("td.outcome a")["href"].endswith("00010.html")


def test_a_consultation_shows_draft_ways_and_what_became_of_the_opinions(site):
    page = site.page(f"items/{CITY}/2026/00006.html")
    ways = page.select_one("section[aria-labelledby=ways]")
    assert "信函：示例路 1 号" in ways.text
    assert ways.a["href"].endswith(".txt")
    table = page.select_one(".notice-outcome table")
    cells = [[cell.text for cell in row.select("th, td")] for row in table.select("tbody tr")]
    assert cells == [
        ["增加<车>位", "5", "5", "0", "0", "增加 300 个。"],
        ["合计", "12", "5", "3", "4", "—"],
    ]
    assert "没有上位法依据。" in page.select_one(".notice-outcome").text


def test_a_hearing_shows_when_where_and_how_to_attend(site):
    facts = site.page(f"items/{CITY}/2026/00007.html").select_one("section[aria-labelledby=hearing]").text
    for fact in ("2026-07-15 09:30", "1 号厅", "电话报名", "20"):
        assert fact in facts


@pytest.mark.parametrize("path", ["index.html", "notices/index.html"])
def test_a_warning_stands_above_everything_until_it_is_lifted(site, path):
    (alert,) = site.page(path).select(".alerts li")
    assert "暴雨红色预警" in alert.text
    assert "红色预警" in alert.strong.text


def test_the_feeds_name_the_notices(site):
    root = ET.fromstring(site.files["notices/feed.xml"])
    titles = {entry.findtext("{*}title") for entry in root.iterfind("{*}entry")}
    assert len(titles) == 5  # the size of feeds of this site
    assert "notices/consultation/feed.xml" in site.files


def test_the_calendar_holds_what_is_open_and_coming_and_nothing_else(site):
    titles = {event.properties["SUMMARY"].value for event in events(site.files["notices/calendar.ics"])}
    assert titles == {
        "公示期：先截止的公示",
        "公示期：后截止的公示",
        "公示期：还没开始的公示",
        "听证时间：停车费听证会",
    }


def test_each_notice_with_dates_has_a_calendar_that_its_page_names(site):
    page = site.page(f"items/{CITY}/2026/00007.html")
    assert page.select_one(".notice-head a[type='text/calendar']")["href"].endswith(
        "items/SL0000019/2026/00007.ics"
    )
    (event,) = events(site.files[f"items/{CITY}/2026/00007.ics"])
    assert event.properties["LOCATION"].value == "1 号厅"
    assert f"items/{CITY}/2026/00008.ics" not in site.files


def test_a_site_without_notices_has_no_part_for_them(tmp_path):
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site", date=str(date(2026, 6, 30)))
    files = tree(tmp_path / "site")
    assert not [path for path in files if path.startswith("notices/")]
    assert "公示与征求意见" not in files["index.html"].decode()
