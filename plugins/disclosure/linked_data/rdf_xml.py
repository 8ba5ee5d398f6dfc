"""RDF 1.1 XML."""

from __future__ import annotations

import re

from plugins.disclosure.linked_data.graph import PREFIXES, Iri, Node, Text, Value

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    + "".join(f'\n xmlns:{name}="{address}"' for name, address in PREFIXES.items())
    + ">\n"
)
END = "</rdf:RDF>\n"
_SPECIAL = re.compile(r'[&<>"\r\n\t]')
# Readers turn a bare carriage return into a line feed.
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "\n", "\t": "\t"}


def begin(node: Node) -> str:
    """The root element with its namespaces, and the first resource."""
    return HEAD + more(node)


def more(node: Node) -> str:
    """A resource, with those that stand in its properties inside it."""
    first, *others = node.types or ("rdf:Description",)
    about = f' rdf:about="{escaped(node.iri)}"' if node.iri else ""
    types = "".join(f'<rdf:type rdf:resource="{_whole(name)}"/>\n' for name in others)
    properties = "".join([_property(name, value) for name, value in node.properties])
    return f"<{first}{about}>\n{types}{properties}</{first}>\n"


def escaped(value: str) -> str:
    """Text as it stands in an element or an attribute."""
    return _SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value


def _property(name: str, value: Value) -> str:
    if type(value) is Iri:
        return f'<{name} rdf:resource="{escaped(value)}"/>\n'
    if isinstance(value, Node):
        return f"<{name}>\n{more(value)}</{name}>\n"
    if isinstance(value, Text):
        language = f' xml:lang="{value.language}"' if value.language else ""
        return f"<{name}{language}>{escaped(value.value)}</{name}>\n"
    return f'<{name} rdf:datatype="{_whole(value[1])}">{escaped(value[0])}</{name}>\n'


def _whole(short: str) -> str:
    prefix, _colon, name = short.partition(":")
    return PREFIXES[prefix] + name


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]
