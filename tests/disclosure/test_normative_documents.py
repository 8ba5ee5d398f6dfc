"""Every rule and normative document stands in exactly one state."""

from datetime import date

import pytest

from plugins.disclosure.normative_documents import STATES, count_states, normative_documents, year_after
from tests.make import catalog, make_content

NORMATIVE = {"normative": "是", "effective_on": "2026-03-02", "collected_in": "x", "validity": "有效"}


def state(tmp_path, **changes):
    files = {"00001": {**NORMATIVE, "document_number": "示政发〔2026〕1号", **changes}}
    (document,) = normative_documents(catalog(make_content(tmp_path, files)))
    return document.state


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "in_force"),
        ({"expires_on": "2027-06-30"}, "expiring"),
        ({"expires_on": "2027-07-01"}, "in_force"),
        ({"validity": "已修改"}, "amended"),
        ({"validity": "已修改", "expires_on": "2026-12-31"}, "expiring"),
        ({"validity": "尚未生效", "effective_on": "2026-07-01", "expires_on": "2026-12-31"}, "not_yet"),
        ({"validity": "失效", "expires_on": "2026-05-31"}, "expired"),
        ({"validity": "不适用"}, "unstated"),
    ],
)
def test_the_state_of_a_document(tmp_path, changes, expected):
    assert state(tmp_path, **changes) == expected


def test_the_paper_that_ended_it_is_named_and_the_states_add_up(tmp_path):
    files = {
        "00001": {
            **NORMATIVE,
            "validity": None,
            "document_number": "示政发〔2026〕1号",
            "imported_from": "a.html",
        },
        "00002": {"repeals": "示政发〔2026〕1号", "title": "废止决定"},
        "00003": {**NORMATIVE, "title": "停车办法"},
        "00004": {"genre": "规章", **NORMATIVE, "normative": None, "title": "停车规定"},
    }
    documents = normative_documents(catalog(make_content(tmp_path, files)))
    ended = next(document for document in documents if document.item.source.endswith("00001.md"))
    assert (ended.state, [paper.title for paper in ended.decided_by]) == ("repealed", ["废止决定"])
    counts = count_states(documents)
    assert list(counts) == list(STATES)
    assert sum(counts.values()) == len(documents) == 3


def test_a_year_after_the_last_of_february():
    assert year_after(date(2028, 2, 29)) == date(2029, 2, 28)
