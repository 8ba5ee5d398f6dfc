"""The home page: what is new, how much there is, and the ways in."""

from tests.publisher.building import SITE


def test_the_newest_stand_first_by_publication(site):
    shown = [entry.a.text for entry in site.pages["index.html"].select("ul.newest li")]
    assert len(shown) == SITE.new_on_home
    assert shown == [item.title for item in site.catalog.newest_published[: SITE.new_on_home]]


def test_the_total_counts_every_item(site):
    assert f"{len(site.catalog.items)} 条" in site.pages["index.html"].select_one(".total").text


def test_the_navigation_leads_to_every_classification(site):
    links = site.links("items/SL0000019/2026/00001.html")
    for section in (
        "index",
        "catalog/index",
        "bodies/index",
        "topics/index",
        "statutory/index",
        "genres/index",
    ):
        assert f"{section}.html" in links
    assert {"pages/about.html", "pages/help.html"} <= set(links)


def test_plain_pages_are_shown(site):
    page = site.pages["pages/help.html"]
    assert page.h1.text == "使用帮助"
    assert page.select_one(".body a")["href"] == "../items/SL0000019/2026/00001.html"
