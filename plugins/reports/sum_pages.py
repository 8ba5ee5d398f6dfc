"""The sum of all bodies' reports for a year: the same tables, what is in them, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from plugins.disclosure.annual_reports.chapters import heading
from plugins.disclosure.annual_reports.collection import ReportCollection
from plugins.disclosure.annual_reports.due import Status
from plugins.disclosure.annual_reports.tables import CELLS, TABLES, TOTAL, Figures, cell_name, text_of
from plugins.disclosure.bodies import Body
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.reports.addresses import (
    ALL,
    INDEX,
    body_address,
    file_address,
    report_address,
    report_title,
    sum_title,
)
from plugins.reports.data_files import XLSX, table_files
from plugins.reports.report_pages import table_data

COMPARED = (
    "normative_files.valid",
    "admin_license.decisions",
    "admin_penalty.decisions",
    *(f"{row}.{TOTAL}" for row in ("new_received", "carry_over", "result_total", "carry_to_next")),
    *(f"{row}.{TOTAL}" for row in ("review", "lawsuit_direct", "lawsuit_after")),
)


def sum_outputs(reports: ReportCollection, year: int, site: Site) -> Iterator[Output]:
    """The page of a year with at least one report, and its files."""
    counted = reports.counted(year)
    figures = reports.sum_of(counted, year)
    missing = [body for body in reports.bodies() if reports.status(body, year) is Status.MISSING]
    governments = [
        body for body in reports.bodies() if reports.find(body.slug, year) is not None and body not in counted
    ]
    beside = [_beside(reports, body, year) for body in governments]
    figures_key = digest(str(year), *(text_of(figures[cell]) for cell in CELLS))
    key = digest(
        figures_key,
        *(f"{body.slug} {body.name}" for body in counted),
        "",
        *(f"{body.slug} {body.name}" for body in missing),
        repr(beside),
    )
    data = partial(_data, year, figures, counted, missing, beside, site)
    yield Page(report_address(ALL, year), "report-sum.html", data, key)
    yield from table_files(ALL, year, sum_title(year), figures, figures_key)


def _beside(reports: ReportCollection, body: Body, year: int) -> dict[str, Any]:
    """The report of a government beside the sum of those that it must contain."""
    own = reports.figures(body.slug, year) or {}
    contained = reports.contained_in(body, year)
    total = reports.sum_of(contained, year)
    return {
        **_link(body, year),
        "bodies": len(contained),
        "rows": [
            {
                "name": cell_name(cell),
                "own": text_of(own[cell]),
                "sum": text_of(total[cell]),
                "less": own[cell] < total[cell],
            }
            for cell in COMPARED
        ],
    }


def _link(body: Body, year: int) -> dict[str, str]:
    return {"title": report_title(body, year), "address": report_address(body.slug, year)}


def _data(
    year: int,
    figures: Figures,
    counted: Sequence[Body],
    missing: Sequence[Body],
    beside: list[dict[str, Any]],
    site: Site,
) -> dict[str, Any]:
    title = sum_title(year)
    return {
        "meta": list_tags(site, title, title),
        "title": title,
        "breadcrumbs": crumbs(
            (_("公开年报"), INDEX), (_("{year}年汇总", year=year), report_address(ALL, year))
        ),
        "year": year,
        "chapters": [
            {"heading": heading(table.number), "tables": [table_data(table, figures, ALL, year)]}
            for table in TABLES
        ],
        "workbook": file_address(ALL, year, XLSX),
        "counted": [_link(body, year) for body in counted],
        "missing": [{"title": body.name, "address": body_address(body.slug)} for body in missing],
        "beside": beside,
    }
