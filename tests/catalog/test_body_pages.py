"""The page of a body: who it is, how it can be reached, and the way to everything else about it."""

import posixpath

import pytest

from plugins.disclosure.body_pages import BodyPage, Kind, body_pages, collecting_body_pages, links_to
from tests.catalog.conftest import BuiltSite
from tests.disclosure.guide_files import guide
from tests.make import BODIES, CITY, FINANCE, OLD_OFFICE, block, catalog, make_content
from tests.publisher.building import build, differing, tree

SCRIPT = "<script>alert('局')</script>"
PUBLICITY = {
    "kind": "公示/任前公示",
    "closes_on": "2026-06-26",
    "objections_to": {"unit": "示例市政务公开科"},
}
PROFILE = {
    **BODIES[FINANCE],
    "code": FINANCE,
    "parent": "示例市人民政府",
    "functions": f"管理财政收支。{SCRIPT}",
    "leaders": [{"name": "张示例", "post": "局长", "duties": "主持全面工作", "phone": "0000-12340101"}],
    "supervision": {"phone": "0000-12340120"},
    "former_names": [{"name": "示例市财政厅", "until": "1999-12-31"}],
    "work_unit": {"name": "财政局办公室", "hours": "工作日", "url": "https://www.example.gov.cn/cz"},
}
FILES = {
    "00001": {},
    f"notices/{CITY}/2026/00002.md": {"notice": PUBLICITY, "title": "任前公示第一号"},
    f"register/bodies/{FINANCE}.yml": block(PROFILE),
    f"guides/{CITY}.md": guide(),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bodies")
    loaded = build(make_content(folder, FILES), folder / "site")
    return BuiltSite(folder / "site", loaded.catalog)


def page_of(site, code):
    return site.pages[f"bodies/{code}/index.html"]


def test_every_body_of_today_has_a_page_and_one_that_is_gone_and_published_nothing_has_none(site):
    assert f"bodies/{FINANCE}/index.html" in site.links("bodies/index.html")
    assert "还没有信息" in page_of(site, FINANCE).text
    assert f"bodies/{OLD_OFFICE}/index.html" not in site.pages


def test_it_tells_duties_contacts_leaders_and_structure(site):
    text = page_of(site, FINANCE).main.text
    for told in (
        "管理财政收支。",
        "财政局办公室",
        "0000-12340120",
        "张示例",
        "局长",
        "示例市财政厅（至 1999-12-31）",
    ):
        assert told in text
    assert page_of(site, FINANCE).select_one("a[href='https://www.example.gov.cn/cz']")
    assert f"bodies/{CITY}/index.html" in site.links(f"bodies/{FINANCE}/index.html")
    assert "示例市财政局" in page_of(site, CITY).select_one("section[aria-labelledby=below]").text
    assert SCRIPT not in str(page_of(site, FINANCE))


def test_the_contacts_of_a_guide_go_before_those_of_the_register(site):
    rows = [row.text for row in page_of(site, CITY).select("section[aria-labelledby=contact] dt")]
    assert rows == ["机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式"]


def test_it_leads_to_every_other_page_about_the_body(site):
    links = [str(link["href"]) for link in page_of(site, CITY).select("nav.body-pages a")]
    found = [posixpath.normpath(posixpath.join(f"bodies/{CITY}", link)) for link in links]
    assert found == [
        f"guides/{CITY}.html",
        f"notices/of/{CITY}/index.html",
        f"supervision/{CITY}/index.html",
    ]
    assert set(found) <= set(site.pages)


def test_the_notices_of_a_body_stand_on_a_list_of_their_own(site):
    listed = site.pages[f"notices/of/{CITY}/index.html"]
    assert [link.text for link in listed.select("td.title a")] == ["任前公示第一号"]
    assert f"notices/of/{FINANCE}/index.html" not in site.pages


def test_an_item_of_another_body_changes_no_page_of_a_body(tmp_path, site):
    more = {**FILES, "00003": {"title": "另一个停车场的通知"}}
    build(make_content(tmp_path, more), tmp_path / "site")
    changed = differing(site.files, tree(tmp_path / "site"))
    assert f"bodies/{CITY}/index.html" in changed
    assert f"bodies/{FINANCE}/index.html" not in changed


def test_pages_of_a_body_stand_in_one_order_whoever_makes_them(tmp_path):
    def last(_catalog):
        return {CITY: BodyPage(Kind.SUPERVISION, "丙", "c.html")}

    def first(_catalog):
        return {CITY: BodyPage(Kind.GUIDE, "甲", "a.html")}

    found = catalog(make_content(tmp_path, {}))
    with collecting_body_pages.connected_to(last), collecting_body_pages.connected_to(first):
        pages = body_pages(found)[CITY]
    own = [page for page in pages if page.address in ("a.html", "c.html")]
    assert links_to(own, Kind.SUPERVISION) == [{"label": "甲", "address": "a.html"}]
    assert [page.label for page in own] == ["甲", "丙"]
