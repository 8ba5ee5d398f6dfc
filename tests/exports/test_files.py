"""The files of a catalog: complete, consistent with each other, silent about what is not open."""

import json
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.catalog.rich import RICH, SECRETS
from tests.exports.exporting import Remembering, files, items_of, keys, rows_of_csv, rows_of_xlsx
from tests.make import CITY, DAY, catalog, make_content, place, write
from tests.make import item as item_file
from tests.publisher.building import SITE

OTHER = f"items/{CITY}/2026/00002.json"


def test_rows_are_items_and_the_bodies_together_are_the_whole(tmp_path):
    whole = catalog(make_content(tmp_path, RICH))
    made = files(whole)
    items = items_of(made["data/catalog.json"])
    addresses = [item["address"] for item in items]
    assert sorted(addresses) == addresses == sorted(item.address for item in whole.items)
    assert len(rows_of_csv(made["data/catalog.csv"])) == len(items) + 1
    assert len(rows_of_xlsx(made["data/catalog.xlsx"])) == len(items)
    of_bodies = {
        path.removeprefix("data/bodies/").removesuffix(".json"): items_of(data)
        for path, data in made.items()
        if path.startswith("data/bodies/") and path.endswith(".json")
    }
    assert {item["address"] for found in of_bodies.values() for item in found} == {*addresses}
    for item in items:
        assert [slug for slug, found in of_bodies.items() if item in found] == sorted(item["bodies"])


def test_files_are_valid(tmp_path):
    made = files(catalog(make_content(tmp_path, RICH)))
    schema = json.loads(made["data/catalog.schema.json"])
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(made["data/catalog.json"]))
    of_items = item_validator(made)
    of_bodies = Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/body"})
    for path, data in made.items():
        if path.startswith("items/"):
            of_items.validate(json.loads(data))
    for body in json.loads(made["data/bodies.json"])["bodies"]:
        of_bodies.validate(body)
    etree.XMLSchema(etree.fromstring(made["data/catalog.xsd"])).assertValid(
        etree.fromstring(made["data/catalog.xml"])
    )


def item_validator(made):
    """The published schema of an item, with the one beside it where it looks for it."""
    found = {path: json.loads(made[f"data/{path}"]) for path in ("item.schema.json", "catalog.schema.json")}
    base = found["item.schema.json"].get("$id", "file:///a/data/item.schema.json")
    resources = [(urljoin(base, path), DRAFT202012.create_resource(schema)) for path, schema in found.items()]
    return Draft202012Validator({"$ref": base}, registry=Registry().with_resources(resources))


@pytest.mark.parametrize("url", ["", "https://www.shili.example/zwgk"])
def test_the_schema_of_an_item_can_be_used_with_and_without_an_address(tmp_path, url):
    made = files(catalog(make_content(tmp_path, RICH)), site=replace(SITE, url=url))
    validator = item_validator(made)
    for path, data in made.items():
        if path.startswith("items/"):
            validator.validate(json.loads(data))
    assert not validator.is_valid({})
    Draft202012Validator(json.loads(made["data/catalog.schema.json"])).validate(
        json.loads(made["data/catalog.json"])
    )
    assert b'"$id": ""' not in made["data/catalog.schema.json"] + made["data/item.schema.json"]
    assert b'"url": ""' not in made["data/catalog.json"]
    assert b'url=""' not in made["data/catalog.xml"]


OPEN = f"items/{CITY}/2026/00001.json"
DAMAGE = {
    "openness": lambda item: item.update(openness="bogus"),
    "validity": lambda item: item.update(validity="bogus"),
    "topic": lambda item: item.update(topic="bogus"),
    "genre": lambda item: item.update(genre="公文"),
    "statutory": lambda item: item.update(statutory=["bogus"]),
    "clock": lambda item: item.update(published_time="99:99"),
    "day": lambda item: item.update(published_on="2026-3-4"),
    "address": lambda item: item.update(address="http://evil/"),
    "way out": lambda item: item.update(address="../a.html"),
    "url": lambda item: item.update(url="not a url"),
    "digest": lambda item: item["attachments"][0].update(sha256="zz"),
    "size": lambda item: item["attachments"][0].update(size=-1),
    "direction": lambda item: item["relations"][0].update(direction="zz"),
    "empty list": lambda item: item.update(keywords=[]),
    "unknown": lambda item: item.update(review={"by": "甲"}),
    "withheld": lambda item: item.update(openness="withheld"),
    "withdrawn": lambda item: item.update(withdrawn_on="2026-05-01"),
}


