"""All reports of a catalog: by body and year, and whose figures are contained in whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple
from weakref import WeakKeyDictionary

from plugins.disclosure.annual_reports.due import Status, due_on, status_of
from plugins.disclosure.annual_reports.fields import REPORTS, Report, figures_of
from plugins.disclosure.annual_reports.tables import CELLS, Figure, Figures
from plugins.disclosure.bodies import Bodies, Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest


class Entry(NamedTuple):
    """One report with its cells, and those of the year before where there is a report."""

    code: str
    year: int
    report: Report
    figures: Figures
    last: Figures | None


_known: WeakKeyDictionary[Catalog, dict[bool, ReportCollection]] = WeakKeyDictionary()


def reports_of(catalog: Catalog, *, published_only: bool = False) -> ReportCollection:
    """The reports of a catalog, gathered once; `published_only` leaves out those whose day is still to come."""
    own = _known.setdefault(catalog, {})
    if published_only not in own:
        reports = [
            report
            for report in catalog.of(REPORTS)
            if not published_only or report.fields.published_on <= catalog.date
        ]
        own[published_only] = ReportCollection(reports, catalog.register.bodies, catalog.date)
    return own[published_only]


class ReportCollection:
    """Some reports among the bodies of a register, as they stand on `day`."""

    def __init__(self, reports: Iterable[Report], bodies: Bodies, day: date) -> None:
        self._bodies = bodies
        self._day = day
        self._reports = {(report.place["body"], int(report.place["year"])): report for report in reports}

    @cached_property
    def _figures(self) -> Mapping[tuple[str, int], Figures]:
        return {key: figures_of(report.fields) for key, report in self._reports.items()}

    def __iter__(self) -> Iterator[Entry]:
        for (code, year), report in self._reports.items():
            last = self._figures.get((code, year - 1))
            yield Entry(code, year, report, self._figures[code, year], last)

    def find(self, code: str, year: int) -> Report | None:
        """The report of a body for a year."""
        return self._reports.get((code, year))

    def figures(self, code: str, year: int) -> Figures | None:
        """The cells of that report."""
        return self._figures.get((code, year))

    def digest_of(self, code: str, year: int) -> bytes:
        """Stands for everything that a report says."""
        return self._digests[code, year]

    @cached_property
    def _digests(self) -> Mapping[tuple[str, int], bytes]:
        return {
            key: digest(report.text, str(report.fields.published_on), *map(str, self._figures[key].values()))
            for key, report in self._reports.items()
        }

    @cached_property
    def years(self) -> Mapping[str, Sequence[int]]:
        """The code of a body → the years of its reports, ascending."""
        found: dict[str, list[int]] = defaultdict(list)
        for code, year in sorted(self._reports):
            found[code].append(year)
        return found

    @cached_property
    def all_years(self) -> Sequence[int]:
        """From the first year with a report to the last for which one has been or will soon be due, ascending."""
        reported = {year for _code, year in self._reports}
        if not reported:
            return ()
        return range(min(reported), max(*reported, self._day.year - 1) + 1)

    def status(self, body: Body, year: int) -> Status:
        """What became of a body's report for a year."""
        report = self.find(body.slug, year)
        return status_of(body, year, report.fields.published_on if report else None, self._day)

    def bodies(self) -> list[Body]:
        """The bodies that have a report or owe one for any year, in the order of the register."""
        return [
            body
            for body in self._bodies
            if body.slug in self.years or any(due_on(body, year) for year in self.all_years)
        ]

    @cached_property
    def _children(self) -> Mapping[str, Sequence[Body]]:
        found: dict[str, list[Body]] = defaultdict(list)
        for body in self._bodies:
            parent = self._bodies.find(body.parent) if body.parent else None
            if parent and parent is not body:
                found[parent.slug].append(body)
        return found

    def below(self, body: Body) -> list[Body]:
        """Every body below another one."""
        found: dict[str, Body] = {}
        pending = list(self._children.get(body.slug, ()))
        while pending:
            lower = pending.pop()
            if lower.slug not in found and lower is not body:
                found[lower.slug] = lower
                pending.extend(self._children.get(lower.slug, ()))
        return list(found.values())

    def contained_in(self, government: Body, year: int) -> list[Body]:
        """The bodies whose reports for a year a government's own report must contain.

        A lower government stands for the bodies below it, as long as it has a report itself.
        """
        found, seen, pending = [], {government.slug}, list(self._children.get(government.slug, ()))
        while pending:
            body = pending.pop(0)
            if body.slug in seen:
                continue
            seen.add(body.slug)
            reported = self.find(body.slug, year) is not None
            if reported:
                found.append(body)
            if not (reported and body.kind == "government"):
                pending.extend(self._children.get(body.slug, ()))
        return found

    def counted(self, year: int) -> list[Body]:
        """The bodies whose reports add up to the whole of a year.

        A government whose report contains others is left out, so that nothing is counted twice.
        """
        return [
            body
            for body in self._bodies
            if self.find(body.slug, year)
            and not (body.kind == "government" and self.contained_in(body, year))
        ]

    def sum_of(self, bodies: Iterable[Body], year: int) -> dict[str, Figure]:
        """The sum of the reports of some bodies for a year, cell by cell."""
        total: dict[str, Figure] = dict.fromkeys(CELLS, 0)
        for body in bodies:
            for key, value in (self.figures(body.slug, year) or {}).items():
                total[key] += value
        return total
