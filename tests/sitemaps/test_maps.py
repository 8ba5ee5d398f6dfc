"""Maps of a site: in XML for search engines, for robots, and for people."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from lxml import etree, html

from plugins.disclosure.item_links import note_content_folder
from plugins.disclosure.loading import load
from plugins.disclosure.memo import Forgetful
from plugins.sitemaps import item_days
from plugins.sitemaps.item_days import note_days
from plugins.sitemaps.robots import robots_text
from plugins.sitemaps.sitemap_files import NAMESPACE, cut, sitemap_seals
from tests.catalog.rich import RICH, SECRETS
from tests.history.desk import desk, entry
from tests.make import CITY, DAY, make_content, place
from tests.publisher.building import SITE, build, tree

__all__ = ["desk"]

URL = "https://www.shili.example"
ITEM = f"items/{CITY}/2026/00001.html"
DAYS = re.compile(r"\d{4}-\d{2}-\d{2}")


def listed(data):
    """Address → its lastmod, in their order; an entry that the schema does not allow is an error."""
    root = etree.fromstring(data)
    assert root.tag == f"{{{NAMESPACE}}}urlset"
    found = {}
    for url in root:
        assert [etree.QName(part).localname for part in url] in (["loc"], ["loc", "lastmod"])
        address, *day = [part.text for part in url]
        assert address.startswith(f"{URL}/")
        assert len(address) <= 2048
        assert not day or DAYS.fullmatch(day[0])
        found[address.removeprefix(f"{URL}/")] = day[0] if day else None
    return found


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """The files of the rich sample's site, and the folder."""
    folder = tmp_path_factory.mktemp("maps")
    build(make_content(folder, RICH), folder / "site", SITEURL=URL)
    return tree(folder / "site")


def days(content, day=DAY):
    """Address of an item → the days that stand for it."""
    catalog = load(content, day).catalog
    note_content_folder(catalog, content)
    return note_days(catalog, Forgetful())


def test_the_map_names_every_page_and_attachment_once(rich):
    found = listed(rich["sitemap.xml"])
    expected = {
        path
        for path in rich
        if path.endswith((".html", ".pdf", ".png")) and not path.startswith(("resourcesync/", "theme/"))
    }
    assert set(found) == expected


def test_an_item_changed_when_it_says_so_and_never_on_the_day_of_the_build(rich):
    found = listed(rich["sitemap.xml"])
    assert found[ITEM] == "2026-05-01"
    assert found[f"items/{CITY}/2026/00006.html"] == "2026-05-20"
    assert found[f"items/{CITY}/2026/00010.html"] == "2026-03-04"
    assert found["catalog/index.html"] == "2026-06-15"
    assert found["topics/index.html"] is None
    assert "2026-06-30" not in found.values()


def test_nothing_withheld_is_in_a_map(rich):
    maps = b"".join(
        data for path, data in rich.items() if path.startswith(("sitemap", "resourcesync", "robots"))
    )
    assert not [secret for secret in SECRETS.values() if secret.encode() in maps]
    assert b"2026/00008" not in maps


