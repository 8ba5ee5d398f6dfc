"""The catalog: what is shown on a day, in which order, and the look-ups that plugins need."""

from datetime import date

import pytest

from tests.make import FINANCE, catalog, item_of, make_content, place

LATER = {"published_on": "2026-07-01"}


def names(items):
    return [item.source.rpartition("/")[2].removesuffix(".md") for item in items]


def test_lists_go_from_new_to_old_and_by_number_on_one_day(tmp_path):
    files = {
        "00001": {},
        "00002": {"generated_on": "2026-01-02"},
        "00003": {},
        "00004": {"generated_on": "2026-03-03"},
        "catalog/imported/undated/new-x.md": {"generated_on": None, "imported_from": "a.html"},
    }
    assert names(catalog(make_content(tmp_path, files)).items) == [
        "00004",
        "00001",
        "00003",
        "00002",
        "new-x",
    ]


@pytest.mark.parametrize(
    ("changes", "day", "shown"),
    [
        (LATER, date(2026, 6, 30), False),
        (LATER, date(2026, 7, 1), True),
        ({"published_on": "2026-07-01 23:59"}, date(2026, 7, 1), True),
        (
            {"published_on": None, "imported_from": {"source": "a", "on": "2026-07-02"}},
            date(2026, 7, 1),
            True,
        ),
        ({"published_on": None, "imported_from": "a"}, date(2026, 1, 1), True),
    ],
)
def test_an_item_waits_for_its_day_of_publication(tmp_path, changes, day, shown):
    content = make_content(tmp_path, {"00001": {"generated_on": "2025-12-30", **changes}})
    read = catalog(content, day)
    assert (len(read.items), len(read.held_back)) == (int(shown), int(not shown))


def test_the_newest_are_those_published_last(tmp_path):
    files = {"00001": {"published_on": "2026-05-04"}, "00002": {"generated_on": "2026-03-03"}}
    read = catalog(make_content(tmp_path, files))
    assert names(read.newest_published) == ["00001", "00002"]
    assert names(read.items) == ["00002", "00001"]


def test_bodies_of_an_item_are_the_lead_and_the_joint_ones(tmp_path):
    joint = {"publisher": "示例市政府", "joint_bodies": ["示例市财政局", FINANCE, "示例市人民政府"]}
    files = {
        "00001": {"joint_bodies": ["示例市财政局"]},
        "00002": {**joint, "joint_bodies": ["示例市财政局"]},
    }
    read = catalog(make_content(tmp_path, files))
    for name in ("00001", "00002"):
        found = [body.name for body in read.bodies_of(item_of(read, name))]
        assert found == ["示例市人民政府", "示例市财政局"]


def test_a_matter_is_told_from_its_beginning(tmp_path):
    days = {"00001": "2026-03-02", "00002": "2026-01-05", "00003": "2026-02-03"}
    files = {name: {"matter": "停车场", "generated_on": day} for name, day in days.items()}
    matters = catalog(make_content(tmp_path, {**files, "00004": {}})).matters
    assert {matter: names(items) for matter, items in matters.items()} == {
        "停车场": ["00002", "00003", "00001"]
    }


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [
        ({}, True),
        ({"openness": "依申请公开", "body": "", "statutory": None}, False),
        ({"withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}}, False),
    ],
)
def test_only_proactive_items_that_still_stand_are_open(tmp_path, changes, is_open):
    read = catalog(make_content(tmp_path, {"00001": changes}))
    assert item_of(read, "00001").open_to_all is is_open


def test_an_imported_item_without_a_title_is_called_by_its_file(tmp_path):
    read = catalog(make_content(tmp_path, {"00001": {"title": None, "imported_from": "a.html"}}))
    assert item_of(read, "00001").title == place("00001").rpartition("/")[2]
