"""Every list has a feed: well-formed, with ids that stay, newest entries first."""

import posixpath
import xml.etree.ElementTree as ET

import pytest

from plugins.disclosure.feeds import feed_page
from tests.catalog.rich import SCRIPT
from tests.make import catalog, make_content
from tests.publisher.building import SITE

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRIES = tuple(f"tag:www.shili.example,2000:{folder}/" for folder in ("items", "dossiers"))


@pytest.fixture
def feeds(site):
    """Address → parsed feed."""
    return {path: ET.fromstring(data) for path, data in site.files.items() if path.endswith("/feed.xml")}


def texts(feed, name):
    return [entry.findtext(f"{ATOM}{name}") for entry in feed.findall(f"{ATOM}entry")]


def test_every_list_has_a_feed_that_it_names(site, feeds):
    own = "table.items:not(.kind-list)"  # lists of a kind of item are no lists of the catalog
    lists = {posixpath.dirname(path) for path, page in site.pages.items() if page.select(own)}
    assert lists <= {posixpath.dirname(path) for path in feeds}
    for path in feeds:
        folder = posixpath.dirname(path)
        # A matter is a page, not a list; its feed stands below it.
        home = f"{folder}/index.html" if f"{folder}/index.html" in site.pages else f"{folder}.html"
        link = site.pages[home].select_one('link[type="application/atom+xml"]')
        assert posixpath.normpath(posixpath.join(posixpath.dirname(home), link["href"])) == path


def test_feeds_have_what_the_standard_asks_for(feeds):
    for feed in feeds.values():
        for name in ("id", "title", "updated"):
            assert feed.findtext(f"{ATOM}{name}")
            assert all(texts(feed, name))
        assert feed.find(f"{ATOM}author/{ATOM}name").text


def test_ids_are_unique_and_do_not_depend_on_the_address_of_the_site(feeds):
    own = [feed.findtext(f"{ATOM}id") for feed in feeds.values()]
    assert len(set(own)) == len(own)
    for feed in feeds.values():
        ids = texts(feed, "id")
        assert len(set(ids)) == len(ids)
        assert all(entry.startswith(ENTRIES) for entry in ids)


def test_entries_are_few_and_the_newest_first(feeds):
    for feed in feeds.values():
        days = texts(feed, "updated")
        assert len(days) <= SITE.feed_size
        assert days == sorted(days, reverse=True)
        assert not days or feed.findtext(f"{ATOM}updated") == days[0]


def test_links_of_entries_lead_to_pages(site, feeds):
    for path, feed in feeds.items():
        for link in feed.iter(f"{ATOM}link"):
            assert link.get("href").removeprefix("https://www.shili.example/") in site.files, path


def test_signs_in_titles_stay_text(site, feeds):
    entry = next(
        e for f in feeds.values() for e in f.iter(f"{ATOM}entry") if "引号" in e.findtext(f"{ATOM}title")
    )
    assert entry.findtext(f"{ATOM}title") == f"{SCRIPT}与“引号”&符号"


@pytest.mark.parametrize(
    ("changes", "updated"),
    [
        ({}, "2026-03-04"),
        ({"changed_on": "2026-04-01"}, "2026-04-01"),
        ({"changes": [{"on": "2026-05-01", "kind": "细微修改"}], "changed_on": "2026-04-01"}, "2026-05-01"),
        ({"withdrawn": {"on": "2026-06-01", "reason": "发布有误", "body": "x"}}, "2026-06-01"),
        ({"published_on": None, "imported_from": {"source": "a", "on": "2026-06-02"}}, "2026-06-02"),
        ({"published_on": None, "imported_from": "a"}, "2026-03-02"),
        ({"effective_on": "2026-05-04"}, "2026-05-04"),
        ({"effective_on": "2026-07-04"}, "2026-03-04"),
        ({"expires_on": "2026-06-29"}, "2026-06-30"),
        ({"expires_on": "2026-06-30"}, "2026-03-04"),
    ],
)
def test_readers_look_again_when_something_happened(tmp_path, changes, updated):
    everything = catalog(make_content(tmp_path, {"00001": changes}))
    page = feed_page("catalog/feed.xml", "目录", "catalog/index.html", everything.items, everything, SITE)
    (entry,) = page.data()["entries"]
    assert entry["updated"] == f"{updated}T00:00:00+08:00"


def test_a_feed_without_entries_is_a_feed(tmp_path):
    nothing = catalog(make_content(tmp_path, {}))
    data = feed_page("catalog/feed.xml", "目录", "catalog/index.html", [], nothing, SITE).data()
    assert (data["entries"], data["updated"]) == ([], "1900-01-01T00:00:00+08:00")


def test_an_entry_says_when_its_item_has_ended(feeds):
    entries = {
        entry.findtext(f"{ATOM}title"): entry
        for entry in feeds["years/2025/feed.xml"].findall(f"{ATOM}entry")
    }
    ended = entries["关于收费的通知（废止）"].find(f"{ATOM}category")
    assert (ended.get("term"), ended.get("label")) == ("repealed", "废止")
    assert entries["关于路灯的决定"].find(f"{ATOM}category").get("term") == "amended"
