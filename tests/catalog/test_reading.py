"""The page of an item helps to read, cite and correct; the home page shows how much there is."""

from urllib.parse import unquote, urlsplit

import pytest

from plugins.disclosure.places import UNDATED
from tests.catalog.conftest import BuiltSite
from tests.make import WITHHELD, make_content
from tests.publisher.building import build, tree

RULE = "".join(f"第{sign}条　停车场免费开放。\n\n" for sign in "一二三四五")
SIGNED = "停车场免费开放，请各单位遵照执行，并及时公布有关情况。\n\n示例市人民政府\n\n2026年3月2日\n"
MINISTER = {"on": "2026-05-20", "reason": "发布有误", "body": "示例市人民政府"}
NOTICE = {
    "genre": "公告",
    "notice": {
        "kind": "公示/项目公示",
        "opens_on": "2026-06-20",
        "closes_on": "2026-07-02",
        "objections_to": {"unit": "示例市政务公开科", "phone": "0000-12340001"},
    },
}


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A site with a rule, a signed paper, closed items and notices."""
    folder = tmp_path_factory.mktemp("reading")
    day = {"generated_on": "2025-03-02"}
    files = {
        "00001": {"title": "示例市停车场管理办法", "body": RULE},
        "00002": {
            "title": "关于停车场开放的通知",
            "body": SIGNED,
            "changes": [{"on": "2026-05-01", "kind": "更正", "note": "更正开放时间"}],
            "changed_on": "2026-05-01",
        },
        "00003": {"title": "不公开的停车场资料", **WITHHELD},
        "00004": {"title": "撤回的停车场名单", "body": RULE, "withdrawn": MINISTER},
        "00005": {
            "title": "停车场的最后一条",
            "body": "第一条　停车场免费开放，全年不休，并公布有关情况。\n",
        },
        "2025/00001": {"title": "去年的停车场名单", **day},
        "notices/SL0000019/2026/00006.md": {"title": "关于停车场名单的公示", **NOTICE},
        "notices/SL0000019/2026/00007.md": {"title": "撤回的公示", "withdrawn": MINISTER, **NOTICE},
    }
    loaded = build(make_content(folder, files), folder / "site")
    return BuiltSite(folder / "site", loaded.catalog)


def page(read, serial):
    return read.pages[f"items/SL0000019/2026/{serial}.html"]


def test_a_long_text_has_contents_that_lead_to_its_articles(read):
    links = [link["href"] for link in page(read, "00001").select("details.contents nav a")]
    assert links == [f"#art-{number}" for number in range(1, 6)]
    assert all(page(read, "00001").find(id=link[1:]) for link in links)
    assert not page(read, "00005").select(".contents")


def test_articles_can_be_reached_by_the_keyboard_once(read):
    assert all(link.get("tabindex") == "-1" for link in page(read, "00001").select("a.here"))
    (only,) = page(read, "00005").select("a.here")
    assert only.get("tabindex") is None
    assert only["aria-label"] == "第一条的链接"


def test_the_signature_and_the_last_change_are_shown(read):
    assert (
        page(read, "00002").select_one(".official .signature").get_text("|") == "示例市人民政府|2026年3月2日"
    )
    assert "2026-05-01" in page(read, "00002").select_one(".dates").text
    assert "更新" not in page(read, "00001").select_one(".dates").text


def test_the_citation_stands_in_the_page(read):
    assert (
        page(read, "00001")
        .select_one("#citation")
        .text.startswith("《示例市停车场管理办法》，示例市人民政府，2026年3月2日")
    )


@pytest.mark.parametrize("serial", ["00003", "00004"])
def test_of_an_item_that_is_not_open_nothing_is_cited_or_listed(read, serial):
    assert not page(read, serial).select("#citation, .contents, .body, .dates span, [id^=art-]")


def test_no_link_for_mistakes_without_an_address(read):
    assert not [link for link in page(read, "00001").select("a") if link["href"].startswith("mailto:")]


def test_similar_items_before_are_named(read):
    relations = page(read, "00001").select_one(".relations").text
    assert "去年的停车场名单" in relations
    assert "不公开的停车场资料" not in relations


def test_the_figures_of_the_home_page_are_those_of_the_lists(site):
    home = site.pages["index.html"]
    rows = home.select(".amount tbody tr")
    assert rows
    for row in rows:
        link = row.a["href"]
        if link != "years/index.html":
            total = len(site.listed(link.removesuffix("/index.html")))
            assert row.td.text.strip() == str(total)
    years = {row.a["href"].split("/")[1] for row in rows if row.a["href"].startswith("years/")}
    assert years - {UNDATED, "index.html"}
    assert home.select(".bars rect")


def test_notices_that_are_open_stand_on_the_home_page(read):
    section = read.pages["index.html"].select_one("section[aria-labelledby=open-notices]")
    assert [link.text for link in section.select("ul a")] == ["关于停车场名单的公示"]
    assert "2026-07-02 截止" in section.text


def test_questions_lead_only_to_what_is_there(site):
    for link in site.pages["index.html"].select(".questions a"):
        assert unquote(urlsplit(link["href"]).path) in site.files


def test_a_new_item_changes_only_pages_that_list_it(tmp_path):
    files = {"00001": {"body": RULE}, "2025/00001": {"generated_on": "2025-03-02", "title": "去年的名单"}}
    build(make_content(tmp_path, files), tmp_path / "site")
    before = tree(tmp_path / "site")
    new = {"00002": {"title": "新的停车场名单", "generated_on": "2026-05-02", "published_on": "2026-05-04"}}
    build(make_content(tmp_path, {**files, **new}), tmp_path / "site")
    after = tree(tmp_path / "site")
    changed = {path for path in before if after.get(path) != before[path]}
    assert "index.html" in changed
    assert not [path for path in changed if path.startswith("items/")]
