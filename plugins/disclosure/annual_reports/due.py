"""By when a body's report has to be published, and whether it was (条例 Art. 49; 年报格式)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from plugins.disclosure.bodies import Body

_GOVERNMENTS = {"township": (1, 31), "county": (2, 20), "prefecture": (3, 10)}
_DEPARTMENTS, _LATEST = (1, 31), (3, 31)


class Status(StrEnum):
    """What became of the report of a body for a year; `none` where none was due."""

    ON_TIME = "on-time"
    LATE = "late"
    MISSING = "missing"
    WAITING = "waiting"
    NONE = "none"


def due_on(body: Body, year: int) -> date | None:
    """The last day on time for the report of `year`; None for a body that owes none.

    A body that is gone by then owes none either: its successor reports.
    """
    if body.kind == "government":
        day = _GOVERNMENTS.get(body.level or "", _LATEST)
    else:
        day = _LATEST if body.kind == "vertical" else _DEPARTMENTS
    due = date(year + 1, *day)
    owes = body.is_obliged and body.existed_on(date(year, 12, 31)) and body.existed_on(due)
    return due if owes else None


def legal_limit(year: int) -> date:
    """The day after which no local government's report is lawful any more (条例 Art. 49)."""
    return date(year + 1, *_LATEST)


def status_of(body: Body | None, year: int, published_on: date | None, day: date) -> Status:
    """The status on `day` of a report that was published on `published_on`, or was not."""
    due = due_on(body, year) if body else None
    if published_on:
        return Status.LATE if due and published_on > due else Status.ON_TIME
    if due is None:
        return Status.NONE
    return Status.MISSING if day > due else Status.WAITING
