"""Reading figures: exact, in any of the names that the form uses, and never guessed."""

from decimal import Decimal

import pytest

from plugins.disclosure.annual_reports.fields import REPORTS, figures_of
from plugins.disclosure.annual_reports.tables import REQUESTS, ROWS
from plugins.disclosure.records import read_records
from tests.annual_reports import FIGURES, report
from tests.make import FINANCE, findings, make_content

PLACE = f"reports/{FINANCE}/2025.md"


def read(tmp_path, text):
    content = make_content(tmp_path, {PLACE: text})
    return read_records(content, REPORTS, {})


def refusals(tmp_path, text):
    return [(found.line, found.message) for found in findings(make_content(tmp_path, {PLACE: text}))]


def test_every_cell_is_read(tmp_path):
    ((found,), refused) = read(tmp_path, report())
    assert refused == []
    assert figures_of(found.fields) == FIGURES
    assert len(FIGURES) == 200


def test_the_fee_keeps_its_decimals(tmp_path):
    ((found,), _refused) = read(tmp_path, report(rows={"admin_fees": "316441.1000"}))
    assert str(found.fields.proactive.admin_fees[0]) == "316441.1000"
    assert found.fields.proactive.admin_fees[0] == Decimal("316441.1")


@pytest.mark.parametrize(
    ("key", "name"),
    [(row.key, row.name) for row in REQUESTS.rows]
    + [
        ("new_received", "一、本年新收政府信息公开申请数量"),
        ("not_open_secret", "三（三）1.属于国家秘密"),
        ("not_open_secret", "1.属于国家秘密"),
        ("result_open", "（一）予以公开"),
        ("other_other", "三（六）3.其他"),
        ("result_total", "（七）总计"),
        ("normative_files", "行政规范性文件"),
        ("lawsuit_after", "行政诉讼（复议后起诉）"),
    ],
)
def test_the_words_of_the_form_are_names(tmp_path, key, name):
    text = report().replace(f"  {key}: ", f"  {name}: ")
    ((found,), refused) = read(tmp_path, text)
    assert refused == []
    assert figures_of(found.fields) == FIGURES


def test_a_list_may_stand_for_the_line(tmp_path):
    ((found,), _refused) = read(tmp_path, report(rows={"lawsuit_after": "[1, 0, 0, 0, 1]"}))
    assert found.fields.disputes.lawsuit_after == (1, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("row", "value", "said"),
    [
        ("new_received", "12 3 0 0 0 15", "写了 6 个数，应有 7 个"),
        ("new_received", "12 3 0 0 0 0 0 15", "写了 8 个数"),
        ("new_received", '[12, 3, "", 0, 0, 0, 15]', "“科研机构”一格是空的"),
        ("new_received", "12 -3 0 0 0 0 9", "“商业企业”一格的“-3”是负数"),
        ("new_received", "12 3.0 0 0 0 0 15", "“商业企业”一格的“3.0”不是整数"),
        ("new_received", "12 3 - 0 0 0 15", "“科研机构”一格的“-”不是整数"),
        ("new_received", "12 3 / 0 0 0 15", "“科研机构”一格的“/”不是整数"),
        ("new_received", "12 3 无 0 0 0 15", "“科研机构”一格的“无”不是整数"),
        ("new_received", "1,200 3 0 0 0 0 1203", "“自然人”一格的“1,200”要写成半角数字，不用逗号：1200"),
        ("new_received", "１２ 3 0 0 0 0 15", "“自然人”一格的“１２”要写成半角数字，不用逗号：12"),
        ("new_received", "1e1 3 0 0 0 0 15", "“自然人”一格的“1e1”不是整数"),
        ("new_received", "012 3 0 0 0 0 15", "“自然人”一格的“012”不是整数"),
        ("new_received", f"{'9' * 4000} 3 0 0 0 0 15", "有 4000 位，不会有这么大的数"),
        ("new_received", "1,2 3 0 0 0 0 15", "“1,2”不是整数"),
        ("admin_fees", "３５２．６", "要写成半角数字，不用逗号：352.6"),
        ("admin_fees", "1.23456", "“本年收费金额（单位：万元）”一格的“1.23456”"),
        ("admin_fees", "NaN", "“NaN”"),
        ("admin_fees", "-1.5", "是负数"),
        ("admin_license", "十二", "“本年处理决定数量”一格的“十二”不是整数"),
    ],
)
def test_what_is_no_number_is_refused_with_row_and_column(tmp_path, row, value, said):
    text = report(rows={row: value})
    ((line, message),) = refusals(tmp_path, text)
    assert line == next(number for number, words in enumerate(text.split("\n"), 1) if f"  {row}:" in words)
    assert f"·{ROWS[row].name}”" in message
    assert said in message


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.parametrize("value", [None, ""], ids=["no line", "blank"])
def test_a_row_that_is_not_there_is_missing_and_not_zero(tmp_path, row, value):
    ((_line, message),) = refusals(tmp_path, report(rows={row: value}))
    assert message.startswith("缺少“")
    assert message.endswith(f"·{ROWS[row].name}”")


def test_a_row_twice_under_two_names_is_refused(tmp_path):
    text = report().replace("  result_open:", "  予以公开: 1 0 0 0 0 0 1\n  result_open:")
    assert "写了两次" in str(refusals(tmp_path, text))


@pytest.mark.parametrize("value", ["{natural_person: 12}", "[[1]]", "'12\n\n3'"])
def test_other_shapes_are_refused_and_break_nothing(tmp_path, value):
    assert refusals(tmp_path, report(rows={"new_received": value}))
