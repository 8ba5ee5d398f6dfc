"""Workbooks say in every program what was written, and are the same bytes in every process."""

import io
import subprocess
import sys
import zipfile
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from commands.importing.workbooks import read_workbook
from plugins.disclosure.workbooks import LONGEST_TEXT, Cell, Look, Sheet, workbook_bytes


def opened(*rows, **more):
    """The sheet with these rows as another library reads it."""
    return load_workbook(io.BytesIO(workbook_bytes(Sheet("表", rows, [10], **more)))).active


def grid(*rows):
    """The same as our own reader sees it."""
    (found,) = read_workbook(workbook_bytes(Sheet("表", rows, [10])), "表")
    return found


FORM = (
    [Cell("标题", Look.TITLE, columns=3)],
    [Cell("事项", Look.HEAD, rows=2), Cell("数", Look.HEAD, columns=2)],
    [Cell("件", Look.HEAD), Cell("万元", Look.HEAD)],
    [Cell("甲"), Cell(12), Cell(Decimal("352.60"))],
)


def test_cells_take_the_places_that_are_left(tmp_path):
    sheet = opened(*FORM, heads=3, filtered=True)
    assert list(sheet.values) == [
        ("标题", None, None),
        ("事项", "数", None),
        (None, "件", "万元"),
        ("甲", 12, 352.6),
    ]
    assert {str(area) for area in sheet.merged_cells.ranges} == {"A1:C1", "A2:A3", "B2:C2"}
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.auto_filter.ref) == ("A4", "$1:$3", "A3:A4")
    assert sheet["C4"].number_format == "0.00"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_our_reader_sees_the_same_cells():
    assert grid(*FORM).texts() == [
        ["标题", "标题", "标题"],
        ["事项", "数", "数"],
        ["事项", "件", "万元"],
        ["甲", "12", "352.6"],
    ]


def test_another_process_writes_the_same_bytes():
    code = (
        "import sys; from tests.disclosure.test_workbooks import *;"
        "sys.stdout.buffer.write(workbook_bytes(Sheet('表', FORM, [9, 9], 3, True)))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={"TZ": zone}).stdout
        for zone in ("Asia/Shanghai", "America/New_York")
    ]
    own = [workbook_bytes(Sheet("表", FORM, [9, 9], 3, True)) for _again in range(2)]
    assert runs == own
    with zipfile.ZipFile(io.BytesIO(own[0])) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}


SIGNS = st.text(
    st.sampled_from("=+-@'\"<r>/&甲𠀀_x0041\n\t\r\x00\x07\x0b\x1b\x85\ufffe\ud800 {}|:")
    | st.characters(exclude_categories=[]),
    max_size=40,
)


@given(st.lists(SIGNS, min_size=1, max_size=6))
@example(
    ["=1+1", "+1", "-1", "@SUM(A1)", "{=A1}", "http://a.example", "mailto:a", "0123", "1e5", "TRUE", "#N/A"]
)
@example(["<r>&</r>", "<r><t>甲</t></r>", " 甲 ", "甲\r\n乙\r丙", "\x00", "_x000D_", "_x0041_甲"])
def test_texts_stay_texts(texts):
    assume(not any("x005F_" in text for text in texts))  # what openpyxl takes out of every text
    sheet = opened([Cell(text) for text in texts])
    for text, cell in zip(texts, sheet[1], strict=True):
        kept = text.replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(sign for sign in kept if sign in "\n\t" or not unwritable(sign))
        assert (cell.value or "") == kept
        assert cell.data_type in "sn"
        assert cell.hyperlink is None


def unwritable(sign):
    return sign < " " or "\ud800" <= sign <= "\udfff" or sign in "\ufffe\uffff"


@given(
    st.lists(st.text("=+-@甲乙<>&_x041\n ", min_size=1, max_size=9).map(str.strip), min_size=1, max_size=5)
)
def test_texts_come_back_through_our_reader(texts):
    assume(any(texts))
    found = grid([Cell(text) for text in texts])
    assert [found.at(0, column).text for column in range(len(texts))] == texts


@pytest.mark.parametrize("sign", ["甲", "𠀀", "<", "=", "\n甲"])
@pytest.mark.parametrize("more", [0, 1, 40_000])
def test_a_text_is_as_long_as_a_cell_can_hold_or_says_that_it_was_cut(sign, more):
    text = (sign * (LONGEST_TEXT + more))[: (LONGEST_TEXT + more) // (1 + (sign > "\uffff"))]
    kept = opened([Cell(text)])["A1"].value
    assert len(kept.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    if more:
        assert kept.endswith("……（过长，未列全）")
        assert text.startswith(kept.removesuffix("……（过长，未列全）"))
    else:
        assert kept == text


@given(st.integers() | st.decimals())
@example(10**15)
@example(123456789012345)
@example(Decimal("9007199254740.99"))
@example(Decimal("NaN"))
@example(Decimal("1e999"))
def test_numbers_are_exact_or_texts(number):
    cell = opened([Cell(number)])["A1"]
    if cell.data_type == "n":
        assert Decimal(repr(cell.value)) == Decimal(number)
    else:
        assert cell.value == str(number)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
@example(["甲" * 40, "甲" * 40, "", "History", "a/b:c", "'甲'", "甲", "甲"])
def test_any_names_of_sheets_are_names_that_excel_takes(names):
    data = workbook_bytes(*(Sheet(name, [[Cell("甲")]], []) for name in names))
    found = load_workbook(io.BytesIO(data)).sheetnames
    assert len(set(map(str.lower, found))) == len(names)
    assert all(0 < len(name.encode("utf-16-le")) // 2 <= 31 for name in found)


def test_a_row_too_many_is_refused():
    with pytest.raises(ValueError, match="column 16385"):
        workbook_bytes(Sheet("表", [[Cell("甲")] * 16_385], []))


def test_a_long_list_is_made_while_it_is_written():
    made = []

    def rows():
        for number in range(3):
            made.append(number)
            yield [Cell(number)]

    assert list(opened(*rows()).values) == [(0,), (1,), (2,)]
    assert made == [0, 1, 2]
