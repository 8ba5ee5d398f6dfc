"""Guides for tests: `guide(**changes)` is the file of a valid one, `UNIT` its work unit."""

from __future__ import annotations

import json
from typing import Any

from tests.make import CITY

SOURCE = f"guides/{CITY}.md"
UNIT = {
    "name": "示例市政务公开科",
    "address": "示例路 1 号",
    "hours": "工作日 9:00—17:00",
    "phone": "0000-12340001",
    "fax": "无",
    "internet": "zwgk@shili.example",
}
FIELDS: dict[str, Any] = {
    "classification": "按公开属性、主题和体裁分类。",
    "arrangement": "索引号由机构编码、年份和流水号组成。",
    "access": "在本网站查阅，或者到查阅场所查阅。",
    "work_unit": UNIT,
    "reviewed_on": "2026-01-05",
}
TEXT = "对不予公开的决定不服的，先申请行政复议。\n"


def guide(text: str = TEXT, unit: dict[str, Any] | None = None, **changes: Any) -> str:
    """The file of a valid guide; `unit` changes its work unit, None leaves a field out. The text is on line 15."""
    fields = {**FIELDS, **changes}
    lines = ["---"]
    for name, value in fields.items():
        if name == "work_unit" and value is UNIT:
            value = {**UNIT, **(unit or {})}
        if isinstance(value, dict):
            lines += [
                f"{name}:",
                *(f"  {key}: {_written(inner)}" for key, inner in value.items() if inner is not None),
            ]
        elif value is not None:
            lines.append(f"{name}: {_written(value)}")
    return "\n".join([*lines, "---", text])


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
