"""The catalog as DCAT-AP: valid, complete, and silent about what is not open."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from plugins.disclosure.linked_data.descriptions import first_sentence
from tests.catalog.rich import SECRETS
from tests.linked_data.conftest import URL, LinkedSite
from tests.linked_data.shapes import RULES, shapes, whole
from tests.make import PDF, make_content
from tests.publisher.building import build

FILES = ("data/dcat.rdf", "data/dcat.ttl", "data/dcat.jsonld", "data.json", "data/oai.xml")
DATASET, DISTRIBUTION = whole("dcat:Dataset"), whole("dcat:Distribution")
AUTHORITY = "http://publications.europa.eu/resource/authority/"


def item_of(linked: LinkedSite, path: str) -> URIRef:
    """The resource of an item of the city in 2026."""
    return URIRef(f"{URL}/items/SL0000019/2026/{path}.html#item")


def problems(graph: Graph) -> str:
    """What a validator says of a graph; empty when it conforms."""
    conforms, _graph, told = pyshacl.validate(graph, shacl_graph=shapes(), inference="none")
    return "" if conforms else str(told)


def test_it_conforms(linked: LinkedSite) -> None:
    assert problems(linked.graph) == ""


def test_every_constraint_is_demanded_once() -> None:
    assert sum(rule.least for rules in RULES.values() for rule in rules) == 20


@pytest.mark.parametrize("path", ["dct:title", "dct:description"])
def test_what_is_missing_is_noticed(linked: LinkedSite, path: str) -> None:
    graph = Graph() + linked.graph
    graph.remove((item_of(linked, "00001"), whole(path), None))
    assert "MinCount" in problems(graph)


def test_the_three_files_are_the_same_graph(linked: LinkedSite) -> None:
    folder = linked.folder / "data"
    assert isomorphic(linked.graph, Graph().parse(folder / "dcat.rdf", format="xml"))
    assert isomorphic(linked.graph, Graph().parse(folder / "dcat.jsonld", format="json-ld"))


def test_every_item_is_a_dataset_of_the_catalog(linked: LinkedSite) -> None:
    catalog = next(linked.graph.subjects(RDF.type, whole("dcat:Catalog")))
    listed = set(linked.graph.objects(catalog, whole("dcat:dataset")))
    items = {URIRef(f"{URL}/{item.address}#item") for item in linked.catalog.items}
    assert items
    assert items <= listed
    assert all((item, RDF.type, DATASET) in linked.graph for item in items)


def test_every_file_that_is_offered_is_there_with_its_size_and_digest(linked: LinkedSite) -> None:
    found = 0
    for file in linked.graph.subjects(RDF.type, DISTRIBUTION):
        for place in ("dcat:accessURL", "dcat:downloadURL"):
            for address in linked.graph.objects(file, whole(place)):
                assert (linked.folder / str(address).removeprefix(f"{URL}/")).is_file()
        for size in linked.graph.objects(file, whole("dcat:byteSize")):
            address = next(linked.graph.objects(file, whole("dcat:downloadURL")))
            data = (linked.folder / str(address).removeprefix(f"{URL}/")).read_bytes()
            checksum = next(linked.graph.objects(file, whole("spdx:checksum")))
            value = next(linked.graph.objects(checksum, whole("spdx:checksumValue")))
            assert (int(str(size)), str(value)) == (len(data), hashlib.sha256(data).hexdigest())
            found += 1
    assert found


def test_nothing_that_is_not_open_is_said(linked: LinkedSite) -> None:
    for path in FILES:
        told = (linked.folder / path).read_text(encoding="utf-8")
        assert [name for name, secret in SECRETS.items() if secret in told] == [], path


def test_what_is_not_open_has_no_files_and_says_so(linked: LinkedSite) -> None:
    closed = [item for item in linked.catalog.items if not item.open_to_all]
    assert closed
    for item in closed:
        subject = URIRef(f"{URL}/{item.address}#item")
        rights = str(linked.graph.value(subject, whole("dct:accessRights")))
        assert rights.removeprefix(f"{AUTHORITY}access-right/") in ("RESTRICTED", "NON_PUBLIC")
        for hidden in ("dcat:distribution", "dcat:keyword", "dcat:theme", "dct:relation"):
            assert list(linked.graph.objects(subject, whole(hidden))) == []
        is_withdrawn = (subject, whole("adms:status"), URIRef(f"{AUTHORITY}dataset-status/WITHDRAWN"))
        assert (is_withdrawn in linked.graph) == bool(item.fields.withdrawn)


def test_relations_are_told_from_both_sides(tmp_path: Path) -> None:
    files: dict[str, Any] = {
        "00001": {"document_number": "示政发〔2026〕1号"},
        "00002": {
            "replaces": ["示政发〔2026〕1号"],
            "keywords": ["停车"],
            "summary": None,
            "imported_from": "旧站",
        },
        "00002/名单.pdf": PDF,
    }
    build(make_content(tmp_path, files), tmp_path / "site", SITEURL=URL)
    graph = Graph().parse(tmp_path / "site" / "data" / "dcat.ttl")
    old, new = (URIRef(f"{URL}/items/SL0000019/2026/0000{n}.html#item") for n in (1, 2))
    assert (new, whole("dct:replaces"), old) in graph
    assert (old, whole("dct:isReplacedBy"), new) in graph
    assert (new, whole("dcat:keyword"), Literal("停车", lang="zh")) in graph
    told = graph.value(new, whole("dct:description"))
    assert str(told) == "为方便群众停车，现公布全市公共停车场名单。"
    assert problems(graph) == ""


def test_the_first_sentence_of_a_text() -> None:
    assert first_sentence("<h2>标题</h2><p>甲&amp;乙。丙。</p>") == "标题 甲&乙。"
    assert first_sentence("<p>没有句号</p>") == "没有句号"
    assert first_sentence("") == ""
    assert len(first_sentence("字" * 500)) == 200
