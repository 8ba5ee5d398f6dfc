"""`data/oai.xml` as the specification of OAI-PMH static repositories wants it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from plugins.disclosure.linked_data.descriptions import describe
from plugins.disclosure.linked_data.oai import admin_email, datestamp
from plugins.disclosure.surroundings import surroundings
from tests.linked_data.conftest import BODY, URL, LinkedSite
from tests.make import CITY, catalog, item_of, make_content
from tests.publisher.building import SITE, build

SR = "{http://www.openarchives.org/OAI/2.0/static-repository}"
OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
OAI_DC = "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc"
ELEMENTS = (
    "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights"
).split()
IDENTIFY = (
    "repositoryName baseURL protocolVersion adminEmail earliestDatestamp deletedRecord granularity"
).split()


@pytest.fixture(scope="module")
def root(linked: LinkedSite) -> ElementTree.Element:
    """The parsed file."""
    return ElementTree.parse(linked.folder / "data" / "oai.xml").getroot()


def test_it_says_who_it_is(root: ElementTree.Element) -> None:
    assert [child.tag for child in root] == [f"{SR}Identify", f"{SR}ListMetadataFormats", f"{SR}ListRecords"]
    told = {child.tag.removeprefix(OAI): child.text for child in root[0]}
    assert list(told) == IDENTIFY
    assert told["baseURL"] == f"{URL}/data/oai.xml"
    assert (told["protocolVersion"], told["deletedRecord"]) == ("2.0", "no")
    assert (told["adminEmail"], told["granularity"]) == ("zwgk@shili.example", "YYYY-MM-DD")
    assert next(child.text for child in root[1][0]) == "oai_dc"
    assert root[2].get("metadataPrefix") == "oai_dc"


def test_every_record_is_dublin_core_with_a_true_day(root: ElementTree.Element, linked: LinkedSite) -> None:
    stamps, found = [], []
    for record in root[2]:
        assert [child.tag for child in record] == [f"{OAI}header", f"{OAI}metadata"]
        identifier, stamp = record[0]
        found.append(str(identifier.text).removeprefix(f"oai:{SITE.domain}:") + ".html")
        stamps.append(str(date.fromisoformat(str(stamp.text))))
        (dc,) = record[1]
        assert dc.tag == OAI_DC
        assert all(child.tag.removeprefix(DC) in ELEMENTS and child.text for child in dc)
    assert root[0].findtext(f"{OAI}earliestDatestamp") == min(stamps)
    assert sorted(found) == sorted(item.address for item in linked.catalog.items)


def test_what_was_withdrawn_keeps_a_record_that_says_so(
    root: ElementTree.Element, linked: LinkedSite
) -> None:
    found = ((item.address, item.fields.withdrawn) for item in linked.catalog.items)
    withdrawn = {address: fact for address, fact in found if fact}
    assert withdrawn
    for record in root[2]:
        address = str(record[0][0].text).removeprefix(f"oai:{SITE.domain}:") + ".html"
        if address in withdrawn:
            assert record[0][1].text == str(withdrawn[address].on)
            rights = [part.text for part in record.iter(f"{DC}rights")]
            assert all("撤回" in str(text) for text in rights)
            assert [part.text for part in record.iter(f"{DC}description")] == rights
            assert not list(record.iter(f"{DC}subject"))


def test_the_clock_of_china_becomes_a_day_in_utc(tmp_path: Path) -> None:
    files: dict[str, Any] = {
        "00001": {"published_on": "2026-03-05 07:30"},
        "00002": {"published_on": "2026-03-05 08:30"},
        "00003": {"published_on": "2026-03-05"},
        "00004": {"follows": [f"{CITY}/2026-00003"], "published_on": "2026-04-01"},
    }
    found = catalog(make_content(tmp_path, files))

    def stamp(name: str) -> str:
        around = surroundings(item_of(found, name), found)
        return datestamp(describe(around), around)

    # What follows an item changes its record on the day of its own publication.
    assert [stamp(name) for name in files] == ["2026-03-04", "2026-03-05", "2026-04-01", "2026-04-01"]


def test_without_an_address_to_write_to_there_is_no_file_and_the_page_says_so(tmp_path: Path) -> None:
    content = make_content(tmp_path, {"00001": {}})
    assert admin_email(catalog(content), SITE) == ""
    build(content, tmp_path / "site", SITEURL=URL)
    assert not (tmp_path / "site" / "data" / "oai.xml").exists()
    assert "没有生成 oai.xml" in (tmp_path / "site" / "data" / "standards.html").read_text(encoding="utf-8")


def test_there_is_no_repository_without_records(tmp_path: Path) -> None:
    files: dict[str, Any] = {f"register/bodies/{CITY}.yml": BODY}
    build(make_content(tmp_path, files), tmp_path / "site", SITEURL=URL)
    assert not (tmp_path / "site" / "data" / "oai.xml").exists()
    datasets = json.loads((tmp_path / "site" / "data.json").read_bytes())["dataset"]
    assert [dataset for dataset in datasets if "/items/" in dataset["identifier"]] == []
    assert "没有记录" in (tmp_path / "site" / "data" / "standards.html").read_text(encoding="utf-8")