ALWAYS = (
    *("title", "address", "publisher", "publisher_code", "bodies", "generated_on", "published_on"),
    *("openness", "updated_on", "$schema"),
)


@pytest.mark.parametrize("damage", [*DAMAGE, *(f"no {name}" for name in ALWAYS)])
def test_what_is_damaged_is_refused(tmp_path, damage):
    made = files(catalog(make_content(tmp_path, RICH)))
    validator, item = item_validator(made), json.loads(made[OPEN])
    assert validator.is_valid(item)
    assert {"attachments", "relations"} <= item.keys()
    if damage in DAMAGE:
        DAMAGE[damage](item)
    else:
        del item[damage.removeprefix("no ")]
    assert not validator.is_valid(item)


def test_nothing_is_told_of_what_is_not_open(tmp_path):
    for path, data in files(catalog(make_content(tmp_path, RICH))).items():
        for secret in SECRETS.values():
            assert secret.encode() not in data, path


def test_the_data_of_an_item_stay_when_another_changes(tmp_path):
    first = catalog(make_content(tmp_path, {"00001": {}, "00002": {"title": "另一条信息的名称"}}))
    before = keys(first)
    after = keys(catalog(make_content(tmp_path, {"00002": {"title": "另一条信息的新名称"}})))
    assert {path for path in before if before[path] != after[path] and path.startswith("items/")} == {OTHER}


def test_what_is_remembered_changes_nothing(tmp_path):
    memo = Remembering()
    content = make_content(tmp_path, RICH)
    assert files(catalog(content), memo=memo) == files(catalog(content))
    make_content(tmp_path, {"00009": {"title": "后来公布的一条信息"}})
    changed = catalog(content, DAY)
    assert files(changed, memo=memo) == files(changed)
    memo.values = {key: value for key, value in memo.values.items() if key[0] == "export-state"}
    assert files(changed, memo=memo) == files(changed)


def test_whom_to_ask_is_said_as_on_the_page(tmp_path):
    own = {"responsible": "收费科", "contact": {"phone": "0000-12345678"}}
    whole = catalog(make_content(tmp_path, {"00001": {}, "00002": own}))
    unasked, asked = items_of(files(whole)["data/catalog.json"])
    assert unasked["responsible"] == "示例市政务公开科"
    assert unasked["contact"] == {
        "section": "示例市政务公开科",
        "phone": "0000-12340001",
        "address": "示例路 1 号",
    }
    assert (asked["responsible"], asked["contact"]) == ("收费科", {"phone": "0000-12345678"})


def test_what_was_withdrawn_is_no_longer_called_open(tmp_path):
    withdrawn = {"on": "2026-05-20", "reason": "发布有误", "body": "示例市人民政府"}
    whole = catalog(make_content(tmp_path, {"00001": {"withdrawn": withdrawn, "body": ""}}))
    (item,) = items_of(files(whole)["data/catalog.json"])
    assert item["withdrawn_on"] == "2026-05-20"
    assert not {"openness", "openness_label"} & item.keys()


def test_a_paper_that_another_one_repealed_has_the_day_of_the_decision(tmp_path):
    old = {"document_number": "示政发〔2026〕1号", "genre": "决定"}
    new = {
        "genre": "决定",
        "generated_on": "2026-05-02",
        "published_on": "2026-05-04",
        "repeals": [{"to": "示政发〔2026〕1号"}],
    }
    content = make_content(tmp_path, {"00001": old, "00002": {**new, "effective_on": "2026-06-01"}})
    ended, _decision = items_of(files(catalog(content))["data/catalog.json"])
    assert (ended["validity"], ended["repealed_on"], ended["updated_on"]) == (
        "repealed",
        "2026-06-01",
        "2026-06-01",
    )
    memo = Remembering()
    files(catalog(content), memo=memo)
    write(content / place("00002"), item_file(**new, effective_on="2026-05-03"))
    ended, _decision = items_of(files(catalog(content), memo=memo)["data/catalog.json"])
    assert (ended["repealed_on"], ended["updated_on"]) == ("2026-05-03", "2026-05-04")
