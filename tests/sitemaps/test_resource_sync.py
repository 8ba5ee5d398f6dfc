"""ResourceSync: what the lists say is what the site is, in the form of ANSI/NISO Z39.99-2017."""

import hashlib
from datetime import date

import pytest
from lxml import etree

from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.loading import load
from plugins.disclosure.outputs import FileFacts
from plugins.disclosure.site import Site
from plugins.sitemaps.change_list import Change, changes
from plugins.sitemaps.item_days import Days, ItemDays
from plugins.sitemaps.resource_sync import part_of, resource_sets, resource_sync_seals
from tests.catalog.rich import RICH
from tests.history.desk import desk
from tests.make import CITY, DAY, make_content, place
from tests.publisher.building import build, differing, tree

__all__ = ["desk"]

URL = "https://www.shili.example"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RS = "{http://www.openarchives.org/rs/terms/}"
SITE, ITEMS = "resourcesync/site", "resourcesync/items"
FIRST = f"items/{CITY}/2026/00001.html"
SECOND = f"items/{CITY}/2026/00002.html"


def read(data):
    """A document as (what is said of it, its links by rel, [(path, lastmod, what is said of it)])."""
    root = etree.fromstring(data)
    links = {link.get("rel"): link.get("href").removeprefix(f"{URL}/") for link in root.findall(f"{RS}ln")}
    (about,) = root.findall(f"{RS}md")
    entries = []
    for entry in root.findall(f"{MAP}url") + root.findall(f"{MAP}sitemap"):
        told = entry.find(f"{RS}md")
        path = entry.findtext(f"{MAP}loc").removeprefix(f"{URL}/")
        entries.append((path, entry.findtext(f"{MAP}lastmod"), {} if told is None else dict(told.attrib)))
    assert len(root) == len(root.findall(f"{RS}ln")) + 1 + len(entries)
    return dict(about.attrib), links, entries


@pytest.fixture(scope="module")
def rich(tmp_path_factory):
    """The files of the rich sample's site."""
    folder = tmp_path_factory.mktemp("sync")
    build(make_content(folder, RICH), folder / "site", SITEURL=URL)
    return tree(folder / "site")


def test_from_the_description_every_list_is_found_and_leads_back(rich):
    about, links, sets = read(rich["resourcesync/description.xml"])
    assert about == {"capability": "description"}
    assert links["describedby"] in rich
    for path, _day, told in sets:
        assert told == {"capability": "capabilitylist"}
        about, links, lists = read(rich[path])
        assert about == {"capability": "capabilitylist"}
        assert links == {"up": "resourcesync/description.xml"}
        for one, _day, told in lists:
            about, links, _entries = read(rich[one])
            assert about["capability"] == told["capability"]
            assert links == {"up": path}


def test_every_file_is_listed_with_its_bytes(rich):
    about, _links, entries = read(rich[f"{SITE}/resourcelist.xml"])
    assert about["at"] == "2026-06-30T00:00:00+08:00"
    told = {path: (facts["hash"], facts["length"]) for path, _day, facts in entries}
    later = ("resourcesync/", "SHA256SUMS", "manifest.json")
    assert told == {
        path: (f"sha-256:{hashlib.sha256(data).hexdigest()}", str(len(data)))
        for path, data in rich.items()
        if not path.startswith(later)
    }
    assert [path for path, _day, _facts in entries] == sorted(told)


def test_the_items_are_a_set_of_their_own_with_days(rich):
    _about, _links, entries = read(rich[f"{ITEMS}/resourcelist.xml"])
    days = {path: day for path, day, _facts in entries}
    assert set(days) == {
        path for path in rich if path.startswith("items/") and path.count("/") == 3 and path.endswith(".html")
    }
    assert days[FIRST] == "2026-05-01T00:00:00+08:00"


