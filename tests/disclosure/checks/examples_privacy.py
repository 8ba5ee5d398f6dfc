"""Examples of the checks of personal data."""

from __future__ import annotations

from tests.disclosure.checks.example import Example, one
from tests.disclosure.checks.examples_attachments import file
from tests.disclosure.office_files import docx, pdf, word_table, xlsx
from tests.make import place

RULE = "personal-data"
WEATHER = "code: SL0000043\nname: 示例市气象局\nwork_unit:\n  name: 办公室\n  phone: {}\n"
CARD = "11010519491231002X"
LIST = [["姓名", "身份证号"], ["李示例", "440524188001010014"]]
MASKED_LIST = [["姓名", "身份证号"], ["李示例", "44*************014"]]
REVIEWED = {
    "number": "138****8000",
    "reason": "单位配发的值班手机",
    "reviewer": "审查人甲",
    "on": "2026-03-01",
}
TELEPHONE = {"body": "值班手机：13800138000\n"}


def exceptions(**entry):
    """The file of reviewed exceptions with one line."""
    values = ", ".join(f"{name}: {value}" for name, value in entry.items())
    return {"register/privacy-exceptions.yml": f"exceptions:\n- {{{values}}}\n"}


EXAMPLES = [
    one(RULE, {"body": "身份证号：11*************02X\n"}, {"body": f"身份证号：{CARD}\n"}, "body"),
    one(RULE, {"title": "关于李示例的通知"}, {"title": f"关于李示例（身份证号{CARD}）的通知"}, "title"),
    one(RULE, {"body": "办公电话：0591-87654321\n"}, {"body": "家庭电话：0591-87654321\n"}, "body"),
    one(RULE, {"body": "手机：138****8000\n"}, {"body": "手机：**138**-0013-8000\n"}, "body"),
    one(RULE, {"body": "订单号：6222021234567890128\n"}, {"body": "卡号：6222 0212 3456 7890 128\n"}, "body"),
    one(RULE, {"body": "零件 E12345678\n"}, {"body": "护照号码：E12345678\n"}, "body"),
    one(RULE, {"body": "李示例任市长。\n"}, {"body": "李示例，1990年3月5日出生。\n"}, "body", "warning"),
    one(RULE, {"body": "编号 13800138000\n"}, {"body": "值班 13800138000\n"}, "body", "warning"),
    Example(
        RULE,
        {"00001": {}, "00001/a.docx": docx("名单", word_table(MASKED_LIST))},
        {"00001": {}, "00001/a.docx": docx("名单", word_table(LIST))},
        ("00001", 1),
    ),
    Example(RULE, file("a.xlsx", xlsx(MASKED_LIST)), file("a.xlsx", xlsx(LIST)), ("00001", 1)),
    Example(
        RULE,
        file("a.csv", "姓名,手机\n李示例,138****8000\n".encode()),
        file("a.csv", "姓名,手机\n李示例,13800138000\n".encode()),
        ("00001", 1),
    ),
    Example(
        RULE, file("a.pdf", pdf("手机：138****8000")), file("a.pdf", pdf("手机：13800138000")), ("00001", 1)
    ),
    Example(
        RULE,
        {"00001": {}},
        {"00001": TELEPHONE, **exceptions(item=place("00001"), **REVIEWED)},
        ("00001", "body"),
        "notice",
    ),
    Example(
        "page-personal-data",
        {"register/bodies/SL0000043.yml": WEATHER.format("0000-12345678")},
        {"register/bodies/SL0000043.yml": WEATHER.format("手机 13800138000")},
        ("register/bodies/SL0000043.yml", 5),
    ),
    Example(
        "page-personal-data",
        {"pages/contact.md": "---\ntitle: 联系我们\n---\n电话：0000-12340001\n"},
        {"pages/contact.md": "---\ntitle: 联系我们\n---\n电话：13800138000\n"},
        ("pages/contact.md", 4),
    ),
    Example(
        "privacy-exception-unused",
        {"00001": TELEPHONE, **exceptions(item=place("00001"), **REVIEWED)},
        {"00001": {}, **exceptions(item=place("00001"), **REVIEWED)},
        ("register/privacy-exceptions.yml", 2),
        "warning",
    ),
]
