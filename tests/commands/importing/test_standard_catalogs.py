"""Published standard catalogs (XLSX) become files of the register, whole or not at all."""

import random

import pytest

from commands.importing.standard_catalogs import REPORT, run
from plugins.disclosure.register import read_register
from tests.commands.importing.tables import LOWER, ROW, TITLE, UPPER, changed, merged, several, table
from tests.disclosure.office_files import xlsx
from tests.make import make_content, write

BOARD = "社区/企事业单位/村公示栏（电子屏）"


@pytest.fixture
def content(tmp_path):
    return make_content(tmp_path, {})


def imported(content, data, domain="budget"):
    """The exit status and the entries after importing a workbook."""
    status = run(write(content.parent / "目录.xlsx", data), domain, content)
    domains = read_register(content / "register").standards.domains
    return status, list(domains[0].file.entries) if domains else []


def notes(content):
    return (content / "register" / REPORT).read_text(encoding="utf-8")


def test_a_row_as_published(content, capsys):
    status, (entry,) = imported(content, xlsx(table(ROW)))
    assert status == 0
    assert (entry.id, entry.level1, entry.level2) == ("budget-01", "政府预算", "县级预算")
    assert entry.content == ("收支预算", "三公经费")
    assert entry.time_limit == "自批准之日起20个工作日内"
    assert (entry.channels, entry.audience) == (("政府网站", "两微一端"), ("all",))
    assert (entry.openness, entry.level) == ("proactive", ("county",))
    assert "1 项，未导入 0 行" in capsys.readouterr().out


def test_merged_cells_and_empty_ones_go_on_from_above(content):
    second = changed(c0="2", c1="", c2="乡级预算", c4="同上", c5="", c6="")
    rows = table(ROW, second, changed(c0="3", c1="", c2="部门预算"))
    _status, entries = imported(
        content, merged(rows, "A1:N1", "B2:C2", "D2:D3", "B4:B6", "I2:J2", "K2:L2", "M2:N2")
    )
    assert [entry.level1 for entry in entries] == ["政府预算"] * 3
    assert [entry.level2 for entry in entries] == ["县级预算", "乡级预算", "部门预算"]
    assert (entries[1].basis, entries[1].responsible) == (entries[0].basis, entries[0].responsible)
    assert "第 5 行（budget-02）：“公开时限”空白，沿用上一行" in notes(content)


def test_columns_in_another_order_and_spelling(content):
    order = list(range(len(UPPER)))
    random.Random(7).shuffle(order)
    spelled = {
        "公开主体": "责任部门（单位）",
        "公开依据": "依据",
        "公开渠道和载体": "公开渠道\n和载体",
        "公开时限": "公开\n时限",
    }
    head = [spelled.get(text, text) for text in UPPER]
    shuffled = [[line[place] for place in order] for line in (head, LOWER, ROW)]
    _status, (entry,) = imported(content, xlsx([["附件"], *shuffled]))
    assert entry == imported(make_content(content.parent / "other", {}), xlsx(table(ROW)))[1][0]


