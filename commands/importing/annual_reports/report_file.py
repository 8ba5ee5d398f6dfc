"""The file of a report as a person would write it: Chinese names, one line a row, a note of the columns above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.annual_reports.chapters import NUMERALS, TO_WRITE, heading
from plugins.disclosure.annual_reports.fields import ReportFields
from plugins.disclosure.annual_reports.identities import control_total
from plugins.disclosure.annual_reports.tables import ACTIVE, TABLES, Figures, Table, text_of

_WITH_TABLES = frozenset(table.number for table in TABLES)


def report_file(figures: Figures, published_on: str, chapters: Mapping[int, str]) -> str:
    """The whole file; a chapter that is not known, and that no table fills, asks to be written."""
    names = {name: spec.label for name, spec in ReportFields.specs().items()}
    lines = ["---", f"{names['published_on']}: {published_on}".rstrip()]
    for table in TABLES:
        lines += ["", f"# {_columns(table)}", f"{names[table.key]}:", *_rows(table, figures)]
        if table is ACTIVE:
            lines += [f"{names['control_total']}: {text_of(control_total(figures))}"]
    lines += ["---"]
    for number in range(1, len(NUMERALS) + 1):
        text = chapters.get(number, "" if number in _WITH_TABLES else TO_WRITE)
        lines += [f"## {heading(number)}", "", *([text, ""] if text else [])]
    return "\n".join(lines).rstrip() + "\n"


def _columns(table: Table) -> str:
    if table is ACTIVE:
        return "规章、规范性文件依次写：本年制发 本年废止 现行有效；收费以万元为单位"
    return "依次写：" + " ".join(column.label for column in table.rows[0].columns)


def _rows(table: Table, figures: Figures) -> Iterator[str]:
    for row in table.rows:
        yield f"  {row.name}: " + " ".join(text_of(figures[row.cell(column)]) for column in row.columns)
