"""Examples of what items say of the standard catalogs, and of the catalogs themselves."""

from __future__ import annotations

from tests.disclosure.checks.example import Example
from tests.disclosure.standards.catalogs import FILE, catalog_file, row

ENTRY = {FILE: catalog_file(row("b-1", responsible="示例市人民政府", level=["市级"]))}
RETIRED = {FILE: catalog_file(row("b-1", retired="2026-01-01"))}
REQUEST = {"openness": "依申请公开", "statutory": None, "body": ""}


def of_item(rule, good, bad, field, severity="warning", catalog=ENTRY):
    """An example of an item that names an entry."""
    return Example(
        rule,
        {**ENTRY, "00001": {"standard_entry": "b-1", **good}},
        {**catalog, "00001": {"standard_entry": "b-1", **bad}},
        ("00001", field),
        severity,
    )


def of_entry(rule, good, bad, line, severity="warning", **head):
    """An example of an entry; `line` counts from the first of its file."""
    return Example(
        rule,
        {FILE: catalog_file(row("b-1", **good))},
        {FILE: catalog_file(row("b-1", **bad))},
        (FILE, line),
        severity,
    )


def exempted(**changes):
    stated = {"entry": "b-1", "body": "示例市财政局", "reason": "没有此项工作", **changes}
    return {FILE: catalog_file(row("b-1"), not_applicable=[stated])}


def version(**changes):
    return {FILE: catalog_file(row("b-1"), versions=[{"version": "1", "on": "2026-01-01", **changes}])}


PUBLISHED = {
    "catalog/SL0000027/2026/00001.md": {"publisher": "示例市财政局", "standard_entry": "b-1"},
}
EXAMPLES = [
    of_item("standard-entry", {}, {"standard_entry": "b-2"}, "standard_entry", "error"),
    of_item("standard-entry", {}, {}, "standard_entry", catalog=RETIRED),
    Example(
        "standard-entry",
        {"00001": {"standard_entry": "b-9"}},
        {**ENTRY, "00001": {"standard_entry": "b-9"}},
        ("00001", "standard_entry"),
    ),
    of_item("standard-domain", {"domain": "财政预决算"}, {"domain": "安全生产"}, "domain"),
    Example(
        "standard-domain",
        {
            FILE: catalog_file(row("b-1"), same_as="安全生产"),
            "00001": {"standard_entry": "b-1", "domain": "安全生产"},
        },
        {**ENTRY, "00001": {"standard_entry": "b-1", "domain": "安全生产"}},
        ("00001", "domain"),
        "warning",
    ),
    of_item(
        "standard-elements",
        {"content_elements": [" 收支预算；", "三公经费"]},
        {"content_elements": ["收支预算", "债务"]},
        "content_elements",
    ),
    of_item("standard-openness", {}, REQUEST, "openness"),
    of_entry("standard-time-limit", {"time_limit": "每季度"}, {"time_limit": "看情况"}, 15, "notice"),
    of_entry("standard-columns", {}, {"basis": None}, 2),
    of_entry("standard-columns", {}, {"channels": ["政府网站", "信鸽"]}, 11),
    of_entry("standard-responsible", {}, {"responsible": "某局"}, 9, "notice"),
    of_entry("standard-responsible", {}, {"responsible": ["示例市财政局", "某局"]}, 9, "notice"),
    Example("standard-not-applicable", exempted(), exempted(entry="b-2"), (FILE, 2)),
    Example("standard-not-applicable", exempted(), exempted(body="某局"), (FILE, 2)),
    Example("standard-not-applicable", exempted(), exempted(body="示例市人民政府"), (FILE, 2), "warning"),
    Example("standard-not-applicable", exempted(), {**exempted(), **PUBLISHED}, (FILE, 2), "warning"),
    Example("standard-versions", version(added="b-1"), version(retired=["b-1", "b-0"]), (FILE, 2)),
]
