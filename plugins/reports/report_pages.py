"""The page of one report: its chapters with the tables where they belong, and the files beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.disclosure.annual_reports.catalog_counts import CatalogCounts
from plugins.disclosure.annual_reports.chapters import Chapter, chapters_of, heading
from plugins.disclosure.annual_reports.collection import ReportCollection
from plugins.disclosure.annual_reports.due import due_on
from plugins.disclosure.annual_reports.fields import Report
from plugins.disclosure.annual_reports.tables import TABLES, Figures, Table, cell_name, text_of
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.text_links import render_text
from plugins.reports.addresses import INDEX, body_address, file_address, report_address, report_title
from plugins.reports.charts import charts
from plugins.reports.data_files import XLSX, links, table_files
from plugins.reports.layouts import grid_of, heads_of, plain

CHART_YEARS = 5


def report_outputs(
    reports: ReportCollection, body: Body, year: int, counts: CatalogCounts, catalog: Catalog, site: Site
) -> Iterator[Output]:
    """The page of a report that exists, and its files."""
    report, figures = reports.find(body.slug, year), reports.figures(body.slug, year)
    if report is None or figures is None:
        return
    known = counts.of(body, year)
    years = [other for other in reports.years[body.slug] if year - CHART_YEARS < other <= year]
    others = {other: reports.figures(body.slug, other) or {} for other in years}
    around = {
        "previous": reports.find(body.slug, year - 1) is not None,
        "next": reports.find(body.slug, year + 1) is not None,
    }
    key = digest(
        catalog.register.bodies.digest_of(body),
        *(reports.digest_of(body.slug, other) for other in years),
        repr((years, known, around)),
    )
    data = partial(_data, report, body, year, others, known, around, site)
    yield Page(report.address, "report.html", data, key)
    files_key = reports.digest_of(body.slug, year)
    yield from table_files(body.slug, year, report_title(body, year), figures, files_key)


def _data(
    report: Report,
    body: Body,
    year: int,
    years: dict[int, Figures],
    known: dict[str, int],
    around: dict[str, bool],
    site: Site,
) -> dict[str, Any]:
    title, figures = report_title(body, year), years[year]
    due = due_on(body, year)
    published = report.fields.published_on
    return {
        "meta": _tags(site, report, title, body),
        "title": title,
        "breadcrumbs": crumbs(
            (_("公开年报"), INDEX),
            (body.name, body_address(body.slug)),
            (_("{year}年", year=year), report.address),
        ),
        "published_on": str(published),
        "due_on": str(due) if due else "",
        "days_late": (published - due).days if due and published > due else 0,
        "chapters": [
            _chapter(report, chapter, body.slug, year, figures) for chapter in chapters_of(report.text)
        ],
        "workbook": file_address(body.slug, year, XLSX),
        "known": [
            {
                "name": cell_name(cell),
                "stated": text_of(figures[cell]),
                "known": count,
                "differs": figures[cell] != count,
            }
            for cell, count in known.items()
        ],
        "charts": charts(years),
        "years": body_address(body.slug),
        "previous": report_address(body.slug, year - 1) if around["previous"] else "",
        "next": report_address(body.slug, year + 1) if around["next"] else "",
        "year": year,
    }


def _tags(site: Site, report: Report, title: str, body: Body) -> dict[str, str]:
    tags = {
        **list_tags(site, _("公开年报"), _("各机关历年的政府信息公开工作年度报告")),
        "ArticleTitle": title,
        "ContentSource": body.name,
        "PubDate": f"{report.fields.published_on} 00:00",
    }
    if site.url:
        tags["Url"] = f"{site.url}/{report.address}"
    return tags


def _chapter(report: Report, chapter: Chapter, code: str, year: int, figures: Figures) -> dict[str, Any]:
    line = report.body_line + chapter.line + 1
    return {
        "number": chapter.number,
        "heading": heading(chapter.number),
        "html": render_text(report.source, chapter.text, line).html,
        "tables": [
            table_data(table, figures, code, year) for table in TABLES if table.number == chapter.number
        ],
    }


def table_data(table: Table, figures: Figures, code: str, year: int) -> dict[str, Any]:
    """One table of the form for a template."""
    grid = plain(grid_of(table, figures))
    heads = heads_of(table)
    return {
        "key": f"table-{table.number}",
        "title": _(table.title),
        "heads": grid[:heads],
        "rows": grid[heads:],
        "files": links(code, year, table),
    }
