"""Guides and annual reports: who owes one, and whether it is there, reviewed and in time (条例 Art. 12, 49, 50, 53)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from plugins.disclosure.annual_reports.due import Status, due_on, status_of
from plugins.disclosure.annual_reports.fields import REPORTS
from plugins.disclosure.bodies import Body
from plugins.disclosure.guide import GUIDES, needs_guide, review_due
from plugins.disclosure.messages import _
from plugins.disclosure.supervision.entries import Entry, Facts, State, days_over

YEARS_SHOWN = 10


@dataclass(frozen=True)
class Guide:
    """The guide that a body owes: its page, when it was last reviewed, by when it is to be reviewed again."""

    body: Body
    standing: Status
    address: str = ""
    reviewed_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Report:
    """The report of a body on a year: its page, the last day on time if it owes one, the day of publication."""

    body: Body
    year: int
    standing: Status
    due_on: date | None
    address: str = ""
    published_on: date | None = None


def guides_found(facts: Facts) -> list[Guide]:
    """The guide of every body that owes one today; it is to be reviewed within a year (domain reference, 6.1)."""
    written = {record.place["body"]: record for record in facts.catalog.of(GUIDES)}
    found = []
    for body in facts.obliged:
        if not needs_guide(body, facts.day):
            continue
        record = written.get(body.slug)
        if record is None:
            found.append(Guide(body, Status.MISSING))
            continue
        reviewed_on = record.fields.reviewed_on
        due = review_due(reviewed_on)
        standing = Status.LATE if due < facts.day else Status.ON_TIME
        found.append(Guide(body, standing, record.address, reviewed_on, due))
    return found


def report_years(facts: Facts) -> list[int]:
    """The years on which reports are owed, newest first: from the first that anybody reported on, ten at most."""
    last = facts.day.year - 1
    written = [int(record.place["year"]) for record in facts.catalog.of(REPORTS)]
    first = min((year for year in written if year <= last), default=last)
    return list(range(last, max(first, last - YEARS_SHOWN + 1) - 1, -1))


def reports_found(facts: Facts) -> list[Report]:
    """The report of every body on every year, newest year first."""
    return [report for year in report_years(facts) for report in reports_of(facts, year)]


def reports_of(facts: Facts, year: int) -> list[Report]:
    """The report of every body on one year."""
    written = {
        record.place["body"]: record
        for record in facts.catalog.of(REPORTS)
        if record.place["year"] == f"{year:04}" and record.fields.published_on <= facts.day
    }
    found = []
    for body in facts.obliged:
        record = written.get(body.slug)
        shown = record.fields.published_on if record else None
        standing = status_of(body, year, shown, facts.day)
        address = record.address if record else ""
        found.append(Report(body, year, standing, due_on(body, year), address, shown))
    return found


def listed_guides(standing: Status) -> Callable[[Facts], Iterator[Entry]]:
    """The guides that stand like this, the longest without review first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        found = [guide for guide in facts.once(guides_found) if guide.standing is standing]
        for guide in sorted(found, key=lambda guide: guide.reviewed_on or date.min):
            yield _guide_entry(facts, guide)

    return entries


def _guide_entry(facts: Facts, guide: Guide) -> Entry:
    state = facts.until(guide.due_on) if guide.due_on else State.OVER
    over = days_over(facts, guide.due_on) if guide.due_on and state is State.OVER else ""
    cells = (str(guide.reviewed_on or ""), str(guide.due_on or ""), over)
    return Entry(guide.body.slug, guide_title(guide), guide.address, cells=cells, state=state)


def listed_reports(standing: Status) -> Callable[[Facts], Iterator[Entry]]:
    """The reports that stand like this, newest year first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        for report in facts.once(reports_found):
            if report.standing is standing:
                yield _report_entry(facts, report)

    return entries


def _report_entry(facts: Facts, report: Report) -> Entry:
    due, state = report.due_on, State.CALM
    if report.standing is Status.WAITING and due:
        state = facts.until(due)
    elif report.standing in (Status.LATE, Status.MISSING):
        state = State.OVER
    over = ""
    if due and state is State.OVER:
        over = _("{days} 日", days=((report.published_on or facts.day) - due).days)
    cells = (str(due or ""), str(report.published_on or ""), over)
    return Entry(report.body.slug, report_title(report), report.address, cells=cells, state=state)


def guide_title(guide: Guide) -> str:
    """What a list calls a guide, whether it is there or not."""
    return _("{body}政府信息公开指南", body=guide.body.name)


def report_title(report: Report) -> str:
    """What a list calls a report, whether it is there or not."""
    return _("{body} {year} 年政府信息公开工作年度报告", body=report.body.name, year=report.year)
