"""The listings of codes: who stands on them, who does not, what stands beside a code, and that every code is right."""

import pytest
from bs4 import BeautifulSoup

from commands.site_checks import unreadable_codes
from tests.make import CITY, WITHHELD, block, make_content
from tests.publisher.building import build, tree

URL = "https://www.shili.example/zwgk"
WITHDRAWN = {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}
TOPIC = "general-affairs/open-government"
HOSTILE = "关于<b>停车</b>的{title}“通知”"
FILES = {
    "00001": {"title": HOSTILE, "summary": "甲", "domain": "就业"},
    "00002": {"title": "已经到期的通知", "summary": "乙", "expires_on": "2026-06-01"},
    "00003": {"title": "撤回的通知", "summary": "丙", "withdrawn": WITHDRAWN},
    "00004": {"title": "不公开的通知", **WITHHELD},
    "00005": {"title": "财政局的通知", "summary": "丁", "publisher": "示例市财政局"},
    "register/boards/hall.yml": block(
        {
            "title": "常办事项",
            "place": "政务服务中心",
            "items": ["SL0000019/2026-00003", "SL0000019/2026-00001"],
            "query": {"body": "示例市财政局"},
            "layout": "大字",
            "language": "en",
            "hotline": "0000-12340000",
        }
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A small site with a public address: path → parsed page, and its folder."""
    folder = tmp_path_factory.mktemp("codes")
    build(make_content(folder, FILES), folder / "site", SITEURL=URL)
    return folder / "site"


def page(site, path):
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "lxml")


def cards(site, path):
    """Title → card of every item on a listing."""
    return {card.select_one("a").text: card for card in page(site, path).select("#each ~ .code-cards > li")}


def test_every_code_of_the_site_is_read_and_leads_into_it(site):
    proof = unreadable_codes(site)
    assert proof.problems == []
    assert proof.codes > proof.pages


@pytest.mark.parametrize(
    "path",
    [f"bodies/{CITY}", "topics/general-affairs", f"topics/{TOPIC}", "statutory/a20-15", "domains/employment"],
)
def test_there_is_a_listing_of_everything_by_which_the_catalog_is_ordered(site, path):
    assert HOSTILE in cards(site, f"qrcodes/{path}.html")


def test_what_is_not_open_to_all_never_appears(site):
    for path, data in tree(site).items():
        if path.startswith("qrcodes/"):
            assert "撤回的通知" not in data.decode()
            assert "不公开的通知" not in data.decode()


def test_what_has_ended_is_marked(site):
    found = cards(site, f"qrcodes/bodies/{CITY}.html")
    assert found["已经到期的通知"].select_one(".mark").text == "失效"
    assert found[HOSTILE].select_one(".mark") is None


def test_a_card_says_what_one_scans(site):
    card = cards(site, f"qrcodes/bodies/{CITY}.html")[HOSTILE]
    said = card.text
    for text in (
        "SL0000019/2026-00001",
        "示例市人民政府",
        "2026-03-02",
        f"{URL}/items/{CITY}/2026/00001.html",
    ):
        assert text in said
    assert card.select_one("svg title").text == f"二维码：{HOSTILE}"


def test_a_board_has_its_order_its_place_and_its_words(site):
    board = page(site, "qrcodes/boards/hall.html")
    titles = [card.select_one("a").text for card in board.select(".code-card")]
    assert titles == [HOSTILE, "财政局的通知"]
    assert board.select_one(".code-board")["class"] == ["code-board", "large"]
    assert "0000-12340000" in board.select_one(".code-board-facts").text
    assert "政务服务中心" in board.select_one(".code-board-facts").text
    assert [tag["lang"] for tag in board.select(".code-card dt")] == ["en"] * 6


def test_the_index_leads_to_every_listing(site):
    index = page(site, "qrcodes/index.html")
    linked = {f"qrcodes/{link['href']}".replace("qrcodes/../", "") for link in index.select("main a")}
    listings = {path for path in tree(site) if path.startswith("qrcodes/")} - {"qrcodes/index.html"}
    assert listings <= linked


def test_only_the_newest_stand_on_a_wall(tmp_path):
    files = {f"{number:05}": {"title": f"第{number}号通知"} for number in range(1, 63)}
    build(make_content(tmp_path, files), tmp_path / "site", SITEURL=URL)
    listing = page(tmp_path / "site", f"qrcodes/bodies/{CITY}.html")
    assert len(listing.select("#each ~ .code-cards > li")) == 60
    assert "最新的 60 条" in listing.text
    assert f"{URL}/bodies/{CITY}/index.html" in listing.text


def test_a_site_without_an_address_has_no_codes(tmp_path):
    build(make_content(tmp_path, FILES), tmp_path / "site", SITEURL="")
    files = tree(tmp_path / "site")
    assert not [path for path in files if path.startswith("qrcodes/")]
    # What is printed or shown in a hall has the address of the site's domain, wherever the site is built.
    pages = {path: data for path, data in files.items() if not path.startswith(("sheets/", "screen/"))}
    assert not [path for path, data in pages.items() if b'class="qr"' in data or b"qrcodes/" in data]