@pytest.mark.parametrize(
    ("cells", "name", "expected"),
    [
        ({"c7": "☑政府网站□政府公报 ☑其他"}, "channels", ("政府网站", "其他")),
        ({"c7": "口政府网站\n√社区/企事业单位/村公示栏(电子屏)"}, "channels", (BOARD,)),
        ({"c7": "\uf052政府网站 \uf0a3政府公报"}, "channels", ("政府网站",)),
        ({"c7": "政府网站、微信"}, "channels", ("政府网站", "微信")),
        ({"c8": "", "c9": "√（救助对象）"}, "audience", ("救助对象",)),
        ({"c8": "√", "c9": "农户"}, "audience", ("all", "农户")),
        ({"c8": "", "c9": "√"}, "audience", ("特定群体",)),
        ({"c10": "", "c11": "√"}, "openness", "on_request"),
        ({"c10": "√", "c11": "√"}, "openness", "proactive"),
        ({"c12": "是", "c13": "●"}, "level", ("county", "township")),
        ({"c12": "□", "c13": "■"}, "level", ("township",)),
        ({"c6": "示例市财政局、各镇（街道、社区）"}, "responsible", ("示例市财政局", "各镇（街道、社区）")),
        ({"c4": "《甲法》、《乙法》\n《丙\n办法》（一号）"}, "basis", ("《甲法》", "《乙法》", "《丙办法》（一号）")),
        ({"c3": "①收入 ②支出"}, "content", ("收入", "支出")),
        ({"c3": "●收入\n●支\n出"}, "content", ("收入", "支出")),
        ({"c3": "收入；支出；"}, "content", ("收入", "支出")),
        ({"c2": ""}, "level2", None),
        ({"c2": "政府预算"}, "level2", None),
    ],
)  # fmt: skip
def test_what_cells_say(content, cells, name, expected):
    _status, (entry,) = imported(content, xlsx(table(changed(**cells))))
    assert getattr(entry, name) == expected


@pytest.mark.parametrize(
    ("cells", "note"),
    [
        ({"c3": "收入\n支出"}, "按行分成 2 个要素"),
        ({"c5": "看情况"}, "公开时限“看情况”无法计算"),
        ({"c7": "■信鸽"}, "公开渠道“信鸽”不在词表里"),
        ({"c9": "√"}, "没有写明是什么特定群体"),
        ({"c10": "√", "c11": "√"}, "同时勾选了主动和依申请"),
        ({"c10": ""}, "没有写明公开方式"),
        ({"c8": ""}, "没有写明公开对象"),
        ({"c12": ""}, "没有写明公开层级"),
        ({"c12": "部分"}, "公开层级里的“部分”看不懂"),
        ({"c1": "甲\ue000乙"}, "无法识别的字符"),
        ({"c5": "#REF!"}, "公式“#REF!”没有算出来"),
    ],
)
def test_what_a_person_must_look_at_is_told_with_its_row(content, cells, note):
    imported(content, xlsx(table(changed(**cells))))
    (line,) = [line for line in notes(content).split("\n") if note in line]
    assert "第 4 行" in line


def test_a_row_without_a_ticked_channel_is_named(content):
    rows = table(ROW, changed(c7="□政府网站"))
    assert imported(content, xlsx(rows))[0] == 1
    assert "第 5 行没有导入：缺少“公开渠道和载体”" in notes(content)


def test_a_row_that_cannot_be_an_entry_is_named_and_the_others_are_there(content):
    status, entries = imported(content, xlsx(table(ROW, changed(c2="乡级预算", c3=""))))
    assert (status, len(entries)) == (1, 1)
    assert "第 5 行没有导入：缺少“公开内容（要素）”" in notes(content)


def test_notes_headings_and_repeated_heads_are_no_entries(content):
    rows = table(ROW, ["", "一、综合类"], UPPER, LOWER, changed(c2="乡级预算"), ["注：本表由财政局负责解释"])
    _status, entries = imported(content, xlsx(rows))
    assert [entry.id for entry in entries] == ["budget-01", "budget-02"]
    assert "没有导入：注：本表由财政局负责解释" in notes(content)


ONE_ROW = ["序号", "公开依据", "公开事项类别", "公开事项名称", "公开内容", "责任单位", "公开时限", "公开渠道"]
ONE_ROW += ["公开方式", "公开对象", "公开层级", "监督电话"]
PLAIN = ["1", "《预算法》", "预算", "县级预算", "收支；说明", "示例市财政局", "20个工作日内", "政府网站"]
PLAIN += ["主动公开", "全社会", "县级、乡级", "0000-1234567"]


