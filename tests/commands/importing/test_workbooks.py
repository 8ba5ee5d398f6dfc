"""Workbooks of strangers: what people see in the cells, or a refusal in words."""

import io
import re
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from commands.importing import bare_workbooks, workbooks
from commands.importing.errors import CannotImport
from commands.importing.workbooks import read_workbook
from tests.commands.importing.tables import merged
from tests.disclosure.office_files import relation, xlsx, zipped


def saved(book):
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def with_rows(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def texts(data):
    return read_workbook(data, "表")[0].texts()


def changed(data, name, change):
    """A workbook with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    return zipped(members | {name: change(members[name].decode())})


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (352.6, "352.6"),
        (12.0, "12"),
        (1e20, "100000000000000000000"),
        (0.1, "0.1"),
        (-3, "-3"),
        (13800138000, "13800138000"),
        (True, "TRUE"),
        ("0123", "0123"),
        (" 甲\r\n乙 ", "甲\n乙"),
        ("甲\u200b乙", "甲乙"),
        ("\uf052政府网站 \uf0a3政府公报", "■政府网站 □政府公报"),
        ("#REF!", "#REF!"),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime.fromisoformat("2026-03-05T09:30"), "2026-03-05 09:30:00"),
        ("=SUM(A1:A2)", "=SUM(A1:A2)"),
        (CellRichText("甲", TextBlock(InlineFont(b=True), "乙")), "甲乙"),
    ],
)
def test_what_a_cell_says(value, text):
    assert texts(saved(with_rows([value]))) == [[text]]


def test_days_count_from_the_year_that_the_file_names():
    book = with_rows([date(2026, 3, 5)])
    book.epoch = CALENDAR_MAC_1904
    assert texts(saved(book)) == [["2026-03-05"]]


def test_readings_of_characters_are_no_text():
    data = xlsx([["x"]])
    change = '<is><t>公开</t><rPh sb="0" eb="1"><t>gong</t></rPh><phoneticPr fontId="1"/></is>'
    assert texts(
        changed(data, "xl/worksheets/sheet1.xml", lambda text: re.sub(r"<is>.*?</is>", change, text))
    ) == [["公开"]]


def test_escaped_characters_are_those_that_were_meant():
    assert texts(xlsx([["甲_x000D_\n乙_x0007_", "_x005F_x0041_"]])) == [["甲\n\n乙", "_x0041_"]]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("</sheetData>", "</sheetData><conditionalFormatting x='y'><nonsense/></conditionalFormatting><drawing/>"),
        ("</sheetData>", '</sheetData><autoFilter ref="nonsense"/><hyperlinks><hyperlink a="b"/></hyperlinks>'),
    ],
)  # fmt: skip
def test_what_is_around_the_cells_does_not_matter(old, new):
    data = saved(with_rows(["甲", 1]))
    assert texts(changed(data, "xl/worksheets/sheet1.xml", lambda text: text.replace(old, new))) == [
        ["甲", "1"]
    ]
    assert texts(changed(data, "xl/styles.xml", lambda text: text.replace("<fills", "<fills x='y'"))) == [
        ["甲", "1"]
    ]


def test_merged_areas_hold_one_cell_and_end_with_the_table():
    (grid,) = read_workbook(merged([["甲", "乙"], ["", "丙"], ["", "丁"]], "A1:A1048576"), "表")
    assert grid.texts() == [["甲", "乙"], ["甲", "丙"], ["甲", "丁"]]
    assert grid.at(2, 0) is grid.at(0, 0)
    assert grid.at(2, 0).place == "工作表“名单”的 A1"
    assert grid.at(7, 27).place == "工作表“名单”的 AB8"


def test_sheets_have_names_and_may_be_hidden():
    book = with_rows(["甲"])
    book.active.title = "名\u200b称"
    book.create_sheet("藏").sheet_state = "veryHidden"
    found = read_workbook(saved(book), "表")
    assert [(grid.name, grid.hidden) for grid in found] == [("名称", False), ("藏", True)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是可以读取的 Excel 文件"),
        (b"PK\x03\x04broken", "不是可以读取的 Excel 文件"),
        (b"\xd0\xcf\x11\xe0 old", "另存为 .xlsx"),
        (xlsx([["甲"]], **{"xl__vbaProject.bin": b"x"}), "文件里有宏"),
        (xlsx([["甲"]], **{"xl__externalLinks__externalLink1.xml": "<externalLink/>"}), "链接到别的文件"),
        (
            xlsx([["甲"]], **{"xl__worksheets___rels__sheet1.xml.rels": relation("oleObject", "http://a.example/x")}),
            "读取别处的内容",
        ),
        (xlsx([["甲"]], **{"xl__activeX__activeX1.bin": b"x"}), "文件里有控件"),
        (
            xlsx([["甲"]], **{"xl__embeddings__a.bin": "Ole10Native".encode("utf-16-le")}),
            "嵌有别的文件",
        ),
        (zipped({"xl/worksheets/sheet1.xml": b" " * 40_000_000}), "展开后过大"),
        (
            xlsx([["甲"]], **{"xl__worksheets__sheet1.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
            "不是可以读取的 Excel 文件",
        ),
        (
            xlsx([["甲"]], **{"xl__worksheets__sheet1.xml": "<worksheet/>".encode("utf-16")}),
            "不是可以读取的 Excel 文件",
        ),
        (xlsx([["甲"]] * 5_001), "有 5001 行 1 列"),
    ],
    ids=range(12),
)  # fmt: skip
def test_what_no_table_for_people_holds_is_refused(data, said):
    with pytest.raises(CannotImport, match=said):
        read_workbook(data, "标准目录")


def test_an_encrypted_file_is_refused():
    data = bytearray(xlsx([["甲"]]))
    # The flag that says so, in the head of each member and in the list at the end.
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(signature), bytes(data)):
            data[match.start() + offset] |= 1
    with pytest.raises(CannotImport, match="文件加了密码"):
        read_workbook(bytes(data), "表")


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        (bare_workbooks, "MAX_SHEETS", "工作表多于 1 张"),
        (bare_workbooks, "MAX_PART", "请只留下年度报告的表格"),
        (bare_workbooks, "MAX_CELLS", "请只留下年度报告的表格"),
        (workbooks, "MAX_COLUMNS", "不像年度报告"),
        (workbooks, "MAX_MERGED", "合并的单元格太多，不像年度报告"),
    ],
)
def test_sizes_that_nobody_reads_are_refused(monkeypatch, module, name, said):
    book = with_rows(["甲", "乙"], [None, "丙"])
    book.active.merge_cells("A1:A2")
    book.create_sheet("二").append(["丙", "丁"])
    book["二"].append(["戊"])
    book["二"].merge_cells("A1:B1")
    read_workbook(saved(book), "年度报告")
    monkeypatch.setattr(module, name, 1)
    with pytest.raises(CannotImport, match=said):
        read_workbook(saved(book), "年度报告")


@given(st.data())
def test_any_change_of_the_bytes_is_read_or_refused(data):
    markup = data.draw(
        st.lists(st.sampled_from(['<c r="A1" t="s">', '<c r="0"', "<c>", "<v>", "9" * 5000, "</v>", "</c>", "x",
                                  '<c t="d">', '<c t="e">', '<row r="-1">', "</row>", "<is><t>", "</t></is>", "<f>",
                                  "</f>", '<mergeCell ref="A1:B2:C3"/>', '<c t="b">', "1e999", "&#0;"]), max_size=12)
    )  # fmt: skip
    sheet = f"<worksheet><sheetData>{''.join(markup)}</sheetData></worksheet>"
    with suppress(CannotImport):
        read_workbook(xlsx([["甲"]], **{"xl__worksheets__sheet1.xml": sheet}), "表")
