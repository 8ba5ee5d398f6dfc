"""Relations are stated once and known on both sides, however the other item is named."""

import pytest

from plugins.disclosure.fields import RELATION_FIELDS
from tests.make import CITY, catalog, item_of, make_content

OLD = {"generated_on": "2026-01-05", "document_number": "示政发〔2026〕1号"}
NEW = {"document_number": "示政发〔2026〕2号"}


def related(tmp_path, **changes):
    return catalog(make_content(tmp_path, {"00001": OLD, "00002": {**NEW, **changes}}))


@pytest.mark.parametrize("kind", RELATION_FIELDS)
def test_a_relation_is_known_on_both_sides(tmp_path, kind):
    read = related(tmp_path, **{kind: "示政发〔2026〕1号"})
    old, new = item_of(read, "00001"), item_of(read, "00002")
    (stated,) = read.relations.stated_by(new)
    assert (stated.kind, stated.subject, stated.target) == (kind, new, old)
    assert read.relations.pointing_to(old) == [stated]
    assert read.relations.stated_by(old) == read.relations.pointing_to(new) == []


@pytest.mark.parametrize(
    "written",
    [
        *(f"{CITY}/2026-00001", f" {CITY.lower()}/2026-00001", f"{CITY}/２０２６-00001"),
        *("示政发〔2026〕1号", "示政发[2026]1号", "示政发（2026）第01号", "示政发？2026？1號"),
    ],
)
def test_the_other_item_is_found_however_it_is_named(tmp_path, written):
    read = related(tmp_path)
    assert read.relations.resolve(written) is item_of(read, "00001")


@pytest.mark.parametrize("written", ["", "示政发〔2026〕3号", f"{CITY}/2026-00009", "示政发", "2026-00001"])
def test_nothing_else_is_found(tmp_path, written):
    assert related(tmp_path).relations.resolve(written) is None


def test_an_external_file_is_not_looked_for(tmp_path):
    read = related(tmp_path, based_on={"to": "示政发〔2026〕1号", "external": "是"})
    (stated,) = read.relations.stated_by(item_of(read, "00002"))
    assert stated.target is None
    assert read.relations.pointing_to(item_of(read, "00001")) == []


def test_relations_keep_the_order_of_the_file(tmp_path):
    laws = [{"to": f"国务院令第{number}号", "external": "是"} for number in (711, 492)]
    read = related(tmp_path, based_on=laws, repeals="示政发〔2026〕1号")
    stated = read.relations.stated_by(item_of(read, "00002"))
    assert [(relation.kind, relation.reference.to) for relation in stated] == [
        ("repeals", "示政发〔2026〕1号"),
        ("based_on", "国务院令第711号"),
        ("based_on", "国务院令第492号"),
    ]


def test_a_defective_number_of_old_can_be_referred_to(tmp_path):
    old = {"index_number": "0142768-8/2022-00185", "number_defect": "是", "imported_from": "a.html"}
    files = {"catalog/imported/2022/new-x.md": old, "00001": {"follows": "0142768-8/2022-00185"}}
    read = catalog(make_content(tmp_path, files))
    (stated,) = read.relations.stated_by(item_of(read, "00001"))
    assert stated.target is item_of(read, "catalog/imported/2022/new-x.md")
