"""The one table of fields: what is declared there holds for reading, messages and the JSON Schema."""

import re

import pytest
from pydantic import ValidationError

from plugins.disclosure.blocks import Need
from plugins.disclosure.bodies import Body
from plugins.disclosure.field_blocks import Contact
from plugins.disclosure.field_types import vocabulary_of
from plugins.disclosure.fields import RELATION_FIELDS, ItemFields
from plugins.disclosure.kinds.budget import BudgetLine
from plugins.disclosure.matters import Matter
from plugins.disclosure.postings import Posting
from plugins.disclosure.reading_places import ReadingPlace
from plugins.disclosure.record_kinds import RECORD_KINDS
from plugins.disclosure.relations import INVERSE_LABELS, KINDS, LABELS
from plugins.disclosure.standards.entries import DomainFile
from plugins.disclosure.vocabularies import REQUIRED_VOCABULARIES


def all_blocks():
    """Every block that can stand in a file, inner ones included."""
    pending, found = (
        [
            ItemFields,
            Body,
            DomainFile,
            Matter,
            Posting,
            ReadingPlace,
            *(kind.fields for kind in RECORD_KINDS),
        ],
        [],
    )
    while pending:
        block = pending.pop()
        found.append(block)
        inner = filter(None, map(block.inner, block.specs()))
        pending.extend(other for other in inner if other not in found)
    return list(dict.fromkeys(found))


FIELDS = [(block, name) for block in all_blocks() for name in block.specs()]


def value_for(block, name, vocabularies):
    """A value that the field accepts, found by what the schema says of its type."""
    if inner := block.inner(name):
        return {
            field: value_for(inner, field, vocabularies)
            for field, spec in inner.specs().items()
            if spec.need is Need.REQUIRED
        } or {next(iter(inner.specs())): "文字"}
    if vocabulary := vocabulary_of(block.model_fields[name]):
        return next(iter(vocabularies[vocabulary])).label
    schema = str(block.model_json_schema()["properties"][name])
    if example := re.search(r"'examples': \['([^']+)'", schema):
        return example[1]
    if "date" in schema or "[0-9]{4}-" in schema:
        return "2026-03-02"
    if "[0-9]{1," in schema:
        return "12"
    special = {"uscc": "114403006955506492", "system": "https://www.shili.example/", "edition": "0000abcd"}
    special |= dict.fromkeys(("org_code", "code"), "000014349")
    special |= {"phone": "0000-12340001", "fax": "0000-12340002", "hours": "工作日 9:00—12:00"}
    special |= {"internet": "zwgk@shili.example"} | ({"code": "201"} if block is BudgetLine else {})
    return special.get(name, "是" if "enum" in schema else "按规定办理")


def required_of(block, vocabularies):
    """Values for the fields without which the block cannot be read."""
    needed = [name for name, info in block.model_fields.items() if info.is_required()]
    return {name: value_for(block, name, vocabularies) for name in needed}


@pytest.mark.parametrize("block", all_blocks(), ids=lambda block: block.__name__)
def test_every_field_has_its_own_chinese_label(block):
    labels = [spec.label for spec in block.specs().values()]
    assert len(set(labels)) == len(labels)
    assert all(label and not label.isascii() for label in labels)
    assert not set(labels) & set(block.specs())


@pytest.mark.parametrize(("block", "name"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_the_label_is_a_name_too(block, name, vocabularies):
    rest = {key: value for key, value in required_of(block, vocabularies).items() if key != name}
    value = value_for(block, name, vocabularies)
    by_name = block.model_validate({name: value, **rest}, context=vocabularies)
    by_label = block.model_validate({block.specs()[name].label: value, **rest}, context=vocabularies)
    assert by_label == by_name
    assert getattr(by_name, name) not in (None, (), "")


@pytest.mark.parametrize(("block", "name"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_name_and_label_at_once_are_refused(block, name, vocabularies):
    value, label = value_for(block, name, vocabularies), block.specs()[name].label
    with pytest.raises(ValidationError, match=f"“{label}”写了两次"):
        block.model_validate({name: value, label: value}, context=vocabularies)


@pytest.mark.parametrize("block", all_blocks(), ids=lambda block: block.__name__)
def test_the_schema_names_every_field_and_nothing_else(block):
    schema = block.model_json_schema()
    assert list(schema["properties"]) == list(block.specs())
    assert schema["additionalProperties"] is False
    for name, spec in block.specs().items():
        assert schema["properties"][name]["title"] == spec.label
        assert schema["properties"][name]["x-need"] == spec.need.value


def test_the_schema_names_the_vocabulary_of_a_field():
    properties = ItemFields.model_json_schema()["properties"]
    one, several = properties["statutory"]["anyOf"]
    assert one["x-vocabulary"] == several["items"]["x-vocabulary"] == "statutory"
    assert {"x-vocabulary": "topic", "type": "string"} in properties["topic"]["anyOf"]


def test_the_schema_allows_what_the_reader_allows():
    """One value for a list, and plain text for a reference."""
    schema = ItemFields.model_json_schema()
    text, block = schema["properties"]["repeals"]["anyOf"][0]["anyOf"]
    assert (text, block) == ({"type": "string"}, {"$ref": "#/$defs/_Reference"})
    assert {"type": "string"} in schema["properties"]["imported_from"]["anyOf"]


def test_every_vocabulary_that_a_field_uses_is_required_of_a_register():
    used = {vocabulary_of(block.model_fields[name]) for block, name in FIELDS} - {""}
    assert used == set(REQUIRED_VOCABULARIES)


def test_a_conditional_field_of_an_item_says_when():
    conditional = [spec for spec in ItemFields.specs().values() if spec.need is Need.CONDITIONAL]
    assert [spec.label for spec in conditional if not spec.when] == []


def test_every_field_of_an_item_stands_in_a_group():
    assert [name for name, spec in ItemFields.specs().items() if not spec.group] == []


def test_every_relation_has_a_label_for_both_sides():
    assert set(LABELS) == set(INVERSE_LABELS) == set(KINDS) == set(RELATION_FIELDS)
    assert len({*LABELS.values(), *INVERSE_LABELS.values()}) == 2 * len(KINDS)


def test_blocks_cannot_be_changed():
    with pytest.raises(ValidationError):
        Contact(phone="0000-1234").phone = "0000-4321"


def test_unknown_fields_are_refused(vocabularies):
    with pytest.raises(ValidationError, match="slug"):
        ItemFields.model_validate({"slug": "x"}, context=vocabularies)


@pytest.mark.parametrize("empty", ["", None, [], {}])
def test_an_empty_value_is_no_value(empty, vocabularies):
    assert ItemFields.model_validate({"title": empty}, context=vocabularies) == ItemFields()
