"""CSV files are read by spreadsheets as what was written, never as formulas."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.csv_files import csv_text


def read(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    "formula",
    [
        *("=1+1", "+甲", "-甲", "-1+A1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "+86 10"),
        *("＝1+1", "＠SUM(A1)", "'=1+1"),
    ],
)
def test_no_text_becomes_a_formula(formula):
    assert read(csv_text([[formula]])) == [[f"'{formula}"]]


@pytest.mark.parametrize("number", ["-12.50", "+3", "-1,234.56", "0"])
def test_numbers_stay_numbers(number):
    assert csv_text([[number, "甲"]]) == "\ufeff" + (f'"{number}"' if "," in number else number) + ",甲\r\n"


@given(st.lists(st.lists(st.text("甲=＝,\"'\n\r ;1", max_size=5), min_size=2, max_size=3), max_size=4))
def test_what_is_written_is_read_again(rows):
    def unguarded(cell):
        return cell[1:] if re.match(r"'+[=＝\r\n]", cell) else cell

    assert [[unguarded(cell) for cell in row] for row in read(csv_text(rows))] == rows