def test_git_tells_of_changes_that_a_reader_sees(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-10", keywords=["停车"])
    assert days(desk.content).items[ITEM].last == date(2026, 3, 10)


def test_a_commit_that_no_reader_sees_changes_no_day(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-10", approved_by="审签人丁")
    desk.write("00001", approved_by="审签人戊")
    assert days(desk.content).items[ITEM].last == date(2026, 3, 4)


def test_the_first_commit_of_an_older_item_is_no_change(desk):
    desk.publish("2026-06-01")
    assert days(desk.content).items[ITEM].last == date(2026, 3, 4)


def test_changes_before_publication_and_after_today_do_not_count(desk):
    desk.publish("2026-03-01")
    desk.publish("2026-03-02", title="示例市人民政府关于公布停车场的通知")
    desk.publish("2026-03-05", changes=[entry("2026-12-31", "写错了年份")], title="关于停车场的通知")
    assert days(desk.content).items[ITEM].updates == (date(2026, 3, 5),)


def test_what_was_removed_is_known_by_its_old_address(desk):
    desk.publish("2026-03-04")
    desk.publish("2026-03-04", "00002", published_on="2026-05-01", title="没有发布过的通知")
    desk.publish("2026-03-04", "00003", title="留下来的通知")
    for name in ("00001", "00002"):
        (desk.content / place(name)).unlink()
    desk.commit("2026-04-01")
    assert days(desk.content).gone == {ITEM: date(2026, 4, 1)}


class Kept(dict[tuple[str, bytes], bytes]):
    """A memo that forgets nothing."""

    def get(self, kind, key):
        return super().get((kind, key))

    def put(self, kind, key, value):
        self[kind, key] = value


def test_versions_are_compared_once(desk, monkeypatch):
    desk.publish("2026-03-04")
    desk.publish("2026-03-10", keywords=["停车"])
    catalog, memo = load(desk.content, DAY).catalog, Kept()
    note_content_folder(catalog, desk.content)
    first = note_days(catalog, memo)
    monkeypatch.setattr(item_days, "earlier_items", None)
    assert note_days(catalog, memo) == first
    assert first.items[ITEM].updates == (date(2026, 3, 10),)


def test_a_repository_that_cannot_be_read_is_told_and_fields_count(desk, capsys):
    desk.publish("2026-03-04")
    desk.publish("2026-03-10", changes=[entry("2026-03-09", "改")], body="改过。\n")
    (desk.top / ".git" / "HEAD").write_text("nonsense\n", encoding="utf-8")
    assert days(desk.content).items[ITEM].last == date(2026, 3, 9)
    assert "没有计入 git 历史" in capsys.readouterr().err


def test_a_large_map_is_an_index_with_parts(tmp_path):
    catalog = load(make_content(tmp_path, {"00001": {}}), DAY).catalog
    site = type("S", (), {"url": URL})
    paths = [f"items/{number}.html" for number in range(7)] + ["theme/a.css"]
    seals = {
        seal.path: seal.make({})
        for seal in sitemap_seals(catalog, site, paths, note_days(catalog, Forgetful()), most_urls=3)
    }
    index = etree.fromstring(seals.pop("sitemap.xml"))
    assert index.tag == f"{{{NAMESPACE}}}sitemapindex"
    assert [entry[0].text for entry in index] == [f"{URL}/sitemap-{number}.xml" for number in (1, 2, 3)]
    assert list(seals) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [path for data in seals.values() for path in listed(data)] == paths[:7]


def test_a_part_is_neither_too_long_nor_too_large():
    lines = ["x" * 500 for _number in range(10)]
    assert list(map(len, cut(lines, 4, 10**6))) == [4, 4, 2]
    assert list(map(len, cut(lines, 4, 2600))) == [3, 3, 3, 1]
    assert list(cut([], 4, 100)) == []


def test_without_an_address_there_is_no_map_in_xml_and_the_build_says_so(tmp_path, capsys):
    site = tmp_path / "site"
    build(make_content(tmp_path, {"00001": {}}), site, SITEURL="")
    files = tree(site)
    assert {"sitemap.html", "robots.txt"} <= files.keys()
    assert not [path for path in files if path.startswith(("sitemap.xml", "resourcesync"))]
    assert b"Sitemap" not in files["robots.txt"]
    assert capsys.readouterr().err.count("sitemap.xml") == 1


def test_robots_are_welcome():
    assert robots_text(_site(URL)).splitlines()[1:] == [
        "User-agent: *",
        "Allow: /",
        "",
        f"Sitemap: {URL}/sitemap.xml",
    ]


def test_below_a_path_the_file_says_what_the_root_needs():
    text = robots_text(_site(f"{URL}/zwgk"))
    assert f"{URL}/robots.txt" in text
    assert "Allow: /zwgk/\n" in text
    assert f"Sitemap: {URL}/zwgk/sitemap.xml\n" in text


def _site(url):
    return replace(SITE, url=url)


def test_the_page_for_people_leads_to_every_section_body_and_list(rich):
    page = html.fromstring(rich["sitemap.html"])
    links = page.xpath("//main//a/@href")
    assert {"bodies/SL0000019/index.html", "years/2026/03/index.html", "topics/index.html"} <= set(links)
    assert {"sitemap.xml", "robots.txt", "resourcesync/index.html"} <= set(links)
    assert all(link.startswith("#") or link in rich for link in links)
    assert not [link for link in links if link.startswith("items/")]
    assert not page.xpath("//ul[not(li)]")
    levels = [int(heading.tag[1]) for heading in page.xpath("//main//h1|//main//h2|//main//h3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [
        a.text for a in html.fromstring(rich["index.html"]).xpath("//footer//a[@href='sitemap.html']")
    ] == ["网站地图"]
