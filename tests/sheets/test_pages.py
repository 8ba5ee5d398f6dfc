"""Sheets, texts to be read aloud, postings, terminals and displays in a built site."""

import posixpath
import re

import pytest
from bs4 import BeautifulSoup

from tests.disclosure.checks.examples_postings import POSTED, postings
from tests.make import CITY, FIELDS, WITHHELD, make_content
from tests.publisher.building import SITE, build, tree, watching_writes

SCRIPT = "<script>alert('题')</script>"
SECRET = "机密标记"


def on(day, title):
    """What changes in an item that was made and published on a day."""
    secrecy = {"by": "保密审查人丙", "on": day, "result": "通过"}
    review = {**FIELDS["review"], "on": day, "secrecy": secrecy}
    return {"title": title, "generated_on": day, "published_on": day, "approved_on": day, "review": review}


FILES = {
    "00001": {"title": f"关于停车的通知{SCRIPT}", "spoken": "乡亲们，停车场开放了。", "keywords": ["停车场"]},
    "2025/00002": on("2025-07-10", "关于公园的通知"),
    "2025/00003": on("2025-05-09", "关于路灯的通知"),
    "00004": {"title": SECRET, **WITHHELD, "spoken": SECRET},
    "2025/00005": on("2025-01-10", "桥梁名单"),
    "register/postings.yml": postings(
        {"place": f"市民中心{SCRIPT}", "spot": "大厅"},
        {"sheet": f"bodies/{CITY}/2025-01", "edition": "00000000", "checked_on": "2026-06-01"},
        {"posted_on": "2025-12-01"},
    ),
}
MONTH = f"sheets/bodies/{CITY}/2026-03.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    build(make_content(folder, FILES), folder / "site")
    return tree(folder / "site")


def page(site, path):
    return BeautifulSoup(site[path], "html.parser")


def test_every_line_of_a_sheet_has_a_code_and_its_address(site):
    found = page(site, MONTH)
    rows = found.select(".sheet tbody tr")
    assert [row.select_one(".sheet-url").text for row in rows] == [
        f"https://www.shili.example/items/{CITY}/2026/00001.html"
    ]
    assert all(row.select_one("svg.qr path") for row in rows)
    assert SCRIPT in rows[0].text
    assert "0000-12340001" in found.select_one("tfoot").text
    assert re.search("版次：[0-9a-f]{8}", found.select_one("tfoot").text)


def test_sheets_are_made_of_the_last_year_and_of_what_hangs(site):
    months = {
        match[1]
        for path in site
        if (match := re.fullmatch(rf"sheets/bodies/{CITY}/([0-9-]{{7}})\.html", path))
    }
    assert months == {"2026-03", "2025-07", "2025-01"}


def test_nothing_withheld_is_printed_or_read_aloud(site):
    pages = [path for path in site if path.startswith(("sheets/", "screen/", "kiosk/")) or "spoken" in path]
    assert [path for path in pages if SECRET.encode() in site[path]] == []


def test_every_sheet_is_reached_from_the_index(site):
    reached, pending = set(), ["sheets/index.html"]
    while pending:
        path = pending.pop()
        if path in reached:
            continue
        reached.add(path)
        for link in page(site, path).select("main a[href]"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link["href"]))
            if target.startswith("sheets/"):
                pending.append(target)
    wanted = {path for path in site if path.startswith("sheets/")}
    assert reached == wanted


def test_a_text_to_be_read_aloud_is_reached_from_its_item_and_its_month(site):
    item = f"items/{CITY}/2026/00001.html"
    (link,) = (a for a in page(site, item).select("a") if "广播稿" in a.text)
    assert link["href"].endswith(f"items/{CITY}/2026/00001/spoken.html")
    for path in (f"items/{CITY}/2026/00001/spoken.html", f"sheets/bodies/{CITY}/2026-03-spoken.html"):
        assert "乡亲们，停车场开放了。" in page(site, path).select_one(".sheet").text


def test_the_public_list_says_what_hangs_where_since_when(site):
    found = page(site, "postings/index.html")
    rows = [
        [cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in found.select("tbody tr")
    ]
    assert [row[3:5] for row in rows] == [
        ["2026-05-04", "2026-05-04"], ["2026-05-04", "2026-06-01"], ["2025-12-01", "2025-12-01"]
    ]  # fmt: skip
    assert "网上已更新" in rows[1][5]
    assert SCRIPT in rows[0][0]


def test_places_with_something_to_do_are_to_be_visited(site):
    found = page(site, "postings/visits.html")
    assert [heading.text for heading in found.select(".visit h3")] == [POSTED["place"]]
    tasks = [task.text for task in found.select(".visit li li")]
    assert tasks == ["换新：内容或联系方式有变动", "核对：应在 2026-03-01 以前"]


def test_a_site_without_postings_has_no_such_pages(tmp_path):
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site")
    assert not (tmp_path / "site/postings").exists()


def test_codes_hold_the_stated_address_of_the_site(tmp_path):
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site", SITEURL="https://a.example/portal/zwgk")
    found = BeautifulSoup((tmp_path / "site" / MONTH).read_bytes(), "html.parser")
    url = found.select_one("tbody .sheet-url").text
    assert url == f"https://a.example/portal/zwgk/items/{CITY}/2026/00001.html"


def test_an_item_of_another_month_leaves_a_sheet_as_it_is(tmp_path):
    settings = {"BUILD_CACHE": str(tmp_path / "cache")}
    content = make_content(tmp_path, {"00001": {}, "00002": {"published_on": "2026-04-04"}})
    build(content, tmp_path / "site", **settings)
    make_content(tmp_path, {"00003": {"published_on": "2026-04-05", "title": "新的通知"}})
    with watching_writes() as made:
        build(content, tmp_path / "site", **settings)
    assert f"sheets/bodies/{CITY}/2026-04.html" in made
    assert MONTH not in made


def test_words_to_choose_from_are_those_of_the_catalog(site):
    words = {
        button["data-word"]: button["data-letters"]
        for button in page(site, "kiosk/search.html").select("[data-word]")
    }
    assert words["停车场"] == "TCC"
    assert SITE.name not in words
