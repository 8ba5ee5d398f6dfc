"""The state of one entry at one body, case by case."""

from datetime import date

import pytest

from plugins.disclosure.standards.coverage import coverage_of
from plugins.disclosure.standards.states import State
from tests.disclosure.standards.catalogs import FILE, catalog_file, row
from tests.make import FINANCE, catalog, make_content

DAY = date(2026, 6, 30)
WITHHELD = {"statutory": None, "body": "", "openness": "依申请公开"}


def item(formed="2026-03-02", shown="2026-03-04", **changes):
    """An item of the finance bureau for the entry."""
    days = {"generated_on": formed, "published_on": shown, "approved_on": shown}
    review = {
        "by": "甲",
        "on": formed,
        "result": "通过",
        "secrecy": {"by": "乙", "on": formed, "result": "通过"},
    }
    return {"publisher": "示例市财政局", "standard_entry": "b-1", **days, "review": review, **changes}


def judged(tmp_path, limit, *items, day=DAY, head=None, **changes):
    """The judgement of the entry at the bureau, which has published `items`."""
    files = {FILE: catalog_file(row("b-1", time_limit=limit, **changes), **(head or {}))}
    for number, fields in enumerate(items, 1):
        year = fields["generated_on"][:4]
        files[f"catalog/{FINANCE}/{year}/{number:05}.md"] = fields
    (pair,) = coverage_of(catalog(make_content(tmp_path, files), day)).pairs()
    return pair.judgement


def state(tmp_path, *arguments, **changes):
    return judged(tmp_path, *arguments, **changes).state


ELEMENTS = {"content_elements": ["收支预算"]}


@pytest.mark.parametrize(
    ("limit", "items", "expected"),
    [
        ("20个工作日", [], State.NONE),
        ("20个工作日", [item()], State.PUBLISHED),
        ("20个工作日", [item(shown="2026-03-30")], State.PUBLISHED),
        ("20个工作日", [item(shown="2026-03-31")], State.OVERDUE),
        ("7日", [item(shown="2026-03-09")], State.PUBLISHED),
        ("7日", [item(shown="2026-03-10")], State.OVERDUE),
        ("20个工作日", [item(shown="2026-03-31"), item("2026-05-06", "2026-05-07")], State.PUBLISHED),
        ("20个工作日", [item(expires_on="2026-03-20")], State.PUBLISHED),
        ("及时", [item(shown="2026-03-31", event_on="2026-03-20")], State.PUBLISHED),
        ("长期", [], State.NONE),
        ("长期", [item("2020-03-02", "2020-06-04")], State.PUBLISHED),
        ("长期", [item(expires_on="2026-03-20")], State.STALE),
        ("长期", [item(**WITHHELD)], State.NONE),
        ("看情况", [], State.NONE),
        ("看情况", [item("2020-03-02", "2020-06-04")], State.PUBLISHED),
        ("每季度", [], State.OVERDUE),
        ("每季度", [item()], State.PUBLISHED),
        ("每季度", [item("2025-12-02", "2025-12-03")], State.STALE),
        ("每季度", [item("2025-12-02", "2025-12-03"), item()], State.PUBLISHED),
        ("每年1月31日前", [item("2026-01-05", "2026-01-31")], State.PUBLISHED),
        ("每年1月31日前", [item("2026-01-05", "2026-02-01")], State.OVERDUE),
        ("每年1月31日前", [item("2025-01-05", "2025-01-20")], State.OVERDUE),
        ("每年7月31日前", [item("2025-07-05", "2025-07-20")], State.PUBLISHED),
        ("每月10日前", [item("2026-06-03", "2026-06-10")], State.PUBLISHED),
        ("每月10日前", [item("2026-05-03", "2026-05-10")], State.OVERDUE),
        ("长期", [item(**ELEMENTS)], State.PARTIAL),
        ("长期", [item(**ELEMENTS), item(content_elements=["三公经费；"])], State.PUBLISHED),
        ("20个工作日", [item(**ELEMENTS), item(content_elements=["三公经费"])], State.PARTIAL),
        (
            "20个工作日",
            [item(**ELEMENTS, matter="a"), item(content_elements=["三公经费"], matter="a")],
            State.PUBLISHED,
        ),
        (
            "每年",
            [item("2024-12-30", "2024-12-31", **ELEMENTS), item(content_elements=["三公经费"])],
            State.PARTIAL,
        ),
    ],
)
def test_the_state_of_an_entry(tmp_path, limit, items, expected):
    assert state(tmp_path, limit, *items) is expected


def test_the_day_and_the_elements_that_are_missing_are_told(tmp_path):
    late = judged(tmp_path / "a", "20个工作日", item(shown="2026-03-31"))
    assert str(late.since) == "2026-03-30"
    assert judged(tmp_path / "b", "长期", item(**ELEMENTS)).missing == ("三公经费",)


def test_an_entry_on_request_is_due_to_nobody(tmp_path):
    assert state(tmp_path, "每月", openness="依申请公开") is State.ON_REQUEST


@pytest.mark.parametrize(("since", "expected"), [("2026-05-20", State.NONE), ("2025-05-20", State.OVERDUE)])
def test_a_periodic_duty_begins_with_the_catalog(tmp_path, since, expected):
    assert state(tmp_path, "每季度", head={"effective_on": since}) is expected


def test_what_is_not_applicable_needs_a_reason_and_is_counted(tmp_path):
    stated = [{"entry": "b-1", "body": FINANCE, "reason": "没有此项工作"}]
    assert state(tmp_path, "每月", head={"not_applicable": stated}) is State.NOT_APPLICABLE


def test_far_days_are_no_error(tmp_path):
    assert state(tmp_path / "a", "每年", item(), day=date(9999, 12, 31)) is State.STALE
    assert state(tmp_path / "b", "366日", day=date(9999, 12, 31)) is State.NONE
