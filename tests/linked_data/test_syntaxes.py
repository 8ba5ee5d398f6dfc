"""One graph, three ways to write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from plugins.disclosure.linked_data import json_ld, rdf_xml, turtle
from plugins.disclosure.linked_data.graph import Iri, Node, Syntax, Text, Typed, iri, plain, text

SYNTAXES: dict[str, Syntax] = {"turtle": turtle, "xml": rdf_xml, "json-ld": json_ld}
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("\"'\\<>&\n\r\t\0\x08\x1f\x7f\x85\u2028\ufffe\ufeff]]>{}^`|#;.@€😀中"),
        st.characters(),
    ),
    max_size=30,
)


def parsed(name: str, nodes: list[Node]) -> Graph:
    """What a reader makes of some resources in a syntax."""
    syntax = SYNTAXES[name]
    written = syntax.begin(nodes[0]) + "".join(map(syntax.more, nodes[1:])) + syntax.END
    return Graph().parse(data=written.encode(), format=name)


def some_nodes(title: str, address: str) -> list[Node]:
    """Everything that the model can say, with hostile texts in it."""
    checksum = Node("", ("spdx:Checksum",), [("spdx:checksumValue", Typed("00ff", "xsd:hexBinary"))])
    file = Node("urn:x:file", ("dcat:Distribution", "foaf:Document"), [("spdx:checksum", checksum)])
    dataset = Node(
        iri(f"https://example.org/{address}"),
        ("dcat:Dataset",),
        [
            ("dct:title", text(title, "zh")),
            ("dcat:keyword", text(title)),
            ("dcat:keyword", Text("again")),
            ("dct:relation", iri(f"mailto:{address}")),
            ("dcat:distribution", file),
        ],
    )
    return [dataset, Node("urn:x:catalog", (), [("dcat:dataset", Iri(dataset.iri))])]


@given(title=HOSTILE, address=HOSTILE)
def test_the_three_syntaxes_say_the_same_whatever_the_texts_are(title: str, address: str) -> None:
    nodes = some_nodes(title, address)
    graphs = {name: parsed(name, nodes) for name in SYNTAXES}
    assert isomorphic(graphs["turtle"], graphs["xml"])
    assert isomorphic(graphs["turtle"], graphs["json-ld"])
    assert Literal(plain(title), lang="zh") in set(graphs["xml"].objects())


@pytest.mark.parametrize("name", SYNTAXES)
def test_everything_is_written(name: str) -> None:
    graph = parsed(name, some_nodes("题", "a"))
    assert len(graph) == 12
    classes = set(graph.objects(URIRef("urn:x:file"), RDF.type))
    assert {str(found).rpartition("/")[2] for found in classes} == {"dcat#Distribution", "Document"}


def test_signs_that_xml_cannot_hold_are_replaced_and_all_others_stay() -> None:
    assert plain("甲\0乙\x1f\ud800\uffff") == "甲\ufffd乙\ufffd\ufffd\ufffd"
    assert plain("\t\n\r 中😀\ufffd") == "\t\n\r 中😀\ufffd"


def test_an_address_is_encoded_only_where_it_has_to_be() -> None:
    assert iri("https://example.org/a#item") == "https://example.org/a#item"
    assert iri('mailto:a b"<>\\中') == "mailto:a%20b%22%3C%3E%5C中"
