"""Guides and annual reports at a glance: body by year."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.annual_reports.due import Status
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import DUTIES
from plugins.disclosure.supervision.duties import (
    Guide,
    Report,
    guides_found,
    report_years,
    reports_found,
)
from plugins.disclosure.supervision.entries import State
from plugins.disclosure.supervision.survey import Survey
from plugins.supervision.frame import frame

_WORDS = {
    Status.ON_TIME: (label("按期"), State.CALM),
    Status.LATE: (label("晚于应公布日"), State.OVER),
    Status.MISSING: (label("未见"), State.OVER),
    Status.WAITING: (label("未到应公布日"), State.SOON),
    Status.NONE: (label("不适用"), State.CALM),
}


def duties_page(survey: Survey, site: Site) -> Page:
    """`supervision/duties.html`: one row a body that owes a guide or reports."""
    title = _("公开指南和年度报告一览")
    guides = {guide.body.slug: guide for guide in survey.facts.once(guides_found)}
    reports: dict[str, dict[int, Report]] = {}
    owing = set(guides)
    for report in survey.facts.once(reports_found):
        reports.setdefault(report.body.slug, {})[report.year] = report
        if report.standing is not Status.NONE:
            owing.add(report.body.slug)
    years = report_years(survey.facts)
    data = {
        **frame(site, title, _("各机构的公开指南和历年年度报告是否按期"), (title, DUTIES)),
        "day": str(survey.day),
        "years": years,
        "rows": [
            {
                "name": body.name,
                "cells": [
                    _guide(guides.get(body.slug)),
                    *(_report(reports[body.slug][year]) for year in years),
                ],
            }
            for body in survey.facts.obliged
            if body.slug in owing
        ],
    }
    return Page(DUTIES, "supervision-duties.html", data)


def _guide(guide: Guide | None) -> dict[str, Any]:
    if guide is None:
        return {"text": _("不适用"), "state": "", "note": "", "address": ""}
    if guide.standing is Status.MISSING:
        return {"text": _("未见"), "state": State.OVER, "note": "", "address": ""}
    overdue = guide.standing is Status.LATE
    return {
        "text": _("一年没有核对") if overdue else _("一年内核对过"),
        "state": State.OVER if overdue else "",
        "note": str(guide.reviewed_on),
        "address": guide.address,
    }


def _report(report: Report) -> dict[str, Any]:
    words, state = _WORDS[report.standing]
    return {
        "text": _(words),
        "state": state,
        "note": str(report.published_on or ""),
        "address": report.address,
    }
