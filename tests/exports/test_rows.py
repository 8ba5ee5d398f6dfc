"""Every format tells the same of a record, whatever stands in it, and is valid against its schema."""

import csv
import io
import json
from datetime import date, datetime, time
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from openpyxl import load_workbook

from plugins.disclosure.csv_files import _harmless
from plugins.disclosure.exports.item_fields import SAID_OF_ALL, item_fields
from plugins.disclosure.exports.rows import heads_of, row_of, table_cell
from plugins.disclosure.exports.schemas import NAMESPACE, json_object, xml_schema
from plugins.disclosure.row_workbooks import workbook_pieces

FIELDS = item_fields()
HOSTILE = st.text(
    st.sampled_from("=+-@\t\n'\"<>&;,|甲𠀀😀_x0041") | st.characters(categories=["L", "N", "P", "S"]),
    min_size=1,
    max_size=30,
)
VALUES = {
    "text": HOSTILE,
    "day": st.dates(date(1949, 10, 1), date(2099, 12, 31)).map(str),
    "flag": st.just(True),
    "count": st.integers(0, 10**9),
}


def value_of(field):
    one = record_with(field.parts) if field.kind == "parts" else VALUES[field.kind]
    if field.pattern:
        one = st.from_regex(field.pattern, fullmatch=True).filter(lambda text: len(text) < 200)
    return st.lists(one, min_size=1, max_size=3) if field.many else one


@cache
def record_with(fields):
    needed = {field.name: value_of(field) for field in fields if field.needed}
    others = {field.name: value_of(field) for field in fields if not field.needed}
    order = [field.name for field in fields]
    # A few fields at a time: a record with all of them is too large to be drawn often.
    least = 0 if needed else 1
    chosen = (
        st.lists(st.sampled_from(sorted(others)), min_size=least, max_size=6, unique=True)
        if others
        else st.just([])
    )

    def some(names):
        kept = {
            name: value for name, value in {**needed, **others}.items() if name in needed or name in names
        }
        return st.fixed_dictionaries({name: kept[name] for name in order if name in kept})

    return chosen.flatmap(some)


def ordered(record, fields=FIELDS):
    """The record with its values in the order of the fields, as exports write them."""
    found = {}
    for field in fields:
        if field.name in record:
            value = record[field.name]
            if field.kind == "parts":
                value = (
                    [ordered(part, field.parts) for part in value]
                    if field.many
                    else ordered(value, field.parts)
                )
            found[field.name] = value
    return found


HARD = {
    "title": '=HYPERLINK("x")\t\n\'引号"😀',
    "summary": "字" * 30_000,
    "keywords": ["-1+2", "@甲", "+乙", "'丙", "<r>丁</r>", "_x0041_"],
    "address": "items/a.html",
    "url": "https://a/",
}


@given(st.lists(record_with(FIELDS), min_size=1, max_size=3))
@example([HARD])
@settings(max_examples=15, deadline=None)
def test_every_format_says_the_same_and_is_valid(records):
    records = [ordered(record) for record in records]
    rows = [row_of(record, FIELDS) for record in records]
    assert [json.loads(row.json) for row in rows] == records
    assert from_csv(rows) == [[_harmless(cell) for cell in written(record)] for record in records]
    assert from_xlsx(rows) == [written(record) for record in records]
    tree = as_xml(rows)
    XSD.assertValid(tree)
    assert [flat(item) for item in tree] == [leaves(record) for record in records]
    for record in records:
        SCHEMA.validate(record)


XSD = etree.XMLSchema(etree.fromstring(xml_schema().encode()))
SCHEMA = Draft202012Validator(json_object(FIELDS))


def written(record):
    """The cells of a record as text."""
    return [str(table_cell(record.get(field.name), field)) for field in FIELDS]


def from_csv(rows):
    return list(csv.reader(io.StringIO("".join(row.csv for row in rows), newline="")))


def from_xlsx(rows):
    data = b"".join(workbook_pieces("表", heads_of(FIELDS), [10] * len(FIELDS), [row.xlsx for row in rows]))
    sheet = load_workbook(io.BytesIO(data)).active
    return [[as_text(cell) for cell in row] for row in sheet.iter_rows(min_row=2, values_only=True)]


def as_text(value):
    if isinstance(value, datetime):
        assert value.time() == time()
        return str(value.date())
    # This reader leaves the mark by which a text says that it holds no escaped sign.
    return "" if value is None else value.replace("_x005F_", "_")


def as_xml(rows):
    attributes = f'title="甲" url="https://a/" count="{len(rows)}"'
    text = f'<catalog xmlns="{NAMESPACE}" {attributes}>{"".join(row.xml for row in rows)}</catalog>'
    return etree.fromstring(text.encode())


def flat(element):
    """The texts of all elements without parts, in order."""
    return [leaf.text or "" for leaf in element.iter() if not len(leaf)]


def leaves(value):
    if isinstance(value, dict):
        return [leaf for part in value.values() for leaf in leaves(part)]
    if isinstance(value, list):
        return [leaf for part in value for leaf in leaves(part)]
    return ["true" if value is True else str(value)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "甲", "address": "a", "url": "b", "review": {"by": "审查人"}},
        {"address": "a", "url": "b"},
        {"title": "甲", "address": "a", "url": "b", "generated_on": "2026年1月"},
        {"title": "甲", "address": "a", "url": "b", "keywords": []},
    ],
)
def test_the_schema_refuses_what_no_export_says(wrong):
    assert not SCHEMA.is_valid(wrong)


def test_headers_name_label_and_identifier_in_the_official_order():
    heads = heads_of(FIELDS)
    assert [heads[0], heads[1], heads[3], heads[4]] == [
        "索引号 index_number",
        "主题分类 topic_label",
        "发布机构 publisher",
        "生成日期 generated_on",
    ]
    names = [field.name for field in FIELDS]
    assert len(set(names)) == len(names)
    assert set(names) > SAID_OF_ALL
    assert not {"review", "approved_by", "author", "evidence", "consulted"} & set(names)
