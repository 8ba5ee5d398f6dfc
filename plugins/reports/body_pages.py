"""The years of one body beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from plugins.disclosure.annual_reports.collection import ReportCollection
from plugins.disclosure.annual_reports.due import Status, due_on
from plugins.disclosure.annual_reports.tables import CELLS, TABLES, TOTAL, Figures, Row, Table, text_of
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile, Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.reports.addresses import INDEX, body_address, report_address
from plugins.reports.charts import MOST_YEARS, charts
from plugins.reports.states import state_data

YEARS_FILE = "years.csv"


def body_outputs(reports: ReportCollection, body: Body, catalog: Catalog, site: Site) -> Iterator[Output]:
    """The page that compares the years of a body, also of one that owes reports and has none; and its CSV."""
    years = {year: reports.figures(body.slug, year) or {} for year in reports.years.get(body.slug, ())}
    states = [_state(reports, body, year) for year in reversed(reports.all_years)]
    figures_key = digest(repr(list(years)), *(reports.digest_of(body.slug, year) for year in years))
    key = digest(catalog.register.bodies.digest_of(body), figures_key, repr(states))
    yield Page(body_address(body.slug), "report-years.html", partial(_data, body, years, states, site), key)
    if years:
        address = body_address(body.slug).replace("index.html", YEARS_FILE)
        yield MadeFile(address, figures_key, partial(_csv, years))


def _state(reports: ReportCollection, body: Body, year: int) -> dict[str, Any]:
    report, due = reports.find(body.slug, year), due_on(body, year)
    return {
        "year": year,
        "address": report_address(body.slug, year) if report else "",
        "published_on": str(report.fields.published_on) if report else "",
        "due_on": str(due) if due else "",
        **state_data(reports.status(body, year)),
    }


def _data(
    body: Body, years: Mapping[int, Figures], states: list[dict[str, Any]], site: Site
) -> dict[str, Any]:
    title = _("{body}历年政府信息公开工作年度报告", body=body.name)
    shown = dict(list(years.items())[-MOST_YEARS:])
    return {
        "meta": list_tags(site, title, title),
        "title": title,
        "breadcrumbs": crumbs((_("公开年报"), INDEX), (body.name, body_address(body.slug))),
        "states": [state for state in states if state["status"] != Status.NONE],
        "years": list(shown),
        "tables": [_comparison(table, shown) for table in TABLES] if shown else [],
        "charts": charts(shown),
        "file": body_address(body.slug).replace("index.html", YEARS_FILE) if years else "",
    }


def _comparison(table: Table, years: Mapping[int, Figures]) -> dict[str, Any]:
    """One line for a row of the table: its total, or each of its columns where these are no parts of a whole."""
    rows = []
    for row in table.rows:
        columns = [column for column in row.columns if column.key == TOTAL] or row.columns
        for column in columns:
            name = row.title if column.key == TOTAL else f"{row.title}{_('·')}{_(column.label)}"
            cell = row.cell(column)
            rows.append(
                {
                    "name": name,
                    "values": [text_of(figures[cell]) for figures in years.values()],
                    "strong": _is_sum(row),
                }
            )
    return {"key": f"table-{table.number}", "title": _(table.title), "rows": rows}


def _is_sum(row: Row) -> bool:
    return row.key in ("new_received", "carry_over", "result_total", "carry_to_next")


def _csv(years: Mapping[int, Figures]) -> bytes:
    lines = [[_("项目"), _("列"), _("标识"), *(_("{year}年", year=year) for year in years)]]
    for key, (row, column) in CELLS.items():
        values = [text_of(figures[key]) for figures in years.values()]
        lines.append([row.title, _(column.label), key, *values])
    return csv_text(lines).encode()
