"""Small standard catalogs for tests."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.front_matter import dump_yaml

FILE = "register/standards/budget.yml"
ROW: dict[str, Any] = {
    "level1": "政府预算",
    "content": ["收支预算", "三公经费"],
    "basis": ["《中华人民共和国预算法》"],
    "responsible": ["示例市财政局"],
    "channels": ["政府网站"],
    "level": ["市级"],
}


def row(entry_id: str, **changes: Any) -> dict[str, Any]:
    """A valid row; None leaves a column out."""
    fields = {"id": entry_id, **ROW, **changes}
    return {key: value for key, value in fields.items() if value is not None}


def catalog_file(*rows: dict[str, Any], **head: Any) -> str:
    """The file of a catalog with these rows."""
    return dump_yaml({**head, "entries": list(rows)})
