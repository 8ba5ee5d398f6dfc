"""Budgets: every cell counts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.kinds.budget import BudgetTable, depths, sum_defects
from tests.disclosure.checks.kind_blocks import BUDGET, changed
from tests.make import findings, make_content

TABLES = range(len(BUDGET["tables"]))
CELLS = [
    (table, cell)
    for table in TABLES
    for cell in (
        "total",
        *(f"lines.{row}.amount" for row in range(len(BUDGET["tables"][table]["lines"]))),
        *(["compared_total"] if table == 1 else []),
        *(f"lines.{row}.compared" for row in range(5) if table == 1),
    )
]


def value_at(block, path):
    for step in path.split("."):
        block = block[int(step)] if isinstance(block, list) else block[step]
    return block


def read(table, vocabularies):
    return BudgetTable.model_validate(table, context=vocabularies)


@pytest.mark.parametrize("table", TABLES)
def test_balanced_tables_have_no_defects(table, vocabularies):
    assert list(sum_defects(read(BUDGET["tables"][table], vocabularies))) == []


@pytest.mark.parametrize(("table", "cell"), CELLS)
@pytest.mark.parametrize("step", ["0.01", "1", "-1000"])
def test_any_cell_that_is_off_is_found(table, cell, step, vocabularies):
    source = BUDGET["tables"][table]
    wrong = str(Decimal(value_at(source, cell)) + Decimal(step))
    assert list(sum_defects(read(changed(source, cell, wrong), vocabularies)))


def test_the_message_names_the_cells(tmp_path):
    wrong = changed(BUDGET, "tables.0.lines.1.amount", "200.21")
    content = make_content(tmp_path, {"00001": {"budget": wrong}})
    messages = [found.message for found in findings(content) if found.rule == "budget-sums"]
    assert messages[0].startswith(
        "“支出预算表”的“教育支出”（金额）写的是 200.20，普通教育 合计 200.21，相差 -0.01"
    )
    assert any("小学教育＋初中教育 合计 200.20，相差 0.01" in message for message in messages)


def test_codes_and_names_tell_what_is_part_of_what(vocabularies):
    first, second = (read(BUDGET["tables"][table], vocabularies) for table in TABLES)
    assert depths(first) == [0, 1, 2, 2, 0]
    assert depths(second) == [0, 0, 0, 1, 1]


@given(st.lists(st.sampled_from(["甲", "乙", "丙", "丁"]), min_size=1, max_size=6))
def test_lines_that_are_parts_of_each_other_end(vocabularies, parents):
    lines = [{"name": "甲乙丙丁"[n % 4], "amount": "1", "of": name} for n, name in enumerate(parents)]
    table = read({"title": "x", "kind": "其他", "total": "1", "lines": lines}, vocabularies)
    list(sum_defects(table))
    assert len(depths(table)) == len(lines)
