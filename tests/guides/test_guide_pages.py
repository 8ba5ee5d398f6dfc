"""Guides, their directory and the reading places as pages."""

import pytest

from plugins.disclosure.guide import ELEMENTS
from tests.disclosure.guide_files import FIELDS, UNIT
from tests.guides.conftest import FILES
from tests.make import CITY, FINANCE, OLD_OFFICE, make_content
from tests.publisher.building import build, tree

GUIDE = f"guides/{CITY}.html"


def test_a_guide_shows_all_nine_elements_and_its_text(guides):
    text = guides.text(GUIDE)
    for value in [*UNIT.values(), FIELDS["classification"], FIELDS["arrangement"], FIELDS["access"]]:
        assert value in text
    for name in list(ELEMENTS.values())[3:]:
        assert name in text
    assert "最近核对：2026-01-05" in text
    assert "见 目录" in text


def test_it_describes_the_real_classes_and_the_real_numbers(guides):
    page = guides.page(GUIDE)
    classes = {
        entry.select_one("strong").get_text(): len(entry.select("li")) for entry in page.select(".class")
    }
    assert classes["按公开属性"] == 3
    assert classes["按主题"] == 22
    example = page.select_one("section[aria-labelledby=arrangement] a")
    assert example.get_text() == f"{CITY}/2026-00001"
    assert example["href"] == f"../items/{CITY}/2026/00001.html"
    assert [code.get_text() for code in page.select("section[aria-labelledby=arrangement] code")] == [
        CITY,
        "2026",
        "00001",
    ]


def test_it_tells_of_requests_as_the_law_does(guides):
    page, text = guides.page(GUIDE), guides.text(GUIDE)
    assert [len(found.select("li")) for found in page.select("section[aria-labelledby=requests] ol")] == [
        3,
        7,
    ]
    for words in (
        "20 个工作日内答复",
        "7 个工作日内一次性告知",
        "先申请行政复议",
        "阅读有困难或者有视听障碍",
        "不收费",
    ):
        assert words in text
    assert page.select_one('a[href="https://www.example.gov.cn/ysq?a=1&b=2"]')
    assert page.select_one('a[href="../requests/form-person.html"]')


def test_nothing_of_an_author_becomes_code(guides):
    html = guides.files[GUIDE].decode()
    assert "alert(1)" not in html
    assert "&lt;b&gt;第二段&lt;/b&gt;" in html
    assert "图书馆&lt;b&gt;" in guides.files["guides/places.html"].decode()


def test_the_directory_has_every_body_and_marks_those_without_guide(guides):
    page = guides.page("guides/index.html")
    cards = {card.h3.get_text(): card for card in page.select(".cards li")}
    assert list(cards) == ["示例市人民政府", "示例市财政局", "示例市民政局", "示例市物资局"]
    assert cards["示例市人民政府"].a["href"] == f"../guides/{CITY}.html"
    assert "0000-12340001" in cards["示例市人民政府"].get_text()
    assert cards["示例市财政局"].select_one(".mark").get_text() == "尚无指南"
    assert "已撤销的机构" in guides.text("guides/index.html")
    assert "于 2001-12-31 撤销" in guides.text(f"guides/{OLD_OFFICE}.html")
    assert f"guides/{FINANCE}.html" not in guides.files


def test_places_stand_by_kind_and_with_their_keeper(guides):
    page = guides.page("guides/places.html")
    assert [heading.get_text() for heading in page.select("h2")] == ["国家档案馆", "公共图书馆"]
    assert "座位 8 个；电脑 2 台" in guides.text("guides/places.html")
    assert "文昌路 1 号" in guides.text(GUIDE)
    assert "书院路" not in guides.text(GUIDE)


@pytest.mark.parametrize(
    "path", ["guides/index.html", "guides/places.html", "rules/index.html", "requests/index.html"]
)
def test_a_site_that_has_nothing_of_this_still_has_the_pages(tmp_path, path):
    build(make_content(tmp_path, {}), tmp_path / "site")
    assert path in tree(tmp_path / "site")


def test_an_unrelated_item_changes_no_guide(tmp_path, guides):
    build(
        make_content(tmp_path, {**FILES, "00009": {"title": "示例市人民政府关于停水的通知"}}),
        tmp_path / "site",
    )
    site = tree(tmp_path / "site")
    for path in (
        GUIDE,
        "guides/index.html",
        "guides/places.html",
        "rules/index.html",
        "requests/deadlines.html",
    ):
        assert site[path] == guides.files[path]
