"""Small catalogs for tests: `make_content(tmp_path, {"00001": {}})` is a valid content folder with one item."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.findings import Finding
from plugins.disclosure.items import Item
from plugins.disclosure.loading import load

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2026, 6, 30)

CITY, FINANCE, OLD_OFFICE = "SL0000019", "SL0000027", "SL0000035"
BODIES: dict[str, dict[str, Any]] = {
    CITY: {
        "name": "示例市人民政府",
        "aliases": ["示例市政府"],
        "level": "设区的市",
        "kind": "人民政府",
        "document_words": ["示政发"],
        "work_unit": {"name": "示例市政务公开科", "address": "示例路 1 号", "phone": "0000-12340001"},
    },
    FINANCE: {"name": "示例市财政局", "level": "设区的市", "kind": "部门", "document_words": ["示财"]},
    OLD_OFFICE: {
        "name": "示例市物资局",
        "valid_from": "1990-01-01",
        "valid_to": "2001-12-31",
        "abolished": "是",
    },
}
FIELDS: dict[str, Any] = {
    "title": "示例市人民政府关于公布公共停车场名单的通知",
    "summary": "公布全市公共停车场的名称、地址和开放时间。",
    "publisher": "示例市人民政府",
    "generated_on": "2026-03-02",
    "published_on": "2026-03-04",
    "topic": "综合政务/政务公开",
    "statutory": ["a20-15"],
    "genre": "通知",
    "review": {
        "by": "审查人甲",
        "on": "2026-03-03",
        "result": "通过",
        "whether": "公开",
        "when": "审签当日",
        "to_whom": "全社会",
        "in_form": "全文",
        "secrecy": {"by": "保密审查人丙", "on": "2026-03-03", "result": "通过"},
    },
    "approved_by": "审签人乙",
    "approved_on": "2026-03-03",
}
BODY = (
    "为方便群众停车，现公布全市公共停车场名单。\n\n"
    "停车场的名称、地址、车位数量、开放时间和管理单位每半年核对一次，有变动的重新公布。\n"
)
WITHHELD = {
    "openness": "不予公开",
    "ground": "国家秘密",
    "basis": "《中华人民共和国保守国家秘密法》第十三条",
    "next_assessment_on": "2027-03-02",
    "summary": None,
    "statutory": None,
    "body": "",
}
PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 8

Files = Mapping[str, dict[str, Any] | str | bytes]


def block(fields: Mapping[str, Any]) -> str:
    """Front matter or a register file, each field on a line of its own; fields that are None are left out."""
    written = {name: value for name, value in fields.items() if value is not None}
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in written.items())


def item(**changes: Any) -> str:
    """The file of a valid item with `changes`; `body` is its text, None leaves a field out."""
    fields = {**FIELDS, **changes}
    body = fields.pop("body", BODY)
    return f"---\n{block(fields)}---\n{body}"


def place(name: str) -> str:
    """The path that a short name stands for: `00001`, `2025/00001`, `00001/list.pdf` are all the city's."""
    if name.startswith(("catalog/", "notices/", "guides/", "reports/", "pages/", "register/")):
        return name
    year = "" if re.match(r"\d{4}/", name) else "2026/"
    return f"catalog/{CITY}/{year}{name}" + ("" if "." in name else ".md")


def write(path: Path, data: str | bytes) -> Path:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def make_content(folder: Path, files: Files) -> Path:
    """A content folder with three invented bodies, the vocabularies of this repository and `files`.

    Names are short (see `place`); a mapping holds the fields in which an item differs from the valid one,
    text and bytes are written as they are.
    """
    content = folder / "content"
    register = content / "register"
    shutil.copytree(
        ROOT / "content" / "register" / "vocabularies", register / "vocabularies", dirs_exist_ok=True
    )
    write(register / "index-schemes.yml", "use: [org_code, uscc]\n")
    for code, fields in BODIES.items():
        write(register / "bodies" / f"{code}.yml", block({"code": code, **fields}))
    for name, value in files.items():
        write(content / place(name), item(**value) if isinstance(value, dict) else value)
    return content


def findings(content: Path, day: date = DAY) -> list[Finding]:
    """Everything that is found about a content folder."""
    return load(content, day).findings


def errors(content: Path, day: date = DAY) -> list[tuple[str, int, str]]:
    """(file, line, rule) of every error about a content folder."""
    return [
        (finding.file, finding.line, finding.rule)
        for finding in findings(content, day)
        if finding.severity == "error"
    ]


def catalog(content: Path, day: date = DAY) -> Catalog:
    """The catalog of a content folder that has no errors."""
    loaded = load(content, day)
    assert [str(finding) for finding in loaded.findings if finding.severity == "error"] == []
    return loaded.catalog


def item_of(catalog: Catalog, name: str) -> Item:
    """The item with a short name (see `place`), held back or not."""
    return next(entry for entry in (*catalog.items, *catalog.held_back) if entry.source == place(name))


def line_of(content: Path, name: str, field: str) -> int:
    """The line of a file on which a field stands; of `body` the first line of the text."""
    lines = (content / place(name)).read_text(encoding="utf-8").split("\n")
    if field == "body":
        return lines.index("---", 1) + 2
    return next(number for number, line in enumerate(lines, 1) if line.startswith(f"{field}:"))
