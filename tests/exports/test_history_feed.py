"""Everything ever published: a reader who keeps what it has fetched misses nothing that happens later."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from plugins.disclosure.loading import load
from plugins.exports.history_feed import CURRENT, history_feed
from tests.make import FINANCE, catalog, item, make_content, place, write
from tests.publisher.building import SITE, build, tree

ATOM, HISTORY = "{http://www.w3.org/2005/Atom}", "{http://purl.org/syndication/history/1.0}"
OLD = {"published_on": "2025-03-04", "generated_on": "2025-03-02"}


def documents(content, day="2026-06-30"):
    """Path → data of every document."""
    found = load(content, date.fromisoformat(day)).catalog
    return {page.path: page.data() for page in history_feed(found, SITE)}


class Reader:
    """A client of RFC 5005: follows `prev-archive` up to an archive that it has, and keeps what came last."""

    def __init__(self):
        self.archives, self.entries = set(), {}

    def poll(self, found):
        path, news = CURRENT, []
        while path and path not in self.archives:
            news.append(found[path]["entries"])
            self.archives |= {path} - {CURRENT}
            path = found[path]["older"]
        for entries in reversed(news):
            for entry in reversed(entries):
                self.entries[entry["id"]] = entry
        return self.entries


def everything(found):
    return {entry["id"]: entry for document in found.values() for entry in document["entries"]}


CHANGES = {
    "new": ("2026/00009", {"published_on": "2026-06-20"}),
    "corrected": ("2025/00001", OLD | {"title": "改过的标题", "changed_on": "2026-06-19"}),
    "withdrawn": (
        "2025/00001",
        OLD | {"withdrawn": {"on": "2026-06-19", "reason": "重复或已合并", "body": "示例市政府"}, "body": ""},
    ),
    "repealed": ("2025/00001", OLD | {"validity": "废止", "repealed_on": "2026-06-19"}),
    "expired": ("2025/00001", OLD | {"expires_on": "2026-06-10"}),
    "imported": (
        "2024/00007",
        {
            "published_on": "2024-01-05",
            "generated_on": "2024-01-05",
            "imported_from": {"source": "a", "on": "2026-06-02"},
        },
    ),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("polled", ["2026-05-31", "2026-06-01", "2026-01-01"])
def test_who_keeps_what_was_fetched_ends_with_what_is_there_now(tmp_path, change, polled):
    content = make_content(tmp_path, {"2025/00001": OLD, "2025/00002": OLD, "00003": {}})
    reader = Reader()
    reader.poll(documents(content, polled))
    name, fields = CHANGES[change]
    write(content / place(name), item(**fields))
    now = documents(content)
    assert reader.poll(now) == everything(now)


def test_a_decision_of_another_item_is_news_of_the_one_that_it_ends(tmp_path):
    content = make_content(
        tmp_path, {"2025/00001": OLD | {"document_number": "示政发〔2025〕1号", "genre": "决定"}}
    )
    reader = Reader()
    reader.poll(documents(content, "2026-05-31"))
    decision = {"published_on": "2026-06-21", "genre": "决定", "repeals": [{"to": "示政发〔2025〕1号"}]}
    write(content / place("00009"), item(**decision))
    found = reader.poll(documents(content))
    (ended,) = [entry for entry in found.values() if "2025/00001" in entry["id"]]
    assert (ended["term"], ended["updated"][:10]) == ("repealed", "2026-06-21")


def test_every_month_keeps_its_address_when_everything_in_it_has_changed(tmp_path):
    content = make_content(tmp_path, {"2025/00001": OLD})
    before = documents(content, "2025-08-31")
    write(content / place("2025/00001"), item(**OLD, changed_on="2026-06-19"))
    after = documents(content)
    assert before.keys() < after.keys()
    assert [len(document["entries"]) for document in after.values()] == [1, *[0] * (len(after) - 1)]
    chain, path = [], CURRENT
    while path:
        chain.append(path)
        path = after[path]["older"]
    assert chain == list(after)


def test_an_empty_catalog_has_a_current_document(tmp_path):
    assert list(documents(make_content(tmp_path, {}))) == [CURRENT]


def test_addresses_are_whole_where_the_site_has_one(tmp_path):
    content = make_content(
        tmp_path,
        {
            "00001": {"published_on": "2026-03-04 10:30"},
            f"catalog/{FINANCE}/2026/00001.md": {"publisher": "示例市财政局"},
        },
    )
    url = "https://www.shili.example/zwgk"
    build(content, tmp_path / "with", SITEURL=url)
    build(content, tmp_path / "without", SITEURL="")
    for site, start in (("with", f"{url}/"), ("without", "")):
        for path, data in tree(tmp_path / site).items():
            if path.endswith("feed.xml") or path.startswith("data/history/"):
                links = [link.get("href") for link in ET.fromstring(data).iter(f"{ATOM}link")]
                assert links
                assert all(link.startswith(start) and ("://" in link) is bool(start) for link in links), path
    archive = ET.fromstring((tmp_path / "with" / "data/history/2026-03.xml").read_bytes())
    assert archive.find(f"{HISTORY}archive") is not None
    assert archive.find(f"{ATOM}link[@rel='self']").get("href") == f"{url}/data/history/2026-03.xml"
    times = [entry.findtext(f"{ATOM}published")[11:16] for entry in archive.iter(f"{ATOM}entry")]
    assert sorted(times) == ["00:00", "10:30"]


def test_what_a_list_feed_says_of_an_item_the_history_says_too(tmp_path):
    found = catalog(make_content(tmp_path, {"00001": {"expires_on": "2026-06-05"}}))
    (entry,) = [
        entry for page in history_feed(found, replace(SITE, url="")) for entry in page.data()["entries"]
    ]
    assert (entry["title"][-4:], entry["term"]) == ("（失效）", "expired")
