"""Guides and annual reports: owed, there, in time."""

from datetime import date

import pytest

from plugins.disclosure.supervision.duties import reports_found
from tests.disclosure.supervision.cases import counts, guide, lines, report, survey
from tests.make import CITY, FINANCE


def test_guides_are_missing_current_or_not_reviewed_for_a_year():
    day = date(2026, 6, 30)
    found = survey(day=day, guides=(guide(CITY, date(2025, 6, 30)),))
    assert (counts(found)["guides_current"], counts(found)["guides_missing"]) == (1, 1)
    found = survey(day=day, guides=(guide(CITY, date(2025, 6, 29)),))
    assert lines(found, "guides_overdue") == [
        ("示例市人民政府政府信息公开指南", "2025-06-29", "2026-06-29", "1 日")
    ]


def test_a_body_that_is_gone_owes_no_guide_and_no_report():
    found = survey()
    owners = {
        entry.owner for name in ("guides_missing", "reports_missing") for entry in found.entries("all", name)
    }
    assert owners == {CITY, FINANCE}


def test_reports_are_in_time_late_or_missing_from_the_first_year_on():
    found = survey(
        reports=(
            report(CITY, 2023, date(2024, 3, 10)),
            report(CITY, 2024, date(2025, 3, 11)),
            report(FINANCE, 2025, date(2026, 1, 31)),
        )
    )
    values = counts(found)
    assert (values["reports_on_time"], values["reports_late"], values["reports_missing"]) == (2, 1, 3)
    assert [entry.owner for entry in found.entries("all", "reports_missing")] == [CITY, FINANCE, FINANCE]
    assert len(reports_found(found.facts)) == 2 * 3


@pytest.mark.parametrize(
    ("day", "figure"), [(date(2026, 1, 31), "reports_pending"), (date(2026, 2, 1), "reports_missing")]
)
def test_a_report_is_missing_only_after_its_day(day, figure):
    found = survey(day=day)
    assert FINANCE in {entry.owner for entry in found.entries("all", figure)}


def test_a_report_that_will_be_published_later_is_not_there_yet():
    found = survey(day=date(2026, 2, 1), reports=(report(FINANCE, 2025, date(2026, 2, 2)),))
    assert FINANCE in {entry.owner for entry in found.entries("all", "reports_missing")}
