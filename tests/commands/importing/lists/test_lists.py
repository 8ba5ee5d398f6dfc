"""Exported lists: every cell goes into a field, is kept, or is named with its place."""

import pytest

from tests.commands.importing.samples import page
from tests.commands.importing.tables import merged, several
from tests.commands.importing.word.word_files import notice, word
from tests.disclosure.office_files import xlsx

HEAD = [
    "序号",
    "索引号",
    "信息名称",
    "文件编号",
    "发布机构",
    "生成日期",
    "发布时间",
    "公开方式",
    "主题分类",
    "点击量",
]
ROW = [
    "1", "000014349/2026-00001", "示例市人民政府关于公园管理的通知", "示政发[2026]3号", "示例市人民政府",
    "2026年3月5日", "2026/3/6 10:30", "主动公开", "综合政务/政务公开", "120",
]  # fmt: skip
PATH = "000014349/2026/00001.md"


def changed(**cells):
    row = list(ROW)
    for name, text in cells.items():
        row[HEAD.index(name)] = text
    return row


def csv_of(*rows, sign=","):
    return "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows) + "\r\n"


def is_right(fields):
    assert fields["title"] == "示例市人民政府关于公园管理的通知"
    assert fields["document_number"] == "示政发〔2026〕3号"
    assert fields["publisher"] == "示例市人民政府"
    assert (fields["generated_on"], fields["published_on"]) == ("2026-03-05", "2026-03-06 10:30")
    assert (fields["openness"], fields["topic"]) == ("主动公开", "综合政务/政务公开")
    assert fields["imported_from"]["unmapped"] == ["点击量：120"]


def test_a_row_is_an_item(importing):
    done = importing({"清单.xlsx": xlsx([HEAD, ROW])})
    assert done.paths == [PATH]
    is_right(done.only()[0])
    assert done.only()[0]["imported_from"]["source"] == "清单.xlsx#000014349/2026-00001"
    assert "表头在第 1 行" in done.report
    assert "没有对应字段、保留原文的列：点击量" in done.report
    assert "不导入的列：序号" in done.report


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_csv_in_every_dress(importing, encoding, sign):
    is_right(importing({"清单.csv": csv_of(HEAD, ROW, sign=sign).encode(encoding)}).only()[0])


def test_titles_above_and_a_header_of_two_rows(importing):
    upper = ["索引号", "信息名称", "发文信息", "", "日期", "", "公开方式", "主题分类", "点击量", "发布机构"]
    lower = ["", "", "文件编号", "备考", "生成日期", "发布时间", "", "", "", ""]
    row = [ROW[1], ROW[2], ROW[3], "", ROW[5], ROW[6], ROW[7], ROW[8], ROW[9], ROW[4]]
    rows = [["示例市政府信息公开目录"], ["导出时间：2026-04-01"], upper, lower, row]
    places = ("A1:J1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "H3:H4", "I3:I4", "J3:J4")
    done = importing({"清单.xlsx": merged(rows, *places)})
    assert done.paths == [PATH]
    is_right(done.only()[0])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026年3月5日", "2026-03-05"),
        ("２０２６年０３月０５日", "2026-03-05"),
        ("2026.3.5", "2026-03-05"),
        ("20260305", "2026-03-05"),
        ("二〇二六年三月五日", "2026-03-05"),
        ("46086", "2026-03-05"),
        ("2026-03-05 10:20:30", "2026-03-05"),
        ("2026年3月", None),
        ("5/3/2026", None),
        ("2026-02-30", None),
    ],
)
def test_dates(importing, written, read):
    done = importing({"清单.csv": csv_of(HEAD, changed(生成日期=written))})
    fields, _body = done.only()
    assert fields.get("generated_on") == read
    assert (f"生成日期：{written}" in fields["imported_from"]["unmapped"]) == (read is None)
    assert ("第 2 行第 6 列（生成日期）" in done.report) == (read is None or written == "46086")


def test_what_cannot_be_mapped_is_named_with_its_place(importing):
    rows = [HEAD, changed(主题分类="没有这一类", 文件编号="三号文"), changed(索引号="", 信息名称="")]
    done = importing({"清单.xlsx": xlsx(rows)})
    assert done.status == 1
    assert "工作表“名单”的 I2（主题分类）" in done.report
    assert "工作表“名单”的 D2（文件编号）" in done.report
    assert "未导入 清单.xlsx 工作表“名单”第 3 行：没有名称" in done.screen
    assert done.only()[0]["imported_from"]["unmapped"] == [
        "文件编号：三号文",
        "主题分类：没有这一类",
        "点击量：120",
    ]


