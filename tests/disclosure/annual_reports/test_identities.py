"""The equations bind every cell of tables 三 and 四: no cell can be off by one unnoticed."""

import csv
import json
from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.disclosure.annual_reports.identities import (
    IDENTITIES,
    broken,
    carried_over,
    control_total,
    still_in_force,
)
from plugins.disclosure.annual_reports.tables import (
    APPLICANTS,
    CELLS,
    DISPUTES,
    REQUESTS,
    TABLES,
    cell_name,
)
from tests.annual_reports import ENDS, FIGURES, NAMES, report, with_totals
from tests.disclosure.golden_tables import FOLDER
from tests.make import FINANCE, errors, findings, make_content

needs_golden = pytest.mark.skipif(
    not (FOLDER / "annual-report-2025-requests.csv").exists(),
    reason="没有真实的年度报告：它在仓库旁边的 shared/data/golden 里",
)
BOUND = [key for table in (REQUESTS, DISPUTES) for key, _row, _column in table.cells()]
PLACE = f"reports/{FINANCE}/2025.md"
ALLOWED = ("report-row-sum", "report-result-sum", "report-balance")


@cache
def golden():
    """The real report: every cell of it."""
    with (FOLDER / "annual-report-2025-requests.csv").open(encoding="utf-8-sig") as file:
        lines = list(csv.reader(file))[1:]
    figures = dict(FIGURES)
    for row, line in zip(REQUESTS.rows, lines, strict=True):
        figures |= {row.cell(c): int(n) for c, n in zip(row.columns, line[1:], strict=True)}
    other = yaml.safe_load((FOLDER / "annual-report-2025-other.yaml").read_text(encoding="utf-8"))
    for row, name in zip(
        DISPUTES.rows, ("行政复议", "行政诉讼_未经复议直接起诉", "行政诉讼_复议后起诉"), strict=True
    ):
        figures |= {row.cell(column): other[name][column.label] for column in row.columns}
    return figures


def assert_every_change_is_found(figures):
    assert broken(IDENTITIES, figures) == []
    for key in BOUND:
        for by in (1, -1):
            mutant = {**figures, key: figures[key] + by}
            found = broken(IDENTITIES, mutant)
            assert found, key
            for identity in found:
                assert key in identity.cells
                assert cell_name(key) in identity.complaint(mutant)
                assert identity.complaint(mutant).endswith("相差 1")


def test_every_cell_is_bound():
    assert len(BOUND) == 190
    assert {key for identity in IDENTITIES for key in identity.cells} == set(BOUND)


def test_a_made_report_betrays_every_change():
    assert_every_change_is_found(FIGURES)


@needs_golden
def test_the_real_report_betrays_every_change():
    assert_every_change_is_found(golden())


counts = st.integers(0, 400)


@st.composite
def balanced(draw):
    cells = {}
    for name in NAMES:
        results = {f"{row.key}.{name}": draw(counts) for row in REQUESTS.rows[2:-2]}
        following = draw(counts)
        whole = sum(results.values()) + following
        carried = draw(st.integers(0, whole))
        cells |= results
        cells |= {
            f"carry_to_next.{name}": following,
            f"carry_over.{name}": carried,
            f"new_received.{name}": whole - carried,
        }
    cells |= {f"{row.key}.{end}": draw(counts) for row in DISPUTES.rows for end in ENDS}
    return with_totals(cells)


@settings(max_examples=5, deadline=None)
@given(balanced())
def test_any_balanced_report_betrays_every_change(figures):
    assert_every_change_is_found(figures)


def test_every_cell_of_a_file_betrays_a_change(tmp_path):
    """All 200, those of table 二 by its control total; the file alone, without other years and without words."""
    found = errors(make_content(tmp_path, {PLACE: report()}))
    assert found == []
    for key in CELLS:
        mutant = {**FIGURES, key: FIGURES[key] + 1}
        text = report(mutant, control=str(control_total(FIGURES)))
        rules = {rule for _file, _line, rule in errors(make_content(tmp_path, {PLACE: text}))}
        assert rules, key
        assert key in BOUND or rules == {"report-control-total"}, key


@needs_golden
@pytest.mark.parametrize("key", BOUND[:: len(BOUND) // 12])
def test_a_file_with_one_changed_cell_is_refused(tmp_path, key):
    """All the way from a file: a few cells stand for all."""
    day = "2026-01-20"
    balanced_file = make_content(tmp_path, {PLACE: report(golden(), published_on=day)})
    assert errors(balanced_file) == []
    mutant = {**golden(), key: golden()[key] + 1}
    found = [
        entry
        for entry in findings(make_content(tmp_path, {PLACE: report(mutant, published_on=day)}))
        if entry.severity == "error"
    ]
    assert found
    assert all(entry.rule in ALLOWED and cell_name(key) in entry.message for entry in found)


@needs_golden
def test_the_keys_are_those_of_the_reference():
    tables = json.loads((FOLDER / "annual-report-tables.json").read_text(encoding="utf-8"))["tables"]
    by_id = {table["id"]: table for table in tables}
    assert [row["key"] for row in by_id["sec3_requests"]["rows"]] == [row.key for row in REQUESTS.rows]
    assert [column["key"] for column in by_id["sec3_requests"]["columns"]] == [c.key for c in APPLICANTS]
    disputes = [f"{row.key}_{column.key}" for row in DISPUTES.rows for column in row.columns]
    assert [column["key"] for column in by_id["sec4_review_litigation"]["columns"]] == disputes
    second = [row["key"] for table in tables[:4] for row in table["rows"]]
    assert second == [row.key for row in TABLES[0].rows]


def test_a_complaint_names_the_cells_both_sums_and_the_difference():
    mutant = {**FIGURES, "review.keep": 3}
    (identity,) = broken(IDENTITIES, mutant)
    assert identity.complaint(mutant) == (
        "行政复议·结果维持 3 + 行政复议·结果纠正 0 + 行政复议·其他结果 0 + 行政复议·尚未审结 1 = 4，"
        "行政复议·总计 3，应当相等，相差 1"
    )


@pytest.mark.parametrize("column", [column.key for column in APPLICANTS])
def test_what_is_carried_over_is_compared_in_every_column(column):
    last = {**FIGURES, **{f"carry_to_next.{c.key}": FIGURES[f"carry_over.{c.key}"] for c in APPLICANTS}}
    assert carried_over(last, FIGURES) == []
    last[f"carry_to_next.{column}"] += 1
    assert carried_over(last, FIGURES) == [(f"carry_to_next.{column}", f"carry_over.{column}")]


def test_files_in_force_follow_from_those_of_last_year():
    last = {**FIGURES, "normative_files.valid": 4}
    assert still_in_force(last, FIGURES) == []
    assert still_in_force(FIGURES, FIGURES) == ["normative_files"]
