"""RDF 1.1 Turtle."""

from __future__ import annotations

import re

from plugins.disclosure.linked_data.graph import PREFIXES, Iri, Node, Text, Value

END = ""
HEAD = "".join(f"@prefix {name}: <{address}> .\n" for name, address in PREFIXES.items())
BETWEEN = " ;\n  "
_SPECIAL = re.compile(r'[\\"\n\r]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def begin(node: Node) -> str:
    """The prefixes and the first resource."""
    return HEAD + more(node)


def more(node: Node) -> str:
    """A resource, and those with names that stand in its properties."""
    named: list[Node] = []
    subject = f"<{node.iri}>" if node.iri else "[]"
    written = f"\n{subject} {_body(node, named, BETWEEN)} .\n"
    return written + "".join(map(more, named)) if named else written


def _body(node: Node, named: list[Node], between: str) -> str:
    parts = [f"a {', '.join(node.types)}"] if node.types else []
    parts += [f"{name} {_value(value, named)}" for name, value in node.properties]
    return between.join(parts)


def _value(value: Value, named: list[Node]) -> str:
    if type(value) is Iri:
        return f"<{value}>"
    if isinstance(value, Node):
        if not value.iri:
            return f"[ {_body(value, named, ' ; ')} ]"
        named.append(value)
        return f"<{value.iri}>"
    quoted = value[0]
    if _SPECIAL.search(quoted):
        quoted = _SPECIAL.sub(_escape, quoted)
    if isinstance(value, Text):
        return f'"{quoted}"@{value.language}' if value.language else f'"{quoted}"'
    return f'"{quoted}"^^{value[1]}'


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]
