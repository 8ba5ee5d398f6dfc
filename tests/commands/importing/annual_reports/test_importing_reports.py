"""The official tables as people fill them in and portals show them: read exactly, or refused with the cell."""

import re

import pytest

from commands.importing.annual_reports import report_import
from plugins.disclosure.annual_reports.fields import REPORTS
from plugins.disclosure.records import read_records
from tests.annual_reports import FIGURES
from tests.disclosure.office_files import xlsx, zipped
from tests.make import FINANCE, errors, write

PLACE = f"reports/{FINANCE}/2025.md"


def test_our_own_page_comes_back_whole(importing, own):
    assert importing(own["page"], published_on="") == 0
    assert importing.figures() == FIGURES
    assert errors(importing.content) == []
    text = (importing.content / PLACE).read_text(encoding="utf-8")
    assert "本机关按照条例的要求，及时公开停车场名单等信息。" in text
    assert "发布日期: 2026-01-20" in text


def test_our_own_workbook_comes_back_whole(importing, own):
    assert importing(own["workbook"], "report.xlsx") == 0
    assert importing.figures() == FIGURES


def test_chapters_that_are_not_in_the_source_ask_to_be_written(importing, own):
    importing(own["workbook"], "report.xlsx", published_on="")
    assert {rule for _file, _line, rule in errors(importing.content)} == {"readable"}
    assert "缺少“发布日期”" in str(read_records(importing.content, REPORTS, {})[1])
    path = importing.content / PLACE
    path.write_text(
        path.read_text(encoding="utf-8").replace("发布日期:", "发布日期: 2026-01-20"), encoding="utf-8"
    )
    assert {rule for _file, _line, rule in errors(importing.content)} == {"report-chapters"}


def cell(page, row, column, text):
    """The page with another text in a cell of table 三: row and column of figures count from 0."""
    before, table, after = re.split(r'(<table class="table-3">.*?</table>)', page, flags=re.DOTALL)
    rows = re.split(r"(?=<tr>)", table)
    figures = [number for number, line in enumerate(rows) if "<td" in line]
    cells = re.split(r"(<td>.*?</td>)", rows[figures[row]])
    cells[2 * column + 1] = f"<td>{text}</td>"
    rows[figures[row]] = "".join(cells)
    return before + "".join(rows) + after


@pytest.mark.parametrize("text", ["１２", " 12 ", "&nbsp;12&nbsp;", "12\n", "<p>12</p>", "<span> 1</span>2"])
def test_numbers_are_read_as_people_type_them(importing, own, text):
    assert importing(cell(own["page"], 0, 0, text)) == 0
    assert importing.figures() == FIGURES


@pytest.mark.parametrize(
    ("text", "number"),
    [("1,012", 1012), ("1，012", 1012), ("103", 103), ("10,007,001", 10_007_001), ("100", 100)],
)
def test_separators_go_and_zeros_stay(importing, own, text, number):
    assert importing(cell(own["page"], 0, 0, text)) == 0
    assert importing.figures()["new_received.natural_person"] == number
    assert "勾稽关系不成立：" in importing.screen


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "是空的"),
        ("&nbsp;", "是空的"),
        ("-", "读不出数：“-”"),
        ("/", "读不出数：“/”"),
        ("—", "读不出数：“—”"),
        ("无", "读不出数：“无”"),
        ("-3", "读不出数：“-3”"),
        ("3.5", "读不出数：“3.5”"),
        ("1,2", "读不出数：“1,2”"),
        ("12件", "读不出数：“12件”"),
        ("十二", "读不出数：“十二”"),
        ("#REF!", "读不出数：“#REF!”"),
        ("1 2", "读不出数：“1 2”"),
        ("12²", "读不出数：“12²”"),
        ("12<sup>1</sup>", "读不出数：“12^1”"),
        ("①", "读不出数：“①”"),
        ("012", "读不出数：“012”"),
        ("9" * 40, "读不出数"),
    ],
)
def test_what_is_no_number_stops_the_import_and_is_named(importing, own, text, said):
    assert importing(cell(own["page"], 0, 0, text)) == 1
    assert said in importing.screen
    assert "“一、本年新收·自然人”" in importing.screen
    assert "第 2 个表格第 4 行第 4 列" in importing.screen


def without(page, words):
    """The page without the table row that has these words."""
    return re.sub(rf"<tr>(?:(?!</tr>).)*?{words}.*?</tr>", "", page, count=1, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda page: without(page, "信访举报"), "里找不到“三（五）1.信访举报投诉类申请”一行"),
        (lambda page: without(page, ">行政强制"), "里找不到“行政强制”一行"),
        (lambda page: page.replace("重复申请</th>", "再次申请</th>"), "不认识“2.再次申请”这一行"),
        (lambda page: page.replace("科研机构</th>", "机构</th>"), "“科研机构”一列有 0 个"),
        (lambda page: page.replace("商业企业</th>", "科研机构</th>"), "找不到表格“收到和处理"),
        (lambda page: page.replace("结果纠正</th>", "纠正</th>"), "表头不合格式"),
        (lambda page: page.replace("未经复议直接起诉</th>", "起诉</th>"), "表头不是“未经复议直接起诉”"),
        (lambda page: page.replace("（单位：万元）", "（单位：元）"), "单位是元，应是万元"),
        (lambda page: page.replace("</article>", f"{page}</article>"), "出现了两次"),
        (lambda page: page.replace("现行有效件数</th>", "有效</th>"), "找不到“规章·现行有效件数”"),
        (lambda page: re.sub(r"<table.*?</table>", "", page, flags=re.DOTALL), "找不到表格"),
    ],
)
def test_a_form_that_is_not_the_official_one_is_refused(importing, own, change, said):
    assert importing(change(own["page"])) == 1
    assert said in importing.screen


