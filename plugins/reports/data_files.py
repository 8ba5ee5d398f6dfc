"""The tables of a report as files: CSV for spreadsheets, JSON for programs, XLSX in the layout of the form."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.disclosure.annual_reports.tables import TABLES, Figure, Figures, Table, text_of
from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile
from plugins.reports.addresses import file_address
from plugins.reports.workbook import workbook

XLSX = "tables.xlsx"


def table_files(code: str, year: int, title: str, figures: Figures, figures_key: bytes) -> Iterator[MadeFile]:
    """Everything beside the page of a report; `title` heads the workbook, `figures_key` stands for the figures."""
    key = digest(title, figures_key)
    for table in TABLES:
        yield MadeFile(
            file_address(code, year, _name(table, "csv")), key, partial(_csv_bytes, table, figures)
        )
        yield MadeFile(
            file_address(code, year, _name(table, "json")),
            key,
            partial(_json_bytes, table, figures, code, year),
        )
    yield MadeFile(file_address(code, year, XLSX), key, partial(workbook, title, figures))


def links(code: str, year: int, table: Table) -> list[dict[str, str]]:
    """What can be downloaded of one table."""
    return [
        {"title": name.upper(), "address": file_address(code, year, _name(table, name))}
        for name in ("csv", "json")
    ]


def _name(table: Table, ending: str) -> str:
    return f"table-{table.number}.{ending}"


def _csv_bytes(table: Table, figures: Figures) -> bytes:
    """A row of the file for a row of the table; of table 二, whose rows differ, one for a cell."""
    same = len({row.columns for row in table.rows}) == 1
    lines: list[list[str]] = []
    if same:
        columns = table.rows[0].columns
        lines.append([_("项目"), _("标识"), *(_(column.label) for column in columns)])
        lines += [
            [row.title, row.key, *(text_of(figures[row.cell(column)]) for column in row.columns)]
            for row in table.rows
        ]
    else:
        lines.append([_("项目"), _("列"), _("标识"), _("数值")])
        lines += [
            [row.title, _(column.label), key, text_of(figures[key])] for key, row, column in table.cells()
        ]
    return csv_text(lines).encode()


def _json_bytes(table: Table, figures: Figures, code: str, year: int) -> bytes:
    rows: dict[str, dict[str, Any]] = {
        row.key: {
            "label": row.title,
            **{column.key: _number(figures[row.cell(column)]) for column in row.columns},
        }
        for row in table.rows
    }
    data = {"body": code, "year": year, "table": table.number, "title": _(table.title), "rows": rows}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _number(value: Figure) -> int | float:
    # Fees have at most 14 digits, which a float gives back as they were written.
    return int(value) if value == int(value) else float(value)