def test_the_changes_stand_in_order_with_the_digest_of_the_present_bytes(rich):
    about, _links, entries = read(rich[f"{ITEMS}/changelist.xml"])
    assert about["from"] == "2025-01-01T00:00:00+08:00"
    moments = [facts["datetime"] for _path, _day, facts in entries]
    assert moments == sorted(moments)
    of_first = [facts for path, _day, facts in entries if path == FIRST]
    assert [facts["change"] for facts in of_first] == ["created", "updated", "updated"]
    assert not any("hash" in facts for facts in of_first[:2])
    assert of_first[2]["hash"] == f"sha-256:{hashlib.sha256(rich[FIRST]).hexdigest()}"


def test_what_went_elsewhere_is_told_and_building_again_tells_the_same(desk, tmp_path):
    desk.publish("2026-03-04")
    desk.publish("2026-03-04", "00002", title="留下来的通知")
    (desk.content / place("00001")).unlink()
    desk.put(
        "register/redirects.yml",
        f"redirects:\n- old: {FIRST}\n  new: {SECOND}\n  on: 2026-04-01\n  reason: 并入\n",
    )
    desk.commit("2026-04-01")
    for name in ("one", "two"):
        build(desk.content, tmp_path / name, SITEURL=URL, BUILD_CACHE=str(tmp_path / "cache"))
    assert differing(tree(tmp_path / "one"), tree(tmp_path / "two")) == []
    data = (tmp_path / "one" / ITEMS / "changelist.xml").read_bytes()
    (gone,) = [facts for path, _day, facts in read(data)[2] if path == FIRST]
    assert gone == {"change": "deleted", "datetime": "2026-04-01T00:00:00+08:00"}


def test_too_many_changes_are_cut_at_a_whole_day():
    days = Days({f"items/{day}.html": ItemDays(date(2026, 3, 1 + day // 2), ()) for day in range(10)})
    since, found = changes(days, DAY, most=5)
    assert since == date(2026, 3, 4)
    assert [change.on.day for change in found] == [4, 4, 5, 5]
    assert found[0] == Change(date(2026, 3, 4), "created", "items/6.html")


def test_large_sets_have_an_index_and_parts(tmp_path):
    catalog = load(make_content(tmp_path, {"00001": {}}), DAY).catalog
    files = {f"a/{number:02}.html": FileFacts(bytes(32), number) for number in range(25)}
    sets = resource_sets(list(files), 1, a_part=10)
    site = Site("名", "www.shili.example", "9900000000", "单位", url=URL)
    seals = {seal.path: seal.make for seal in resource_sync_seals(sets, catalog, site, Days())}
    about, _links, parts = read(seals[f"{SITE}/resourcelist.xml"](files))
    assert about["capability"] == "resourcelist"
    listed = []
    for path, _day, _facts in parts:
        _about, links, entries = read(seals[path](files))
        assert links["index"] == f"{SITE}/resourcelist.xml"
        listed += [entry[0] for entry in entries]
    assert len(parts) == 3
    assert listed == sorted(files)


def test_a_list_that_would_be_too_long_fails_the_build(tmp_path):
    catalog = load(make_content(tmp_path, {"00001": {}}), DAY).catalog
    files = {f"a/{number}.html": FileFacts(bytes(32), number) for number in range(50_001)}
    site = Site("名", "www.shili.example", "9900000000", "单位", url=URL)
    seals = {
        seal.path: seal.make for seal in resource_sync_seals(resource_sets([], 1), catalog, site, Days())
    }
    with pytest.raises(BuildFailed, match="50001"):
        seals[f"{SITE}/resourcelist.xml"](files)


@pytest.mark.parametrize("count", [0, 1, 7, 100])
def test_parts_are_everything_once(count):
    paths = [str(number) for number in range(count)]
    parts = [part_of(paths, number, 4) for number in range(4)]
    assert [path for part in parts for path in part] == paths
    assert max(map(len, parts)) - min(map(len, parts)) <= 1
