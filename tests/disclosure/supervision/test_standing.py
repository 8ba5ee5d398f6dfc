"""Validity, openness, records and what is coming."""

from datetime import date, timedelta

import pytest

from plugins.disclosure.field_blocks import Change
from plugins.disclosure.supervision.entries import State
from tests.disclosure.supervision.cases import block, counts, guide, item, lines, survey, withdrawn
from tests.make import CITY, DAY

YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)
PERIODIC = {"term": "periodic", "period": "monthly"}


def refers_to(number):
    return (block("repeals", to=number, title=None, external=False),)


def test_a_repealed_item_needs_the_decision_that_ended_it():
    ended = item(1, validity="repealed", repealed_on=YESTERDAY, document_number="示政发〔2026〕1号")
    assert counts(survey(ended))["ended_without_decision"] == 1
    decision = item(2, repeals=refers_to("示政发〔2026〕1号"))
    assert counts(survey(ended, decision))["ended_without_decision"] == 0


@pytest.mark.parametrize(
    ("changes", "figure", "count"),
    [
        ({"validity": "in_force", "expires_on": YESTERDAY}, "in_force_past_expiry", 1),
        ({"validity": "in_force", "expires_on": DAY}, "in_force_past_expiry", 0),
        ({"expires_on": DAY + timedelta(days=90)}, "lapsing", 1),
        ({"expires_on": DAY + timedelta(days=91)}, "lapsing", 0),
        ({"expires_on": DAY, "validity": "repealed"}, "lapsing", 0),
        ({"openness": "withheld", "withheld_until": YESTERDAY}, "withheld_lapsed", 1),
        ({"openness": "withheld", "withheld_until": DAY}, "withheld_lapsed", 0),
        ({"openness": "withheld", "next_assessment_on": YESTERDAY}, "assessment_overdue", 1),
        ({"openness": "proactive", "next_assessment_on": YESTERDAY}, "assessment_overdue", 0),
        ({"review_by": YESTERDAY}, "review_overdue", 1),
        ({"review_by": DAY}, "review_overdue", 0),
        ({"review": None}, "without_review", 1),
        ({"review": None, "withdrawn": withdrawn(DAY, "secrecy")}, "without_review", 0),
        ({"published_on": None}, "undated", 1),
        ({"normative": True}, "no_interpretation", 1),
        ({"normative": True, "published_on": date(2026, 6, 24)}, "no_interpretation", 0),
        ({"normative": True}, "in_no_gazette", 1),
        ({"normative": True, "collected_in": "2026 年第 3 期"}, "in_no_gazette", 0),
        ({"matter": "m", "stage": "decision"}, "matters_without_result", 1),
        ({"matter": "m", "stage": "result"}, "results_without_process", 1),
        ({**PERIODIC, "published_on": date(2026, 5, 29)}, "issues_overdue", 1),
        ({**PERIODIC, "published_on": date(2026, 5, 30)}, "issues_overdue", 0),
        ({**PERIODIC, "published_on": date(2026, 1, 2), "publisher": "示例市物资局"}, "issues_overdue", 0),
    ],
)
def test_what_is_listed(changes, figure, count):
    assert counts(survey(item(**changes)))[figure] == count


def test_a_later_issue_of_the_series_is_what_counts():
    first = item(1, **PERIODIC, published_on=date(2026, 4, 10))
    assert counts(survey(first, item(2, **PERIODIC, published_on=date(2026, 6, 10))))["issues_overdue"] == 0
    other = item(2, **PERIODIC, genre="letter", published_on=date(2026, 6, 10))
    assert counts(survey(first, other))["issues_overdue"] == 1


def test_every_correction_has_a_line():
    change = {"kind": "corrected", "note": "改正数字", "basis": None}
    twice = tuple(Change.model_construct(on=date(2026, 4, day), **change) for day in (1, 2))
    assert lines(survey(item(changes=twice)), "corrections") == [
        ("第1条", "2026-04-01", "改正数字"),
        ("第1条", "2026-04-02", "改正数字"),
    ]


def test_an_imported_item_says_what_is_to_be_added():
    taken_over = block("imported_from", source="a.html", on=DAY, unmapped=())
    ((_title, _day, missing),) = lines(
        survey(item(imported_from=taken_over, summary=None, genre=None, approved_by="甲", approved_on=DAY)),
        "import_todos",
    )
    assert missing == "内容概述、体裁"


def test_what_the_next_eight_weeks_bring_in_order():
    found = survey(
        item(1, expires_on=DAY + timedelta(weeks=8), effective_on=TOMORROW, review_by=YESTERDAY),
        item(2, openness="withheld", next_assessment_on=DAY, review_by=TOMORROW),
        item(3, expires_on=DAY + timedelta(weeks=8, days=1)),
        guides=(guide(CITY, date(2025, 7, 15)),),
    )
    assert [line[1:] for line in lines(found, "coming")] == [
        ("2026-06-30", "评估可否公开"),
        ("2026-07-01", "开始施行"),
        ("2026-07-15", "核对公开指南"),
        ("2026-08-25", "有效期届满"),
    ]
    assert [entry.state for entry in found.entries("all", "coming")] == [
        State.SOON,
        State.SOON,
        State.CALM,
        State.CALM,
    ]


def test_the_report_on_this_year_comes_into_sight_at_its_end():
    found = survey(day=date(2026, 12, 6))
    assert ("2027-01-31", "公布年度报告") in [line[1:] for line in lines(found, "coming")]
    assert "公布年度报告" not in [line[-1] for line in lines(survey(day=date(2026, 12, 5)), "coming")]


def test_months_of_january_and_july_end_the_period():
    twice = {"term": "periodic", "period": "january_july"}
    shown = item(**twice, published_on=date(2026, 1, 20))
    assert counts(survey(shown, day=date(2026, 7, 31)))["issues_overdue"] == 0
    assert counts(survey(shown, day=date(2026, 8, 1)))["issues_overdue"] == 1