def test_unmerged_heads_are_understood(importing, own):
    """Some portals lose merged cells and leave empty ones."""
    page = own["page"]
    page = page.replace(
        '<th scope="rowgroup" rowspan="8">（三）不予公开</th>', '<th scope="rowgroup">（三）不予公开</th>'
    )
    first = page.index("2.其他法律行政法规禁止公开")
    last = page.index("8.属于行政查询事项")
    rows = page[first - 60 : last].replace('<tr><th scope="row">', '<tr><th></th><th scope="row">')
    page = page[: first - 60] + rows + page[last:]
    page = page.replace('<tr><th scope="row">8.属于', '<tr><th></th><th scope="row">8.属于')
    assert importing(page) == 0
    assert importing.figures() == FIGURES


def test_heads_that_are_cut_in_two_are_understood(importing, own):
    """Pages made from text processors have 商业 in one row and 企业 in the next."""
    row = re.search(r"<tr>((?:(?!</tr>).)*?商业企业.*?)</tr>", own["page"], flags=re.DOTALL)
    upper = row[0].replace("商业企业</th>", "商业</th>").replace("科研机构</th>", "科研</th>")
    lower = "<tr><td></td><td></td><td></td><td></td><td>企业</td><td>机构</td></tr>"
    assert importing(own["page"].replace(row[0], upper + lower)) == 0, importing.screen
    assert importing.figures() == FIGURES


@pytest.mark.parametrize("separator", ["、", "．", ". ", "，", "　", ":"])
@pytest.mark.parametrize("frame", ["{}", "<table><tr><td>栏目</td><td>{}</td></tr></table>"])
def test_chapters_are_found_in_any_frame_and_numbering(importing, own, separator, frame):
    tables = re.findall(r"<table.*?</table>", own["page"], flags=re.DOTALL)[:3]
    titles = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况"]
    titles += ["政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"]
    parts = [
        f"<p><strong>{numeral}{separator}{title}</strong></p><p>第{numeral}章的话。</p>"
        for numeral, title in zip("一二三四五六", titles, strict=True)
    ]
    parts[0] += "<table><tr><td>图</td><td>1</td></tr></table>"
    for number, table in zip((1, 2, 3), tables, strict=True):
        parts[number] += table
    assert importing(f"<html><body>{frame.format(''.join(parts))}</body></html>") == 0
    text = (importing.content / PLACE).read_text(encoding="utf-8")
    assert [f"第{numeral}章的话。" in text for numeral in "一二三四五六"] == [True] * 6
    assert "第一章里的表格没有带过来" in importing.screen


def test_text_of_a_portal_is_taken_between_the_headings(importing, own):
    tables = re.findall(r"<table.*?</table>", own["page"], flags=re.DOTALL)[:3]
    headings = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    headings += [
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    parts = [
        f"<p><strong>{title}</strong></p><p>第{number}章的话。</p>"
        for number, title in enumerate(headings, 1)
    ]
    for number, table in zip((1, 2, 3), tables, strict=True):
        parts[number] += table
    contents = "".join(f"<p>{title}</p>" for title in headings)
    page = f"<html><body>{contents}{''.join(parts)}<p>主办单位：某局</p></body></html>"
    assert importing(page) == 0
    assert importing.figures() == FIGURES
    text = (importing.content / PLACE).read_text(encoding="utf-8")
    assert [f"第{number}章的话。" in text for number in range(1, 7)] == [True] * 6
    assert "主办单位" not in text
    assert "本年新收政府信息" not in text


def test_the_source_of_another_year_is_refused(importing, own):
    page = own["page"]
    assert importing(page.replace("2025年政府信息公开", "2023年政府信息公开")) == 1
    assert "来源是 2023 年的报告" in importing.screen


def test_a_report_that_is_there_is_never_overwritten(importing, own):
    write(importing.content / PLACE, "是我写的")
    target = report_import.Target(importing.content, FINANCE, "2025")
    assert report_import.run(write(importing.content.parent / "a.html", own["page"]), target) == 1
    assert (importing.content / PLACE).read_text(encoding="utf-8") == "是我写的"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": "没有的局"}, "机构名录里没有“没有的局”"),
        ({"body": ""}, "机构名录里没有"),
        ({"year": "25"}, "年份“25”应是四位数字"),
        ({"year": "../2025"}, "应是四位数字"),
        ({"published_on": "1月20日"}, "应写成"),
    ],
)
def test_the_target_is_checked_first(importing, own, wrong, said):
    assert importing(own["page"], **wrong) == 1
    assert said in importing.screen


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04broken", "不是可以读取的 Excel 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 .xlsx"),
        (zipped({"a.txt": "x"}), "不是可以读取的 Excel 文件"),
        (
            zipped({"xl/workbook.xml": "<a", "xl/_rels/workbook.xml.rels": "<b/>"}),
            "不是可以读取的 Excel 文件",
        ),
        (zipped({"x.bin": bytes(20_000_000)}), "展开后过大"),
        (xlsx([["自然人", "商业企业"], [1, 2]]), "找不到表格"),
        (b"<html>" + b"<div>" * 10_000, "嵌套太深"),
        ("<table><tr><td rowspan=99999 colspan=99999>自然人</td></tr></table>".encode() * 30, "找不到表格"),
    ],
)
def test_bad_files_are_named(importing, data, said):
    assert importing(data) == 1
    assert said in importing.screen
