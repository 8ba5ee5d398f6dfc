"""The text of reports: chapters are found as they are written, and figures in it are compared with the tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.disclosure.annual_reports.chapters import chapters_of, number_of_heading
from plugins.disclosure.annual_reports.prose import mismatches
from tests.annual_reports import FIGURES, TEXT, report
from tests.make import FINANCE, findings, make_content

PLACE = f"reports/{FINANCE}/2025.md"


OWN = ("示例市财政局",)


def wrong(text, figures=FIGURES):
    return [(found.number, found.line) for found in mismatches(text, figures, 2025, OWN)]


def test_the_chapters_of_a_text():
    found = chapters_of(TEXT)
    assert [chapter.number for chapter in found] == [1, 2, 3, 4, 5, 6]
    assert found[5].text == "本年收取信息处理费 0 元。"
    assert TEXT.split("\n")[found[5].line] == "## 六、其他需要报告的事项"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("一、总体情况", 1),
        ("二、主动公开政府信息情况", 2),
        ("三、收到和处理政府信息公开申请情况", 3),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", 4),
        ("五、存在的主要问题及改进情况", 5),
        ("五、政府信息公开工作存在的主要问题及改进情况", 5),
        ("六、其他需要报告的事项", 6),
        ("一、加强组织领导", 0),
        ("总体情况", 0),
        ("七、其他", 0),
    ],
)
def test_headings_as_bodies_write_them(words, number):
    assert number_of_heading(words) == number


def test_a_heading_in_code_or_in_a_quotation_begins_no_chapter():
    text = TEXT.replace(
        "个别信息", "```\n## 六、其他需要报告的事项\n```\n\n> ## 六、其他需要报告的事项\n\n个别信息"
    )
    assert len(chapters_of(text)) == 6


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有标题的一段话。",
        "# " * 1000,
        "## 一、" + "总" * 100_000,
        TEXT.replace("## ", ""),
        TEXT + TEXT,
        "\n".join(reversed(TEXT.split("\n"))),
    ],
)
def test_texts_without_the_six_chapters_are_refused(tmp_path, text):
    found = findings(make_content(tmp_path, {PLACE: report(text=text)}))
    assert "report-chapters" in {entry.rule for entry in found if entry.severity == "error"}


@pytest.mark.parametrize(
    "text",
    [
        "全年新收政府信息公开申请 15 件，上年结转 2 件，办结 14 件，结转下年度继续办理 3 件。",
        "2025年，共收到政府信息公开申请17件，均已办结14件；",
        "其中予以公开 10 件、部分公开 1 件、不予公开 0 件、无法提供 3 件、不予处理 0 件、其他处理 0 件。",
        "被申请行政复议 3 件，被提起行政诉讼 2 件，其中未经复议直接起诉 1 件，复议后起诉 1 件。",
        "结转至2026年继续办理3件。",
        "制发行政规范性文件 1 件，现行有效行政规范性文件 5 件。",
        "作出行政许可决定 120 件，行政事业性收费 352.6 万元。",
        "2024年新收申请 99 件。上年新收申请 98 件，去年同期办结 97 件。",
        "新收申请比上年增加 6 件；一季度办结 4 件；累计新收申请 500 件；市本级新收申请 2 件。",
        "新收申请中，自然人提出的最多。本机关有 3 个科室，印发文件 20 件。",
        "依照第 15 条，予以公开。",
        "被申请行政复议3件，其中结果维持2件、尚未审结1件；未经复议直接起诉1件，复议后起诉1件（结果维持1件）。",
        "新收申请15件，其中自然人12件、商业企业3件、法人或其他组织3件。",
        "办理政府信息公开申请14件（含上年结转2件，另有3件申请结转下年度继续办理）。",
        "共收到依申请公开15件（其中信件申请10件，网络申请4件），已办结14件，3件结转下年办理。",
        "予以公开和部分公开共 11 件，占 78.6%；因本机关不掌握等原因无法提供 3 件。",
        "以市政府名义印发并公开的行政规范性文件 17 件；联合印发规范性文件 6 件。",
        "主动公开市政府规章13件（含新制定5件，修改4件，废止4件）。",
        "审查规范性文件5件，备案4件，清理规范性文件40件，其中废止10件、继续有效24件。",
        "建立规章制度6件。制定党内规范性文件4件。",
        "市公安局收到申请500件，办结480件。市政府本级收到申请300件，办结290件。",
        "财政局共收到申请15件。本局办结14件。",
        "共收到群众来信35件，办结35件。12345热线受理工单3000件，按时办结2998件。",
        "受理行政复议案件300件，审结280件；收到行政许可申请500件，办结470件。",
        "2024年收到申请99件，办结97件，2025年收到申请15件，办结14件。",
        "累计办结申请500件。约办结10件，办结10余件。",
        "一是办结一件、公开一件。二是坚持每件申请专人负责。",
        "被申请行政复议三件，上年结转两件，新收十五件。",
        "2025年1月1日至12月31日，新收申请15件；截至2025年12月31日，办结14件。",
        "行政事业性收费0.035亿元，行政许可0.012万件。",
        "全年未收到行政许可申请。",
        "| 年份 | 新收 99 件 |",
    ],
)
def test_prose_that_agrees_is_left_alone(text):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("全年新收政府信息公开申请 16 件。", "16件"),
        ("新收到申请1,015件", "1,015件"),
        ("共收到政府信息公开申请 16 件。", "16件"),
        ("上年结转 3 件", "3件"),
        ("上年度结转政府信息公开申请 3 件", "3件"),
        ("办结 15 件", "15件"),
        ("予以公开 9 件", "9件"),
        ("不予公开 1 件", "1件"),
        ("被申请行政复议 2 件", "2件"),
        ("被提起行政诉讼 3 件", "3件"),
        ("结转下年度继续办理 2 件", "2件"),
        ("行政事业性收费 352.61 万元", "352.61万元"),
        ("作出行政处罚决定 7 件", "7件"),
        ("作出行政处罚7件", "7件"),
        ("行政许可121件", "121件"),
        ("行政许可0.013万件", "0.013万件"),
        ("行政事业性收费0.036亿元", "0.036亿元"),
        ("制发行政规范性文件1件，废止2件", "2件"),
        ("制发行政规范性文件1份，现行有效6份", "6份"),
        ("因政府信息公开被申请行政复议4起", "4起"),
        ("被提起行政诉讼3起", "3起"),
        ("被申请行政复议3件，结果维持1件", "1件"),
        ("新收申请15件，其中自然人13件", "13件"),
        ("新收申请15件，其中法人或其他组织4件", "4件"),
        ("依申请公开共计99件", "99件"),
        ("收到的16件申请中", "16件"),
        ("我局受理政府信息公开申请0条", "0条"),
        ("总共收到1件自然人提起的政府信息公开申请", "1件"),
        ("另有4件申请结转下年度继续办理", "4件"),
        ("2024年收到申请99件，2025年收到申请16件", "16件"),
        ("2025年累计办结13件", "13件"),
        ("予以公开和部分公开共12件", "12件"),
        ("属于国家秘密1件", "1件"),
        ("新收申请一百零五件", "105件"),
        ("新收申请１６件", "１６件".translate(str.maketrans("１６", "16"))),
        ("全年未收到政府信息公开申请。", "0件"),
        ("本年度没有接到公民、法人或其他组织的依申请公开。", "0件"),
    ],
)
def test_prose_that_contradicts_the_tables_is_found(text, number):
    assert wrong(f"第一行\n{text}\n") == [(number, 1)]


WORDS = "新收 申请 共计 办结 结转 下年度 上年 行政复议 诉讼 规章 废止 予以公开 其中 自然人 未收到 信息公开".split()
SIGNS = "，。；、（）万亿件起元余 0 9 . 12,345 一百 十 零 2025年 同比 各 总 数 量 全年 市公安局 \n".split(" ")


@given(st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=60).map("".join))
def test_any_text_is_read_to_its_end(text):
    for found in mismatches(text, FIGURES, 2025, OWN):
        assert found.words
        assert found.line <= text.count("\n")


@pytest.mark.parametrize("word", ["共计", "申请", "数量", "新收", "（", "1", "一", "未收到公民、法人或者"])
def test_a_text_that_repeats_itself_is_read_soon(word):
    assert list(mismatches("结转依申请公开" + word * 20_000 + "甲9.1234567万件", FIGURES, 2025, OWN)) == []


@pytest.mark.parametrize(
    "words",
    ["本年收取信息处理费 0 元", "全年未收取信息处理费", "没有收取政府信息公开信息处理费", "信息处理费为零"],
)
def test_the_fee_may_be_stated_in_other_words(tmp_path, words):
    text = TEXT.replace("本年收取信息处理费 0 元", words)
    assert findings(make_content(tmp_path, {PLACE: report(text=text)})) == []
