"""What pages say of themselves, and that nothing in it can leave its element."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.linked_data.schema_org import item_thing
from plugins.disclosure.page_metadata import json_ld
from tests.catalog.rich import SECRETS
from tests.linked_data.conftest import URL, LinkedSite
from tests.make import DAY, catalog, item_of, make_content
from tests.publisher.building import SITE, build, tree

BREAKERS = st.sampled_from(
    ["</script>", "<!--", "<script>", "-->", "]]>", "&lt;", "\u2028", "'\"\\", "\ud800", "\0"]
)
RULE = {"genre": "规章", "validity": "有效", "effective_on": "2026-05-01", "collected_in": "2026 年第 3 期"}


def said(path: Path) -> Any:
    """What a page says, as a browser would find it."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    (block,) = page.select('script[type="application/ld+json"]')
    return json.loads(block.string or "")


@given(st.lists(st.one_of(BREAKERS, st.text(max_size=5)), max_size=5).map("".join))
def test_no_text_can_end_its_element(title: str) -> None:
    written = json_ld({"name": title})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == title.encode("utf-8", "replace").decode()


def test_a_hostile_title_stays_a_title(tmp_path: Path) -> None:
    title = "关于</script><script>alert(1)</script><!--的通知"
    build(make_content(tmp_path, {"00001": {"title": title}}), tmp_path / "site", SITEURL=URL)
    assert said(tmp_path / "site/items/SL0000019/2026/00001.html")["name"] == title


def test_home_bodies_and_items_say_what_they_are(linked: LinkedSite) -> None:
    home = said(linked.folder / "index.html")["@graph"]
    assert [thing["@type"] for thing in home] == ["WebSite", "DataCatalog"]
    body = said(linked.folder / "bodies/SL0000019/index.html")
    assert (body["@type"], body["name"]) == ("GovernmentOrganization", "示例市人民政府")
    assert body["@id"] == f"{URL}/data/dcat.rdf#body-SL0000019"
    for item in linked.catalog.items:
        thing = said(linked.folder / item.address)
        assert thing["name"] == item.title
        assert thing["@id"] == f"{URL}/{item.address}#item"
        assert ("conditionsOfAccess" in thing) == (not item.open_to_all)


def test_nothing_that_is_not_open_is_said(linked: LinkedSite) -> None:
    for item in linked.catalog.items:
        told = json.dumps(said(linked.folder / item.address), ensure_ascii=False)
        assert [name for name, secret in SECRETS.items() if secret in told] == []


@pytest.mark.parametrize(
    ("day", "force"), [(date(2026, 4, 1), "NotInForce"), (DAY, "InForce"), (date(2027, 1, 2), "NotInForce")]
)
def test_the_force_of_a_rule_is_that_of_the_day(tmp_path: Path, day: date, force: str) -> None:
    content = make_content(tmp_path, {"00001": {**RULE, "expires_on": "2026-12-31"}})
    found = catalog(content, day)
    thing = item_thing(item_of(found, "00001"), found, SITE)
    assert thing["@type"] == "Legislation"
    assert thing["legislationLegalForce"] == f"https://schema.org/{force}"
    assert thing["legislationDateOfApplicability"] == "2026-05-01"


def test_a_page_that_says_something_is_made_anew_when_that_changes(tmp_path: Path) -> None:
    content = make_content(tmp_path, {"00001": {**RULE, "expires_on": "2026-06-30"}})
    for day, force in (("2026-06-30", "InForce"), ("2026-07-01", "NotInForce")):
        build(content, tmp_path / "site", day, SITEURL=URL, BUILD_CACHE=str(tmp_path / "cache"))
        thing = said(tmp_path / "site/items/SL0000019/2026/00001.html")
        assert thing["legislationLegalForce"].endswith(f"/{force}")


def test_without_a_public_address_pages_say_less_and_no_file_is_made(tmp_path: Path) -> None:
    build(make_content(tmp_path, {"00001": {}}), tmp_path / "site", SITEURL="")
    files = tree(tmp_path / "site")
    made = {"data.json", "data/dcat.rdf", "data/dcat.ttl", "data/dcat.jsonld", "data/oai.xml"}
    assert made & files.keys() == set()
    assert "SITEURL" in files["data/standards.html"].decode()
    thing = said(tmp_path / "site/items/SL0000019/2026/00001.html")
    assert "@id" not in thing
    assert "url" not in thing


def test_what_is_remembered_gives_the_same_bytes(tmp_path: Path) -> None:
    content = make_content(tmp_path, {"00001": {}, "00002": {"follows": ["SL0000019/2026-00001"]}})
    cache = {"SITEURL": URL, "BUILD_CACHE": str(tmp_path / "cache")}
    build(content, tmp_path / "first", **cache)
    build(content, tmp_path / "warm", **cache)
    build(content, tmp_path / "other", SITEURL="https://other.example", BUILD_CACHE=cache["BUILD_CACHE"])
    assert tree(tmp_path / "warm") == tree(tmp_path / "first")
    assert URL not in (tmp_path / "other/data/dcat.ttl").read_text(encoding="utf-8")
