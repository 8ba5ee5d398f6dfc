"""Long workbooks: the same cells in every reader, cut into sheets, never a formula, the same bytes again."""

import io
import zipfile
from datetime import date

from openpyxl import load_workbook

from commands.importing.workbooks import read_workbook
from plugins.disclosure.row_workbooks import row_of_cells, workbook_pieces
from plugins.disclosure.workbooks import LONGEST_TEXT

ROWS = [["甲/2026-00001", date(2026, 3, 4)], ["00012345678901234567", date(1899, 12, 31)], ["=1+1", ""]]


def made(rows=ROWS, **more):
    return b"".join(workbook_pieces("目录", ["索引号", "日期"], [20, 12], map(row_of_cells, rows), **more))


def test_texts_stay_texts_and_days_are_days():
    sheet = load_workbook(io.BytesIO(made())).active
    assert [cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row] == [
        "s",
        "d",
        "s",
        "s",
        "s",
        "n",
    ]
    assert sheet["A3"].value == "00012345678901234567"
    assert (sheet["A2"].number_format, sheet["B2"].number_format) == ("@", r"yyyy\-mm\-dd")
    assert sheet["B2"].value.date() == date(2026, 3, 4)
    assert (sheet["B3"].value, sheet["A4"].value) == ("1899-12-31", "=1+1")


def test_the_header_stays_and_filters():
    sheet = load_workbook(io.BytesIO(made())).active
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.title) == ("A2", "A1:B4", "目录")
    assert (sheet.column_dimensions["A"].width, sheet["A1"].font.b) == (20, True)


def test_our_reader_sees_the_same_cells():
    (grid,) = read_workbook(made(), "表")
    assert grid.texts()[0] == ["索引号", "日期"]
    assert [row[0] for row in grid.texts()[1:]] == [row[0] for row in ROWS]


def test_more_rows_than_a_sheet_takes_fill_further_sheets():
    rows = [[str(number), ""] for number in range(7)]
    book = load_workbook(io.BytesIO(made(rows, rows_a_sheet=4)))
    assert book.sheetnames == ["目录", "目录 2", "目录 3"]
    assert [sheet["A1"].value for sheet in book] == ["索引号"] * 3
    found = [row[0] for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert found == [row[0] for row in rows]
    exact = load_workbook(io.BytesIO(made(rows[:6], rows_a_sheet=4)))
    assert len(exact.sheetnames) == 2


def test_a_table_without_rows_has_its_header():
    sheet = load_workbook(io.BytesIO(made([]))).active
    assert [*sheet.values] == [("索引号", "日期")]


def test_what_a_cell_cannot_hold_is_cut_and_said():
    sheet = load_workbook(io.BytesIO(made([["字" * (LONGEST_TEXT + 1), "\x00\x07\ufffe甲"]]))).active
    assert len(sheet["A2"].value) == LONGEST_TEXT
    assert sheet["A2"].value.endswith("（过长，未列全）")
    assert sheet["B2"].value == "甲"


def test_the_same_rows_are_the_same_bytes():
    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}


def test_rows_are_taken_one_by_one():
    taken = []

    def rows():
        for number in range(5):
            taken.append(number)
            yield row_of_cells([str(number), ""])

    pieces = workbook_pieces("目录", ["a", "b"], [1, 1], rows())
    assert taken == []
    assert next(pieces)
    assert taken == [*range(5)]


def test_only_what_looks_like_the_code_of_a_sign_is_written_otherwise():
    texts = ["file_xls.pdf", "_x", "_x0041", "甲_x0041_乙", "_xzzzz_"]
    sheet = load_workbook(io.BytesIO(made([(text, None) for text in texts]))).active
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [
        *texts[:3],
        "甲_x005F_x0041_乙",
        texts[4],
    ]
