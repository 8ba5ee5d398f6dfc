"""Delivery notes, receipts and the record for successors in a built site."""

import pytest
from bs4 import BeautifulSoup

from tests.disclosure.checks.examples_deliveries import ARCHIVE, PLACE_FILE, PLACES, deliveries, later
from tests.make import CITY, PDF, WITHHELD, make_content
from tests.publisher.building import SITE, build, tree

SCRIPT = "<script>alert('题')</script>"
SECRET = "机密标记"
NOTICE = {
    "kind": "公示/评优表彰公示",
    "opens_on": "2026-06-20",
    "closes_on": "2026-07-03",
    "objections_to": {"unit": "示例市政务公开科", "phone": "0000-12340001"},
}
FILES = {
    "00001": {"title": f"关于停车的通知{SCRIPT}", "document_number": "示政发〔2026〕1号"},
    "00001/a.pdf": PDF,
    "00002": {
        "title": "撤回的通知",
        "body": f"{SECRET}\n",
        "withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"},
    },
    "00003": {**WITHHELD, "title": "不公开的报告", "next_assessment_on": "2026-08-01"},
    f"notices/{CITY}/2026/00004.md": later("2026-06-18", title="评优公示", notice=NOTICE),
    "00005": later("2026-04-08", title="有期限的办法", expires_on="2026-08-31"),
    PLACES: PLACE_FILE,
    "register/deliveries.yml": deliveries({"receipt": SCRIPT}),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("delivery")
    build(make_content(folder, FILES), folder / "site")
    return tree(folder / "site")


def page(site, path):
    return BeautifulSoup(site[path], "html.parser")


def test_the_note_lists_items_attachments_dates_and_blanks(site):
    found = page(site, f"delivery/{CITY}/2026-03.html")
    (row,) = found.select(".delivery .scroller tbody tr")
    assert SCRIPT in row.text
    assert "示政发〔2026〕1号" in row.text
    assert any(
        name.startswith(f"items/{CITY}/2026/00001/{row.select('.delivery-code')[1].text}") for name in site
    )
    assert "2026-04-01" in found.article.text
    assert found.select_one(".delivery-boxes li").text.strip() == f"□ {ARCHIVE}（2026-03-31 已移交）"
    assert len([cell for cell in found.select(".delivery-form td") if not cell.text]) == 12


def test_what_was_withdrawn_is_called_back_without_its_words(site):
    found = page(site, f"delivery/{CITY}/2026-05.html")
    assert "撤回的通知" in found.article.text
    assert [name for name, data in site.items() if SECRET.encode() in data] == []


def test_law_and_local_practice_are_told_apart(site):
    text = page(site, "delivery/index.html").main.text
    assert "第二十五条" in text
    assert "条例没有规定天数" in text
    assert "福建省政府信息查阅场所管理办法的做法，仅供参考" in text
    assert SCRIPT in text


def test_the_overview_says_what_was_handed_over_and_what_not(site):
    rows = page(site, f"delivery/{CITY}/index.html").select("tbody tr")
    told = {row.th.text: row.select("td")[2].text.strip() for row in rows}
    assert told["2026 年 3 月"] == f"2026-03-31 已移交{ARCHIVE}"
    assert told["2026 年 4 月"] == "没有登记"


def test_the_record_for_a_successor_names_what_is_open(site):
    text = page(site, f"delivery/{CITY}/successor.html").article.text
    assert "评优公示：2026-07-03 截止" in text
    assert "不公开的报告：2026-08-01 前再次评估是否公开" in text
    assert "有期限的办法：2026-08-31 有效期届满" in text


def test_the_pages_are_reached_from_the_home_page_by_plain_links(site):
    assert page(site, "archive/index.html").select_one('a[href$="delivery/index.html"]')
    assert page(site, "delivery/index.html").select_one(f'a[href="../delivery/{CITY}/index.html"]')


def test_reviewers_are_not_told(site):
    assert all(
        "保密审查人丙" not in data.decode() for name, data in site.items() if name.startswith("delivery/")
    )


def test_another_item_changes_no_note_of_another_month(tmp_path, site):
    files = {**FILES, "00009": later("2026-06-22", title="后来的通知")}
    build(make_content(tmp_path, files), tmp_path / "site", SITE=SITE)
    after = tree(tmp_path / "site")
    assert after[f"delivery/{CITY}/2026-03.html"] == site[f"delivery/{CITY}/2026-03.html"]
    assert "后来的通知" in after[f"delivery/{CITY}/2026-06.html"].decode()
