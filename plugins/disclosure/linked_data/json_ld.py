"""JSON-LD 1.1: one graph, every value written out with its language or datatype."""

from __future__ import annotations

import json
from typing import Any

from plugins.disclosure.linked_data.graph import PREFIXES, Iri, Node, Text, Value

HEAD = '{"@context": ' + json.dumps(PREFIXES) + ',\n"@graph": [\n'
END = "\n]}\n"
_written = json.JSONEncoder(ensure_ascii=False).encode


def begin(node: Node) -> str:
    """The context and the first resource."""
    return HEAD + _written(_object(node))


def more(node: Node) -> str:
    """Another resource, with the comma before it."""
    return ",\n" + _written(_object(node))


def _object(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {"@id": node.iri} if node.iri else {}
    if node.types:
        found["@type"] = list(node.types)
    for name, value in node.properties:
        if name in found:
            found[name].append(_value(value))
        else:
            found[name] = [_value(value)]
    return found


def _value(value: Value) -> Any:
    if type(value) is Iri:
        return {"@id": value}
    if isinstance(value, Node):
        return _object(value)
    if isinstance(value, Text):
        return {"@value": value.value, "@language": value.language} if value.language else value.value
    return {"@value": value[0], "@type": value[1]}
