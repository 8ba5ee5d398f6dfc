"""Validity follows from an item's own dates and from the decisions of others, on the day of the build."""

from datetime import date

import pytest

from plugins.disclosure.loading import load
from tests.make import item_of, make_content

DAY = date(2026, 6, 30)
BEFORE, AFTER = "2026-06-30", "2026-07-01"


def validity(tmp_path, own, other=None):
    """The validity of an item with `own` fields while another item says `other` of it."""
    files = {"00001": {"document_number": "示政发〔2026〕1号", **own}}
    if other:
        files["00002"] = {kind: value or "示政发〔2026〕1号" for kind, value in other.items()}
    catalog = load(make_content(tmp_path, files), DAY).catalog
    return catalog.validity(item_of(catalog, "00001"))


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, None),
        ({"validity": "有效"}, "in_force"),
        ({"validity": "不适用"}, "not_applicable"),
        ({"validity": "已修改"}, "amended"),
        ({"validity": "废止"}, "repealed"),
        ({"effective_on": AFTER}, "not_yet"),
        ({"effective_on": BEFORE}, None),
        ({"validity": "有效", "effective_on": AFTER}, "not_yet"),
        ({"validity": "尚未生效", "effective_on": AFTER}, "not_yet"),
        ({"validity": "尚未生效", "effective_on": BEFORE}, "in_force"),
        ({"expires_on": "2026-06-29"}, "expired"),
        ({"expires_on": BEFORE}, None),
        ({"validity": "有效", "expires_on": "2026-06-29"}, "expired"),
        ({"repealed_on": BEFORE}, "repealed"),
        ({"repealed_on": AFTER}, None),
        ({"validity": "有效", "repealed_on": BEFORE, "expires_on": "2026-01-01"}, "expired"),
        ({"repealed_on": "2025-12-31", "expires_on": "2026-01-01"}, "repealed"),
        ({"validity": "废止", "expires_on": "2026-01-01"}, "repealed"),
    ],
)
def test_validity_by_the_items_own_dates(tmp_path, own, expected):
    assert validity(tmp_path, own) == expected


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        ({"validity": "有效"}, {"repeals": ""}, "repealed"),
        ({"validity": "有效"}, {"replaces": ""}, "replaced"),
        ({"validity": "有效"}, {"amends": ""}, "amended"),
        ({}, {"amends": ""}, "amended"),
        ({"validity": "有效"}, {"based_on": ""}, "in_force"),
        ({"validity": "有效"}, {"interprets": ""}, "in_force"),
        ({}, {"repeals": "", "effective_on": AFTER}, None),
        ({}, {"repeals": "", "effective_on": BEFORE}, "repealed"),
        ({}, {"repeals": "", "replaces": "", "amends": ""}, "repealed"),
        ({"expires_on": "2026-01-01"}, {"amends": ""}, "expired"),
        ({"expires_on": "2026-01-01"}, {"replaces": ""}, "expired"),
        ({"expires_on": "2026-04-01"}, {"replaces": ""}, "replaced"),
        ({"effective_on": AFTER}, {"amends": ""}, "not_yet"),
        ({"effective_on": AFTER}, {"repeals": ""}, "repealed"),
    ],
)
def test_validity_by_the_decisions_of_others(tmp_path, own, other, expected):
    assert validity(tmp_path, own, other) == expected


@pytest.mark.parametrize("kind", ["repeals", "replaces", "amends"])
def test_a_decision_that_was_withdrawn_has_no_effect(tmp_path, kind):
    withdrawn = {"on": "2026-05-01", "reason": "依法撤回", "body": "示例市人民政府"}
    assert validity(tmp_path, {"validity": "有效"}, {kind: "", "withdrawn": withdrawn}) == "in_force"


def test_a_decision_that_waits_for_publication_has_no_effect(tmp_path):
    assert validity(tmp_path, {"validity": "有效"}, {"repeals": "", "published_on": AFTER}) == "in_force"


def replaced_by(number, day, **changes):
    """An item that replaces the one with a number."""
    return {"generated_on": day, "replaces": f"示政发〔2026〕{number}号", **changes}


def chain(tmp_path, files):
    """The successors of the items of a chain, by serial."""
    catalog = load(make_content(tmp_path, files), DAY).catalog
    found = {item.source[-8:-3]: catalog.successor(item) for item in catalog.items}
    return {name: successor.source[-8:-3] for name, successor in found.items() if successor}


def numbered(number, fields):
    """An item with a document number."""
    return {"document_number": f"示政发〔2026〕{number}号", **fields}


def test_the_successor_is_the_last_of_a_chain(tmp_path):
    files = {
        "00001": numbered(1, {"generated_on": "2026-01-05"}),
        "00002": numbered(2, replaced_by(1, "2026-02-02")),
        "00003": numbered(3, replaced_by(2, "2026-03-02")),
        "00004": numbered(4, replaced_by(3, "2026-03-03", effective_on=AFTER)),
    }
    assert chain(tmp_path, files) == {"00001": "00003", "00002": "00003"}


def test_who_replaces_comes_before_who_repeals(tmp_path):
    files = {
        "00001": numbered(1, {"generated_on": "2026-01-05"}),
        "00002": {"generated_on": "2026-02-02", "repeals": "示政发〔2026〕1号"},
        "00003": replaced_by(1, "2026-03-02"),
    }
    assert chain(tmp_path, files) == {"00001": "00003"}


def test_a_circle_has_no_successor(tmp_path):
    files = {
        "00001": numbered(1, replaced_by(2, "2026-02-02")),
        "00002": numbered(2, replaced_by(1, "2026-02-02")),
    }
    assert chain(tmp_path, files) == {}
