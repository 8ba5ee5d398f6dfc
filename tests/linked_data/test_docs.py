"""The tables of docs/linked-data.md name everything that the files say of items, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from rdflib import RDF

from plugins.disclosure.linked_data.graph import PREFIXES
from tests.linked_data.conftest import LinkedSite
from tests.linked_data.shapes import whole
from tests.linked_data.test_pages import said
from tests.make import ROOT

DOCS = (ROOT / "docs" / "linked-data.md").read_text(encoding="utf-8")


def named(heading: str) -> set[str]:
    """The names in the first columns of the tables below a heading."""
    section = DOCS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def short(iri: object) -> str:
    """The short name of a property."""
    return next(
        f"{name}:{str(iri)[len(start) :]}" for name, start in PREFIXES.items() if str(iri).startswith(start)
    )


def properties(linked: LinkedSite, *classes: str) -> Iterator[str]:
    """The properties of all resources of some classes."""
    for name in classes:
        for subject in linked.graph.subjects(RDF.type, whole(name)):
            yield from (short(found) for found in linked.graph.predicates(subject) if found != RDF.type)


def test_dcat_ap(linked: LinkedSite) -> None:
    said_of_items = set(properties(linked, "dcat:Dataset", "dcat:Distribution"))
    # What the rich sample does not have.
    assert named("DCAT-AP") - said_of_items <= {"dct:format", "dct:replaces", "dct:isReplacedBy"}
    assert said_of_items <= named("DCAT-AP")


def test_dcat_us(linked: LinkedSite) -> None:
    datasets = json.loads((linked.folder / "data.json").read_bytes())["dataset"]
    assert {name for dataset in datasets for name in dataset} - {"@type"} == named("DCAT-US")


def test_oai_pmh(linked: LinkedSite) -> None:
    root = ElementTree.parse(linked.folder / "data" / "oai.xml").getroot()
    found = {
        f"dc:{element.tag.rpartition('}')[2]}" for element in root.iter() if "/dc/elements/" in element.tag
    }
    assert found == named("OAI-PMH")


def test_schema_org(linked: LinkedSite) -> None:
    found = {name for item in linked.catalog.items for name in said(linked.folder / item.address)}
    assert found - {"@context", "@id"} <= named("schema.org")
    assert named("schema.org") - found <= {"provider"}