def test_a_header_of_one_row_is_not_mixed_with_the_first_row_of_data(content):
    same = ["2", "同上", "同上", "决算", "收支", "同上", "同上", "同上", "依申请公开", "同上", "同上", ""]
    status, entries = imported(content, xlsx([ONE_ROW, PLAIN, same]))
    assert (status, len(entries)) == (0, 2)
    assert entries[0].level == ("county", "township")
    assert entries[1].audience == ("all",)
    assert entries[1].openness == "on_request"
    assert entries[1].level == entries[0].level


def test_headers_in_traditional_characters_and_in_english(content):
    lower = [
        "",
        "一級事項",
        "二級事項",
        "",
        "",
        "",
        "",
        "",
        "全社會",
        "特定群體",
        "主動",
        "依申請",
        "縣級",
        "鄉、村級",
    ]
    upper = ["序號", "公開事項", "", "公開內容", "公開依據", "公開時限", "公開主體", "公開渠道和載體"]
    upper += ["公開對象", "", "公開方式", "", "公開層級", ""]
    row = changed(c12="", c13="√")
    english = (
        "No.,Level 1,Level_2,Content,Basis,Time limit,Responsible,Channels,Audience,Openness,Level".split(",")
    )
    plain = [
        "1",
        "预算",
        "县级预算",
        "收支",
        "《预算法》",
        "每年",
        "示例市财政局",
        "website",
        "all",
        "proactive",
        "county",
    ]
    status, entries = imported(content, several(一=[upper, lower, row], 二=[english, plain]))
    assert (status, [entry.level for entry in entries]) == (0, [("township", "village"), ("county",)])
    assert [entry.openness for entry in entries] == ["proactive", "proactive"]
    assert entries[1].channels == ("政府网站",)


def test_one_column_for_each_channel(content):
    upper, lower, row = list(UPPER), list(LOWER), list(ROW)
    for position, (head, tick) in enumerate(
        (("政府网站", "√"), ("政务服务中心", "■"), ("其他", "√ 短信"), ("公报", ""))
    ):
        upper.insert(8 + position, "")
        lower.insert(8 + position, head)
        row.insert(8 + position, tick)
    del upper[8], lower[7], row[7]
    numbering = [str(number) for number in range(1, len(row) + 1)]
    _status, (entry,) = imported(content, xlsx([upper, lower, numbering, row]))
    assert entry.channels == ("政府网站", "政务服务中心", "其他")


def test_several_sheets(content):
    other = table(changed(c2="乡级预算"))
    _status, entries = imported(content, several(a=table(ROW), b=other, c=[["封面"]], hidden_d=table(ROW)))
    assert [entry.level2 for entry in entries] == ["县级预算", "乡级预算"]
    assert "工作表“c”里找不到标准目录的表头" in notes(content)
    assert "工作表“hidden_d”是隐藏的" in notes(content)


def test_a_column_without_a_field_is_named(content):
    head = [TITLE, [*UPPER, "办理股室"], [*LOWER, ""]]
    imported(content, xlsx(table([*ROW, "预算股"], head=head)))
    assert "“办理股室”一栏没有对应的字段" in notes(content)


def test_importing_again_changes_nothing_and_never_overwrites(content):
    imported(content, xlsx(table(ROW)))
    target = content / "register/standards/budget.yml"
    first = target.read_bytes()
    assert imported(content, xlsx(table(ROW)))[0] == 0
    assert target.read_bytes() == first
    target.write_bytes(first + b"effective_on: 2026-01-01\n")
    assert imported(content, xlsx(table(ROW)))[0] == 1
    assert target.read_bytes() == first + b"effective_on: 2026-01-01\n"


def test_ids_of_other_catalogs_are_not_given_again(content):
    write(
        content / "register/standards/planning.yml",
        "entries:\n- id: budget-01\n  level1: 甲\n  content: 乙\n  responsible: 丙\n  channels: 政府网站\n",
    )
    run(write(content.parent / "a.xlsx", xlsx(table(ROW))), "budget", content)
    found = read_register(content / "register").standards
    assert found.find("budget-02")[0].key == "budget"
