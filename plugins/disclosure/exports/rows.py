"""A record as a row of each format: a line of JSON, of CSV, an XML element, a row of a workbook."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from plugins.disclosure.csv_files import csv_line
from plugins.disclosure.exports.exported_fields import Exported
from plugins.disclosure.messages import _
from plugins.disclosure.row_workbooks import row_of_cells

# What XML cannot hold; no field should, but one that does must not break the file of everybody.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Row(NamedTuple):
    """A record in every format; that of the workbook has yet to be given its number."""

    json: str
    csv: str
    xml: str
    xlsx: str


def row_of(record: dict[str, Any], fields: Sequence[Exported]) -> Row:
    """The row of a record with some fields, in their order."""
    cells = [table_cell(record.get(field.name), field) for field in fields]
    return Row(
        compact_json(record),
        csv_line([str(cell) for cell in cells]),
        xml_element("item", record) + "\n",
        row_of_cells(cells),
    )


def heads_of(fields: Sequence[Exported]) -> list[str]:
    """The header of tables: the Chinese label and the identifier of each field."""
    return [f"{field.label} {field.name}" for field in fields]


def compact_json(value: Any) -> str:
    """JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def xml_element(name: str, value: Any) -> str:
    """A value as XML: a list is an element for each of its values, a mapping has its values within."""
    if isinstance(value, list):
        return "".join([xml_element(name, part) for part in value])
    if isinstance(value, dict):
        inner = "".join([xml_element(part, held) for part, held in value.items()])
    elif isinstance(value, bool):
        inner = "true" if value else "false"
    else:
        inner = escape(_UNWRITABLE.sub("", str(value)), {"\r": "&#13;"})
    return f"<{name}>{inner}</{name}>"


def table_cell(value: Any, field: Exported) -> str | date:
    """A value as one cell: a list of texts has a line for each, what has parts is written as JSON."""
    if value is None:
        return ""
    if field.kind == "parts":
        return compact_json(value)
    if field.many:
        return "\n".join(value)
    if field.kind == "flag":
        return _("是") if value else ""
    return date.fromisoformat(value) if field.kind == "day" else str(value)
