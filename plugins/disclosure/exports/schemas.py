"""What the files of exports look like, for programs: JSON Schema (draft 2020-12) and XML Schema (XSD 1.0)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from plugins.disclosure.exports.exported_fields import Exported
from plugins.disclosure.exports.item_fields import OF_OPEN_ITEMS, SAID_OF_ALL, item_fields, text_fields
from plugins.disclosure.exports.register_records import body_fields
from plugins.disclosure.messages import _

FORMAT = "yangguang-catalog/1"
NAMESPACE = "urn:yangguang:catalog:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_JSON_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "minLength": 1},
    "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "flag": {"const": True},
    "count": {"type": "integer", "minimum": 0},
}
EMPTY: Mapping[str, Sequence[str]] = {}
_XML_TYPES = {"text": "xs:string", "day": "xs:date", "flag": "xs:boolean", "count": "xs:nonNegativeInteger"}


# Name of a vocabulary → the keys of its terms.
Terms = Mapping[str, Sequence[str]]


def catalog_schema(address: str = "", terms: Terms = EMPTY) -> dict[str, Any]:
    """The schema of the files of many items, published at `address`, if the site has one.

    `#/$defs/row` is that of an item in them, `#/$defs/item` that of one with its text, `#/$defs/body` that of a body.
    Values of vocabularies are no others than `terms`. What JSON Schema cannot say: `count` is the number of items, and
    no address stands twice.
    """
    head = {
        "format": {"const": FORMAT},
        "title": {"type": "string", "description": _("目录的名称")},
        "url": {"type": "string", "description": _("网站的网址")},
        "updated": {"type": "string", "format": "date", "description": _("最近一次发布或变更的日期")},
        "count": {"type": "integer", "minimum": 0, "description": _("条目数")},
        "items": {"type": "array", "items": {"$ref": "#/$defs/row"}},
    }
    return {
        "$schema": DIALECT,
        **({"$id": address} if address else {}),
        "title": _("公开目录"),
        "type": "object",
        "properties": head,
        "required": [name for name in head if name not in ("url", "updated")],
        "additionalProperties": False,
        "$defs": {
            "row": json_object(item_fields(), terms) | {"allOf": _rules()},
            "body": json_object(body_fields(), terms),
            "item": json_object(
                (Exported("$schema", _("格式说明的地址"), needed=True), *item_fields(), *text_fields()), terms
            )
            | {"allOf": _rules()},
        },
    }


def _rules() -> list[dict[str, Any]]:
    """Openness or withdrawal is always told; what is not open has no content; what is open has its marks."""
    is_open = {
        "properties": {"openness": {"const": "proactive"}},
        "required": ["openness"],
        "not": {"anyOf": [{"required": ["withdrawn_on"]}, {"required": ["imported_from"]}]},
    }
    is_closed = {
        "anyOf": [
            {"properties": {"openness": {"not": {"const": "proactive"}}}, "required": ["openness"]},
            {"required": ["withdrawn_on"]},
        ]
    }
    return [
        {"oneOf": [{"required": ["openness"]}, {"required": ["withdrawn_on"]}]},
        {"if": is_open, "then": {"required": list(OF_OPEN_ITEMS)}},
        {"if": is_closed, "then": {"propertyNames": {"enum": ["$schema", *sorted(SAID_OF_ALL)]}}},
    ]


def json_object(fields: Sequence[Exported], terms: Terms = EMPTY) -> dict[str, Any]:
    """The schema of a mapping with these fields and no others; what is empty is left out of it."""
    needed = [field.name for field in fields if field.needed]
    return {
        "type": "object",
        "properties": {field.name: _json_value(field, terms) for field in fields},
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _json_value(field: Exported, terms: Terms) -> dict[str, Any]:
    one = json_object(field.parts, terms) if field.kind == "parts" else dict(_JSON_TYPES[field.kind])
    if field.pattern:
        one["pattern"] = field.pattern
    if field.vocabulary in terms:
        one["enum"] = list(terms[field.vocabulary])
    value = {"type": "array", "items": one, "minItems": 1} if field.many else one
    value["title"] = field.label
    if field.note:
        value["description"] = field.note
    if field.vocabulary:
        value["x-vocabulary"] = field.vocabulary
    return value


def xml_schema() -> str:
    """The XSD of the XML files."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{NAMESPACE}"'
        f' xmlns="{NAMESPACE}" elementFormDefault="qualified" version="1">',
        '<xs:element name="catalog"><xs:complexType>',
        '<xs:sequence><xs:element name="item" type="item" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>',
        '<xs:attribute name="title" type="xs:string" use="required"/>',
        '<xs:attribute name="url" type="xs:string"/>',
        '<xs:attribute name="updated" type="xs:date"/>',
        '<xs:attribute name="count" type="xs:nonNegativeInteger" use="required"/>',
        "</xs:complexType></xs:element>",
        '<xs:complexType name="item"><xs:sequence>',
        *(line for field in item_fields() for line in _xml_element(field)),
        "</xs:sequence></xs:complexType>",
        "</xs:schema>",
    ]
    return "\n".join(lines) + "\n"


def _xml_element(field: Exported) -> Iterator[str]:
    least = "" if field.needed else ' minOccurs="0"'
    most = ' maxOccurs="unbounded"' if field.many else ""
    type_ = "" if field.kind == "parts" else f" type={quoteattr(_XML_TYPES[field.kind])}"
    told = "：".join(filter(None, (field.label, field.note)))
    yield f'<xs:element name="{field.name}"{type_}{least}{most}>'
    yield f"<xs:annotation><xs:documentation>{escape(told)}</xs:documentation></xs:annotation>"
    if field.kind == "parts":
        yield "<xs:complexType><xs:sequence>"
        for part in field.parts:
            yield from _xml_element(part)
        yield "</xs:sequence></xs:complexType>"
    yield "</xs:element>"
