"""`data.json` as the schema for non-federal publishers of DCAT-US 1.1 wants it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, RDF, URIRef

from plugins.disclosure.bodies import Body
from plugins.disclosure.linked_data.dcat_us import contact_point
from plugins.disclosure.validity import ENDED
from tests.linked_data.conftest import SITE, URL, LinkedSite

MEDIA_TYPE = re.compile(r"[-\w]+/[-\w]+(\.[-\w]+)*([+][-\w]+)?")
REQUIRED = (
    "title",
    "description",
    "publisher",
    "contactPoint",
    "identifier",
    "accessLevel",
    "keyword",
    "modified",
)


@pytest.fixture(scope="module")
def told(linked: LinkedSite) -> dict[str, Any]:
    """The parsed file."""
    found: dict[str, Any] = json.loads((linked.folder / "data.json").read_bytes())
    return found


def test_the_catalog_names_its_standard(told: dict[str, Any]) -> None:
    assert told["conformsTo"] == "https://project-open-data.cio.gov/v1.1/schema"
    assert told["@type"] == "dcat:Catalog"
    assert told["@id"] == f"{URL}/data.json"


def test_every_dataset_has_what_the_schema_demands(told: dict[str, Any]) -> None:
    assert told["dataset"]
    for dataset in told["dataset"]:
        assert [name for name in REQUIRED if not dataset.get(name)] == [], dataset["identifier"]
        assert dataset["accessLevel"] in ("public", "restricted public", "non-public")
        assert all(dataset["keyword"])
        assert dataset["publisher"]["name"]
        assert date.fromisoformat(dataset["modified"])
        assert 1 <= len(dataset.get("rights", "-")) <= 255
        assert dataset["contactPoint"]["fn"]
        assert dataset["contactPoint"].get("hasEmail", "mailto:").startswith("mailto:")
        for file in dataset.get("distribution", ()):
            assert MEDIA_TYPE.fullmatch(file["mediaType"])
            assert file["downloadURL"].startswith(URL)
    identifiers = [dataset["identifier"] for dataset in told["dataset"]]
    assert len(identifiers) == len(set(identifiers))


def test_every_item_is_there_and_says_whether_it_may_be_seen(
    told: dict[str, Any], linked: LinkedSite
) -> None:
    listed = {dataset["identifier"]: dataset for dataset in told["dataset"]}
    for item in linked.catalog.items:
        dataset = listed[f"{URL}/{item.address}"]
        assert (dataset["accessLevel"] == "public") == item.open_to_all
        assert ("distribution" in dataset) == item.open_to_all
        assert ("撤回" in dataset["rights"]) == bool(item.fields.withdrawn)
        validity = linked.catalog.validity(item)
        if item.open_to_all and validity in ENDED:
            assert linked.catalog.register.term_label("validity", validity) in dataset["rights"]


def test_the_set_of_a_body_changed_when_one_of_its_items_did(
    told: dict[str, Any], linked: LinkedSite
) -> None:
    listed = {dataset["identifier"]: dataset for dataset in told["dataset"]}
    seen = set()
    for body in linked.catalog.register.bodies:
        path = linked.folder / f"data/bodies/{body.slug}.json"
        if path.exists():
            updated = json.loads(path.read_bytes())["updated"]
            name = URIRef(f"{URL}/data/dcat.rdf#items-{body.slug}")
            assert listed[str(name)]["modified"] == updated
            assert str(linked.graph.value(name, DCTERMS.modified)) == updated
            seen.add(updated)
    assert len(seen) > 1


def test_the_terms_of_use_stand_at_every_file(told: dict[str, Any], linked: LinkedSite) -> None:
    public = [dataset for dataset in told["dataset"] if dataset["accessLevel"] == "public"]
    assert {dataset["license"] for dataset in public} == {SITE.license}
    files = set(linked.graph.subjects(RDF.type, DCAT.Distribution))
    assert files
    assert all(linked.graph.value(file, DCTERMS.license) == URIRef(SITE.license) for file in files)


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"name": "科", "email": "a@b.example"}, {"fn": "科", "hasEmail": "mailto:a@b.example"}),
        ({"name": "科"}, {"fn": "科"}),
        ({"name": "科", "email": "邮箱见首页"}, {"fn": "科"}),
        (None, {"fn": "示例市财政局"}),
    ],
)
def test_an_address_stands_only_where_the_register_has_one(unit: Any, expected: dict[str, str]) -> None:
    body = Body.model_validate({"code": "SL0000027", "name": "示例市财政局", "work_unit": unit})
    assert contact_point(body, SITE) == {"@type": "vcard:Contact", **expected}
