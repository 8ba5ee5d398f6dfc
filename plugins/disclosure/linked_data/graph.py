"""One model of resources and their properties, from which every RDF syntax is written.

Names are written short (`dct:title`); `PREFIXES` says what they stand for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What XML 1.0 cannot hold in any form: a graph with it could be written in two of the three syntaxes only.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_IRI = re.compile(r'[\x00-\x20\x7f-\xa0<>"{}|^`\\\ud800-\udfff\ufff0-\uffff]')


class Iri(str):
    """The whole address of a resource."""

    __slots__ = ()


class Text(NamedTuple):
    """What people read, and in which language (a language tag; empty: in none)."""

    value: str
    language: str = ""


class Typed(NamedTuple):
    """A value that machines read, such as a day; `datatype` is a short name (`xsd:date`)."""

    value: str
    datatype: str


class Node(NamedTuple):
    """A resource: its IRI (empty for one without a name), its classes and its properties in their order."""

    iri: str
    types: Sequence[str]
    properties: Sequence[tuple[str, Value]]


Value = Iri | Text | Typed | Node


class Syntax(Protocol):
    """How a graph is written: `begin` with its first resource, one `more` for each of the others, then `END`."""

    END: str

    def begin(self, node: Node) -> str:
        """The beginning of a file."""
        ...

    def more(self, node: Node) -> str:
        """Another resource."""
        ...


def text(value: str, language: str = "") -> Text:
    """A text as every syntax can hold it: signs that XML forbids become U+FFFD."""
    return Text(plain(value), language)


def plain(value: str) -> str:
    """The same text without the signs that no XML file can hold; each of them becomes U+FFFD."""
    return _NOT_IN_XML.sub("\ufffd", value) if _NOT_IN_XML.search(value) else value


def iri(value: str) -> Iri:
    """An address in which signs that no IRI can hold are percent-encoded."""
    return Iri(_NOT_IN_IRI.sub(_encoded, value) if _NOT_IN_IRI.search(value) else value)


def _encoded(match: re.Match[str]) -> str:
    data = match[0].encode("utf-8", "replace")
    return "".join(f"%{byte:02X}" for byte in data)
