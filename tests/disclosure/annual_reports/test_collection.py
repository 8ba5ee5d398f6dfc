"""Who owes a report by when, and whose figures are contained in whose."""

from datetime import date

import pytest

from plugins.disclosure.annual_reports.collection import reports_of
from plugins.disclosure.annual_reports.due import Status, due_on, status_of
from plugins.disclosure.annual_reports.tables import CELLS
from plugins.disclosure.bodies import OBLIGED_KINDS, Body
from plugins.disclosure.guide import needs_guide
from tests.annual_reports import FIGURES, report
from tests.make import BODIES, CITY, FINANCE, block, catalog, make_content

TOWN, OFFICE = "SL0000043", "SL0000051"


def body(kind, level=None, **more):
    return Body.model_construct(name="某机关", code="A1", kind=kind, level=level, **more)


@pytest.mark.parametrize(
    ("kind", "level", "due"),
    [
        ("department", "prefecture", "2026-01-31"),
        ("department", "province", "2026-01-31"),
        ("authorised", "county", "2026-01-31"),
        ("government", "township", "2026-01-31"),
        ("government", "county", "2026-02-20"),
        ("government", "prefecture", "2026-03-10"),
        ("government", "province", "2026-03-31"),
        ("government", None, "2026-03-31"),
        ("vertical", "prefecture", "2026-03-31"),
        ("public_service", "prefecture", None),
        ("village", "village", None),
        ("other", None, None),
        (None, None, None),
    ],
)
def test_the_last_day_on_time(kind, level, due):
    assert due_on(body(kind, level), 2025) == (date.fromisoformat(due) if due else None)


def test_a_body_that_is_gone_owes_nothing():
    gone = body("department", valid_to=date(2025, 6, 30))
    assert due_on(gone, 2025) is None
    assert due_on(gone, 2024) == date(2025, 1, 31)


@pytest.mark.parametrize(("gone_on", "owes"), [(date(2026, 1, 30), False), (date(2026, 1, 31), True)])
def test_a_body_that_is_gone_before_the_last_day_leaves_the_report_to_its_successor(gone_on, owes):
    assert (due_on(body("department", valid_to=gone_on), 2025) is not None) is owes


@pytest.mark.parametrize("kind", [*sorted(OBLIGED_KINDS), "public_service", "village", "other", None])
def test_who_owes_a_report_owes_a_guide(kind):
    found = body(kind)
    assert needs_guide(found, date(2026, 6, 30)) is (due_on(found, 2025) is not None) is found.is_obliged
    assert found.is_obliged is (kind in OBLIGED_KINDS)


@pytest.mark.parametrize(
    ("published", "day", "status"),
    [
        ("2026-01-31", "2026-06-30", Status.ON_TIME),
        ("2026-02-01", "2026-06-30", Status.LATE),
        (None, "2026-01-31", Status.WAITING),
        (None, "2026-02-01", Status.MISSING),
    ],
)
def test_the_status_follows_from_two_days(published, day, status):
    on = date.fromisoformat(published) if published else None
    assert status_of(body("department"), 2025, on, date.fromisoformat(day)) is status


def bodies(**parents):
    known = {
        **BODIES,
        TOWN: {"name": "示例镇人民政府", "kind": "人民政府", "level": "乡镇（街道）"},
        OFFICE: {"name": "示例镇某办", "kind": "内设机构"},
    }
    return {
        f"register/bodies/{code}.yml": block({"code": code, **known[code], "parent": parents.get(code)})
        for code in (CITY, FINANCE, TOWN, OFFICE)
    }


def collection(tmp_path, *codes, **parents):
    files = {f"reports/{code}/2025.md": report(published_on="2026-01-20") for code in codes}
    return reports_of(catalog(make_content(tmp_path, {**bodies(**parents), **files}), date(2026, 11, 1)))


TREE = {FINANCE: CITY, TOWN: CITY, OFFICE: TOWN}


def test_nothing_is_counted_twice(tmp_path):
    reports = collection(tmp_path, CITY, FINANCE, TOWN, OFFICE, **TREE)
    city = next(entry for entry in reports.bodies() if entry.code == CITY)
    assert [entry.code for entry in reports.contained_in(city, 2025)] == [FINANCE, TOWN]
    counted = reports.counted(2025)
    assert [entry.code for entry in counted] == [FINANCE, OFFICE]
    assert reports.sum_of(counted, 2025) == {key: 2 * FIGURES[key] for key in CELLS}


def test_bodies_below_a_government_without_a_report_stand_for_themselves(tmp_path):
    reports = collection(tmp_path, CITY, FINANCE, OFFICE, **TREE)
    city = next(entry for entry in reports.bodies() if entry.code == CITY)
    assert [entry.code for entry in reports.contained_in(city, 2025)] == [FINANCE, OFFICE]


def test_a_circle_of_parents_ends(tmp_path):
    reports = collection(tmp_path, CITY, TOWN, **{CITY: TOWN, TOWN: CITY})
    assert {entry.code for entry in reports.bodies()} >= {CITY, TOWN}
    for entry in reports.bodies():
        reports.contained_in(entry, 2025)
        reports.below(entry)
    reports.counted(2025)