@pytest.mark.parametrize("said", ["不公开（内部）", "网站", "待定"])
def test_openness_is_never_left_to_a_default(importing, said):
    done = importing({"清单.csv": csv_of(HEAD, changed(公开方式=said))})
    assert (done.status, done.paths) == (1, [])
    assert f"公开方式写的是“{said}”，不知道能否公开，没有导入" in done.screen


def test_the_mapping_is_there_to_be_corrected(importing, content):
    files = {"清单.csv": csv_of([*HEAD, "备考"], [*ROW, "市教育局办公室"])}
    importing(files)
    path = content / "register/清单.csv.mapping.yml"
    text = path.read_text(encoding="utf-8")
    assert "文件编号: 文号" in text
    assert "备考: 保留" in text
    assert "序号: 不导入" in text
    path.write_text(
        text.replace("备考: 保留", "备考: 责任科室").replace("点击量: 保留", "点击量: 不导入"),
        encoding="utf-8",
    )
    corrected = path.read_bytes()
    again = importing(files)
    fields, _body = again.only()
    assert fields["responsible"] == "市教育局办公室"
    assert "unmapped" not in fields["imported_from"]
    assert "更新 1" in again.screen
    assert path.read_bytes() == corrected


def test_a_correction_never_reaches_an_edited_item(importing, content):
    files = {"清单.csv": csv_of(HEAD, ROW)}
    done = importing(files)
    item = content / "catalog" / PATH
    item.write_text(item.read_text(encoding="utf-8").replace("公园", "花园"), encoding="utf-8")
    edited = item.read_bytes()
    path = content / "register/清单.csv.mapping.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("点击量: 保留", "点击量: 不导入"), encoding="utf-8"
    )
    done = importing(files)
    assert item.read_bytes() == edited
    assert done.status == 2
    assert "保留 1" in done.screen


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("sheets:\n- sheet: ''\n  header_row: 1\n  columns:\n    信息名称: 没有的字段\n", "第 5 行：“信息名称”对应的“没有的字段”"),  # noqa: E501
        ("sheets:\n- sheet: ''\n  header_row: 头\n", "第 3 行：header_row 应写表头在第几行"),
        ("随便", "对应关系 清单.csv.mapping.yml 第 1 行"),
        ("sheets:\n- sheet: ''\n  header_row: 99\n", "没有第 99 行"),
        ("sheets:\n- sheet: ''\n  header_row: 0\n", "按对应关系不导入"),
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_read(importing, content, text, reason):
    (content / "register").mkdir(parents=True)
    (content / "register/清单.csv.mapping.yml").write_text(text, encoding="utf-8")
    done = importing({"清单.csv": csv_of(HEAD, ROW)})
    assert (done.status, done.paths) == (1, [])
    assert reason in done.screen


def test_strange_headers_wait_for_a_mapping(importing, content):
    files = {"清单.csv": csv_of(["甲", "乙"], ["某某通知", "2026-03-05"])}
    done = importing(files)
    assert (done.status, done.paths) == (1, [])
    path = content / "register/清单.csv.mapping.yml"
    text = (
        path.read_text(encoding="utf-8").replace("甲: 保留", "甲: 名称").replace("乙: 保留", "乙: 生成日期")
    )
    path.write_text(
        text.replace("header_row: 0", "header_row: 1").replace("header_row: '0'", "header_row: 1"),
        encoding="utf-8",
    )
    fields, _body = importing(files).only()
    assert (fields["title"], fields["generated_on"]) == ("某某通知", "2026-03-05")


def test_several_sheets(importing):
    sheets = several(
        说明=[["填表说明"], ["每行一条"]],
        甲=[HEAD, ROW],
        hidden乙=[HEAD, changed(索引号="", 信息名称="另一份通知")],
    )
    done = importing({"清单.xlsx": sheets})
    assert len(done.paths) == 2
    assert "工作表“说明”里没有认出表头，没有导入" in done.report
    assert "工作表“hidden乙”（隐藏的工作表）" in done.report


def test_two_columns_for_one_field_and_a_column_without_header(importing):
    done = importing({"清单.csv": csv_of([*HEAD, "公文名称", ""], [*ROW, "另一个名称", "没有表头的话"])})
    fields, _body = done.only()
    assert fields["title"] == ROW[2]
    assert "公文名称：另一个名称" in fields["imported_from"]["unmapped"]
    assert "第 12 列（无表头）：没有表头的话" in fields["imported_from"]["unmapped"]
    assert "另一列已写" in done.report


def test_the_same_header_twice(importing, content):
    done = importing({"清单.csv": csv_of([*HEAD, "备考", "备考"], [*ROW, "一", "二"])})
    assert done.only()[0]["imported_from"]["unmapped"][-2:] == ["备考：一", "备考#2：二"]


