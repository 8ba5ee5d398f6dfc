"""A workbook (XLSX) in the layout of the form, a sheet a table."""

from __future__ import annotations

from plugins.disclosure.annual_reports.chapters import heading
from plugins.disclosure.annual_reports.tables import ACTIVE, TABLES, Figures, Table
from plugins.disclosure.messages import _
from plugins.disclosure.workbooks import Cell, Look, Sheet, workbook_bytes
from plugins.reports.layouts import GridCell, grid_of, heads_of

# Widths of the columns in characters: those of row heads, then those of figures.
_WIDTHS = {2: (24, 22, 22, 22), 3: (12, 16, 44, *(13,) * 7), 4: (11,) * 15}


def workbook(title: str, figures: Figures) -> bytes:
    """The bytes of the file; `title` heads every sheet."""
    return workbook_bytes(*(_sheet(table, title, figures) for table in TABLES))


def _sheet(table: Table, title: str, figures: Figures) -> Sheet:
    widths = _WIDTHS[table.number]
    titles = [[Cell(text, Look.TITLE, columns=len(widths))] for text in (title, heading(table.number))]
    rows = [[_cell(cell, table, figures) for cell in row] for row in grid_of(table, figures)]
    heads = heads_of(table)
    return Sheet(_sheet_name(table), [*titles, *rows], widths, len(titles) + heads if heads else 0)


def _sheet_name(table: Table) -> str:
    return heading(table.number).partition("、")[0] + _("、表")


def _cell(cell: GridCell, table: Table, figures: Figures) -> Cell:
    is_row_head = cell.scope == "row" and table is not ACTIVE
    return Cell(
        figures[cell.cell] if cell.cell else cell.text,
        Look.TEXT if is_row_head else Look.HEAD,
        cell.rows,
        cell.columns,
    )
