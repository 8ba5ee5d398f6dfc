"""Columns that are empty, stale or fresh, and the veto items."""

from dataclasses import replace
from datetime import date

import pytest

from plugins.disclosure.publication_columns import HOME, NEWS, POLICY, Column
from plugins.disclosure.supervision.freshness import SITE
from tests.disclosure.supervision.cases import counts, item, lines, register, survey
from tests.make import CITY, FINANCE


def with_columns(*columns):
    return replace(register(), columns=[Column.model_construct(**column) for column in columns])


def column(serial=1, **changes):
    return {"id": f"c{serial}", "name": f"栏目{serial}", "kind": POLICY, **changes}


@pytest.mark.parametrize(
    ("kind", "newest", "state"),
    [
        (NEWS, date(2026, 6, 30), "columns_fresh"),
        (NEWS, date(2026, 6, 23), "columns_soon"),  # due in five working days
        (NEWS, date(2026, 6, 16), "columns_soon"),  # due today
        (NEWS, date(2026, 6, 15), "columns_stale"),
        (POLICY, date(2025, 12, 30), "columns_soon"),
        (POLICY, date(2025, 12, 29), "columns_stale"),
    ],
)
def test_a_column_stands_by_its_newest_date(kind, newest, state):
    found = survey(item(published_on=newest), own=with_columns(column(kind=kind)))
    assert counts(found)[state] == 1


def test_an_entry_without_a_visible_date_counts_as_not_updated():
    found = survey(item(published_on=None), own=with_columns(column()))
    assert lines(found, "columns_stale") == [("栏目1", POLICY, "6 个月", "1", "无日期", "", "")]


def test_what_nobody_may_read_fills_no_column():
    found = survey(item(openness="withheld"), own=with_columns(column()))
    assert counts(found)["columns_empty"] == 1


def test_a_column_of_every_body_belongs_to_each_and_counts_joint_items():
    found = survey(item(joint_bodies=("示例市财政局",)), own=with_columns(column(per_body=True)))
    assert {entry.owner for entry in found.entries("all", "columns_fresh")} == {CITY, FINANCE}
    alone = survey(item(), own=with_columns(column(per_body=True, body_kinds=("department",))))
    assert [entry.owner for entry in alone.entries("all", "columns_empty")] == [FINANCE]


@pytest.mark.parametrize(("empty", "applies"), [(4, False), (5, True)])
def test_five_empty_columns_of_the_site_are_a_veto(empty, applies):
    own = with_columns(
        *(column(serial, genres=("letter",)) for serial in range(empty)), column(9, per_body=True)
    )
    found = survey(own=own)
    *_rest, veto = found.vetoes
    assert (veto.count, veto.applies) == (empty, applies)
    assert len(found.entries(SITE, "columns_empty")) == empty


def test_a_home_page_without_anything_new_for_two_weeks_is_a_veto():
    own = with_columns(column(kind=HOME))
    first, *_rest = survey(item(published_on=date(2026, 6, 15)), own=own).vetoes
    assert first.applies
    first, *_rest = survey(item(published_on=date(2026, 6, 16)), own=own).vetoes
    assert not first.applies


def test_a_body_without_a_publication_for_ninety_days_is_listed():
    found = survey(
        item(published_on=date(2026, 3, 31)), item(2, publisher="示例市财政局", published_on=date(2026, 4, 1))
    )
    assert lines(found, "silent_bodies") == [("示例市人民政府", "2026-03-31", "91 日")]