def test_texts_from_a_cell(importing):
    head, text = [*HEAD, "正文"], "<p>为了管好公园，现将有关事项通知如下。</p><p onclick='x()'>请执行。</p>"
    done = importing({"清单.csv": csv_of(head, [*ROW, text.replace('"', "'")])})
    assert done.only()[1] == "为了管好公园，现将有关事项通知如下。\n\n请执行。"
    plain = importing(
        {"清单.csv": csv_of(head, [*ROW, "　　第一段说明来由。\n　　第二段*写*要求。"])}, source="b"
    )
    assert "第一段说明来由。\n\n第二段\\*写\\*要求。" in [plain.read(path)[1] for path in plain.paths]


def test_texts_from_files(importing):
    head = [*HEAD, "正文文件", "附件"]
    files = {
        "导出/清单.xlsx": xlsx([head, [*ROW, "正文/1.html", "附件/图.csv"], [*changed(索引号="", 信息名称="", 文件编号="", 发布机构=""), "正文/2.docx", ""]]),  # noqa: E501
        "导出/正文/1.html": "<html><body><div id='zoom'><p>为了管好公园，现将有关事项通知如下。</p></div></body></html>",  # noqa: E501
        "导出/正文/2.docx": word(*notice()),
        "导出/附件/图.csv": "公园,面积\n人民公园,10\n",
    }  # fmt: skip
    done = importing(files)
    assert len(done.paths) == 2
    assert done.read(PATH)[1] == "为了管好公园，现将有关事项通知如下。"
    other, body = done.read(next(path for path in done.paths if path != PATH))
    assert other["title"] == "示例市人民政府关于加强公园管理的通知"
    assert "### 一、总体要求" in body
    assert (done.content / "catalog/000014349/2026/00001/图.csv").exists()
    assert "`导出/正文/1.html`：作为别的文件的正文或附件" in done.report
    assert importing(files).tree() == done.tree()


@pytest.mark.parametrize("name", ["../secret.html", "/etc/passwd", "..\\secret.html", "file:///etc/passwd", "link.html", "没有.html", "%2e%2e/secret.html"])  # fmt: skip  # noqa: E501
def test_files_outside_the_folder_are_never_read(importing, tmp_path, name):
    (tmp_path / "pages").mkdir()
    (tmp_path / "secret.html").write_text(page("<p>不该读到的话，谁都不该读到。</p>"), encoding="utf-8")
    (tmp_path / "pages/link.html").symlink_to(tmp_path / "secret.html")
    done = importing({"清单.csv": csv_of([*HEAD, "正文文件"], [*ROW, name])})
    assert "不该读到" not in done.only()[1]
    assert "找不到文件" in done.report
    assert any(line.startswith("正文文件：") for line in done.only()[0]["imported_from"]["unmapped"])


def test_rows_that_moved_are_the_same_items(importing):
    other = changed(索引号="", 信息名称="另一份通知")
    importing({"清单.csv": csv_of(HEAD, ROW, other)})
    done = importing({"清单.csv": csv_of(HEAD, changed(索引号="", 信息名称="第三份通知"), other, ROW)})
    assert len(done.paths) == 3
    assert "新写入 1，没有变化 2" in done.screen


def test_a_row_that_is_gone_is_named(importing):
    importing({"清单.csv": csv_of(HEAD, ROW, changed(索引号="", 信息名称="另一份通知"))})
    done = importing({"清单.csv": csv_of(HEAD, ROW)})
    assert len(done.paths) == 2
    assert "这次表格里没有它的名称或索引号" in done.report
    assert done.status == 2


def test_rows_with_one_name_are_different_items(importing):
    done = importing(
        {"清单.csv": csv_of(HEAD, *[changed(索引号="", 文件编号=f"示政发〔2026〕{n}号") for n in (1, 2, 3)])}
    )
    assert len(done.paths) == 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'"a","b\n' * 3 + b'"', "引号不成对"),
        (("信息名称,文号\n" + "甲," * 300).encode(), "表格超过 50000 行或 200 列"),
        (b"PK\x03\x04" + b"x" * 99, "已经损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "请在 Word 或 WPS 里另存为"),
    ],
)
def test_hostile_tables(importing, data, reason):
    done = importing({"a.csv": data, "b.csv": csv_of(HEAD, ROW)})
    assert (done.status, done.paths) == (1, [PATH])
    assert reason in done.screen


def test_formulas_stay_text(importing):
    done = importing({"清单.csv": csv_of(HEAD, changed(信息名称="=cmd|' /C calc'!A0", 点击量="'=1+1"))})
    fields, _body = done.only()
    assert fields["title"] == "=cmd|' /C calc'!A0"
    assert fields["imported_from"]["unmapped"] == ["点击量：=1+1"]
