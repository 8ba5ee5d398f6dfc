"""Guides and annual reports: who owes one, and whether it is there, reviewed and in time (条例 Art. 12, 49, 50, 53)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plugins.disclosure.annual_reports.fields import REPORTS, ReportFields
from plugins.disclosure.bodies import Body
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.messages import _
from plugins.disclosure.publication_columns import MONTHS_OF_YEAR, months_after
from plugins.disclosure.records import Record
from plugins.disclosure.supervision.entries import Entry, Facts, State

# 年报格式: departments and townships, counties, prefectures, provinces and vertical systems.
JANUARY_31, FEBRUARY_20, MARCH_10, MARCH_31 = (1, 31), (2, 20), (3, 10), (3, 31)
_OF_GOVERNMENTS = {
    "township": JANUARY_31,
    "county": FEBRUARY_20,
    "prefecture": MARCH_10,
    "province": MARCH_31,
}
YEARS_SHOWN = 10


class Standing(StrEnum):
    """How a body stands with a guide, or with the report on a year."""

    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    PENDING = "pending"
    NOT_OWED = "not_owed"


@dataclass(frozen=True)
class Guide:
    """The guide that a body owes: its page, when it was last reviewed, by when it is to be reviewed again."""

    body: Body
    standing: Standing
    address: str = ""
    reviewed_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Report:
    """The report of a body on a year: its page, the last day on time, the day of publication."""

    body: Body
    year: int
    standing: Standing
    due_on: date
    address: str = ""
    published_on: date | None = None


def guides_found(facts: Facts) -> list[Guide]:
    """The guide of every body of today that owes one; it is to be reviewed within a year (domain reference, 6.1)."""
    written = {record.place["body"]: record for record in facts.catalog.of(GUIDES)}
    found = []
    for body in facts.obliged:
        if not body.existed_on(facts.day):
            continue
        record = written.get(body.slug)
        if record is None:
            found.append(Guide(body, Standing.MISSING))
            continue
        reviewed_on = record.fields.reviewed_on
        due_on = months_after(reviewed_on, MONTHS_OF_YEAR)
        standing = Standing.LATE if due_on < facts.day else Standing.ON_TIME
        found.append(Guide(body, standing, record.address, reviewed_on, due_on))
    return found


def report_due_on(body: Body, year: int) -> date:
    """The last day on which the report on `year` is in time: governments by level, vertical systems, all others."""
    if body.kind == "vertical":
        month, day = MARCH_31
    elif body.kind == "government":
        month, day = _OF_GOVERNMENTS.get(body.level or "", MARCH_31)
    else:
        month, day = JANUARY_31
    return date(year + 1, month, day)


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
    """The report of every body on one year; a body owes none on a year at whose end it was not there."""
    written = {
        record.place["body"]: record
        for record in facts.catalog.of(REPORTS)
        if record.place["year"] == f"{year:04}" and record.fields.published_on <= facts.day
    }
    return [_report(facts, body, year, written.get(body.slug)) for body in facts.obliged]


def _report(facts: Facts, body: Body, year: int, record: Record[ReportFields] | None) -> Report:
    due_on = report_due_on(body, year)
    if record:
        published_on = record.fields.published_on
        standing = Standing.LATE if published_on > due_on else Standing.ON_TIME
        return Report(body, year, standing, due_on, record.address, published_on)
    owed = body.existed_on(date(year, 12, 31)) and body.existed_on(due_on)
    if not owed:
        return Report(body, year, Standing.NOT_OWED, due_on)
    return Report(body, year, Standing.PENDING if facts.day <= due_on else Standing.MISSING, due_on)


def listed_guides(standing: Standing) -> Callable[[Facts], Iterator[Entry]]:
    """The guides that stand like this, the longest without review first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        found = [guide for guide in facts.once(guides_found) if guide.standing is standing]
        for guide in sorted(found, key=lambda guide: guide.reviewed_on or date.min):
            yield _guide_entry(facts, guide)

    return entries


def _guide_entry(facts: Facts, guide: Guide) -> Entry:
    title = _("{body}政府信息公开指南", body=guide.body.name)
    state = facts.until(guide.due_on) if guide.due_on else State.OVER
    over = _days_over(facts, guide.due_on) if state is State.OVER else ""
    cells = (str(guide.reviewed_on or ""), str(guide.due_on or ""), over)
    return Entry(guide.body.slug, title, guide.address, cells=cells, state=state)


def listed_reports(standing: Standing) -> Callable[[Facts], Iterator[Entry]]:
    """The reports that stand like this, newest year first."""

    def entries(facts: Facts) -> Iterator[Entry]:
        for report in facts.once(reports_found):
            if report.standing is standing:
                yield _report_entry(facts, report)

    return entries


def _report_entry(facts: Facts, report: Report) -> Entry:
    title = report_title(report)
    reference = report.published_on or facts.day
    over = ""
    if reference > report.due_on:
        over = _("{days} 日", days=(reference - report.due_on).days)
    cells = (str(report.due_on), str(report.published_on or ""), over)
    state = facts.until(report.due_on) if report.standing is Standing.PENDING else State.CALM
    if report.standing in (Standing.LATE, Standing.MISSING):
        state = State.OVER
    return Entry(report.body.slug, title, report.address, cells=cells, state=state)


def report_title(report: Report) -> str:
    """What a list calls a report, whether it is there or not."""
    return _("{body} {year} 年政府信息公开工作年度报告", body=report.body.name, year=report.year)


def _days_over(facts: Facts, due_on: date | None) -> str:
    return _("{days} 日", days=(facts.day - due_on).days) if due_on else ""
