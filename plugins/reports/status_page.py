"""`reports/index.html`: every body and year, and whether the report is there and was on time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from plugins.disclosure.annual_reports.collection import ReportCollection
from plugins.disclosure.annual_reports.due import Status, due_on
from plugins.disclosure.bodies import Body
from plugins.disclosure.feeds import Told, page_feed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.reports.addresses import ALL, FEED, INDEX, body_address, report_address, report_title
from plugins.reports.states import state_data


def status_outputs(reports: ReportCollection, site: Site) -> Iterator[Output]:
    """The page with the state of all reports, and the feed of reports."""
    years = list(reversed(reports.all_years))
    bodies = reports.bodies()
    title = _("政府信息公开工作年度报告")
    description = _("各机关历年的政府信息公开工作年度报告，以及每份报告是否按时公布")
    reported = {entry.year for entry in reports}
    known = {body.slug: body for body in bodies}
    data = {
        "meta": list_tags(site, _("公开年报"), description),
        "title": title,
        "description": description,
        "breadcrumbs": crumbs((_("公开年报"), INDEX)),
        "feed": FEED,
        "years": [_year(reports, bodies, year, year in reported) for year in years],
        "rows": [
            {
                "name": body.name,
                "address": body_address(body.slug),
                "cells": [_cell(reports, body, year) for year in years],
            }
            for body in bodies
        ],
    }
    yield Page(INDEX, "reports.html", data)
    told = [
        Told(entry.report.address, report_title(body, entry.year), day, day, body.name)
        for entry in reports
        if (body := known.get(entry.code)) and (day := entry.report.fields.published_on)
    ]
    yield page_feed(FEED, title, INDEX, told, site)


def _year(reports: ReportCollection, bodies: list[Body], year: int, reported: bool) -> dict[str, Any]:
    counts = Counter(reports.status(body, year) for body in bodies)
    return {
        "year": year,
        "address": report_address(ALL, year) if reported else "",
        "counts": [
            {**state_data(status), "count": counts[status]}
            for status in Status
            if status is not Status.NONE and counts[status]
        ],
    }


def _cell(reports: ReportCollection, body: Body, year: int) -> dict[str, Any]:
    report, due = reports.find(body.slug, year), due_on(body, year)
    return {
        "address": report_address(body.slug, year) if report else "",
        "day": str(report.fields.published_on) if report else "",
        "due": str(due) if due else "",
        **state_data(reports.status(body, year)),
    }
