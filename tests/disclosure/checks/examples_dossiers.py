"""Examples of matters and their stories, and of papers that rest on others."""

from __future__ import annotations

from tests.disclosure.checks.example import Example, one
from tests.make import block

TITLES = {"title": "示例市人民政府关于调整停车收费的通知", "summary": "调整停车收费。"}
PLACE = "register/matters/parking.yml"


def registered(**changes):
    """The file of a registered matter."""
    fields = {"title": "调整停车收费", "kind": "其他", "lead": "示例市人民政府", **changes}
    return block(fields)


def titled(title, **fields):
    """An item of the matter with a title of its own."""
    return {"title": title, "summary": f"{title}。", "matter": "parking", **fields}


DECISION = titled(
    "示例市人民政府关于调整停车收费的通知",
    major_matter="重大决策",
    decided_by="示例市人民政府常务会议",
    decided_on="2026-02-27",
)
STEPS = ("征求意见", "意见采纳情况", "专家论证", "风险评估", "合法性审查", "集体讨论决定")
EXCUSED = [{"step": step, "not_applicable": "本次只作文字修改"} for step in STEPS]
OLD = {
    "generated_on": "2024-03-04",
    "published_on": "2024-03-06",
    "approved_on": "2024-03-05",
    "review": None,
}
DECIDED_LONG_AGO = titled(
    "示例市人民政府关于停车收费的决定", **OLD, genre="决定", stage="决策", imported_from="a.html"
)
RESULT = titled("停车收费调整的实施结果", stage="结果")
BASIS = {"title": "停车收费办法", "document_number": "示政发〔2025〕7号", "generated_on": "2025-11-03"}
ENDED = {**BASIS, "expires_on": "2026-01-31"}
RESTING = {**TITLES, "based_on": "示政发〔2025〕7号"}
IN_FORCE = {**BASIS, "validity": "有效"}
REPEALING = {
    "title": "示例市人民政府关于废止停车收费文件的决定",
    "summary": "废止两份文件。",
    "body": "经研究，决定废止停车收费办法（示政发〔2025〕7号）。本决定自公布之日起施行，此前已经收取的费用不再退还。\n",
}
NORMATIVE = {
    **TITLES,
    "normative": "是",
    "validity": "有效",
    "effective_on": "2026-03-02",
    "collected_in": "x",
}
INTERPRETING = {
    "title": "停车收费调整解读",
    "summary": "解读停车收费。",
    "genre": "解读",
    "document_number": None,
    "interprets": "SL0000019/2026-00001",
}

EXAMPLES = [
    one("matter-id-form", {"matter": "parking-2026"}, {"matter": "停车收费"}, "matter", "warning"),
    one("matter-id-form", {"matter": "indexes"}, {"matter": "index"}, "matter", "warning"),
    one("matter-id-form", {"matter": "a"}, {"matter": "../../x"}, "matter", "warning"),
    Example(
        "matter-unregistered",
        {PLACE: registered(), "00001": DECISION, "00002": RESULT},
        {
            PLACE: registered(),
            "00001": DECISION,
            "00002": {**RESULT, "matter": "parkin"},
            "00003": {**RESULT, "matter": "parkin", "generated_on": "2026-03-03"},
        },
        ("00002", "matter"),
        "notice",
    ),
    Example(
        "matter-empty", {PLACE: registered(), "00001": DECISION}, {PLACE: registered()}, (PLACE, 1), "warning"
    ),
    Example(
        "matter-empty",
        {PLACE: registered(), "00001": DECISION},
        {PLACE: registered(lead="示例市停车局"), "00001": DECISION},
        (PLACE, 3),
        "warning",
    ),
    Example(
        "matter-step-contradicts",
        {PLACE: registered(steps=EXCUSED), "00001": DECISION},
        {PLACE: registered(steps=EXCUSED), "00001": {**DECISION, "matter_step": "专家论证"}},
        (PLACE, 4),
        "warning",
    ),
    Example(
        "decision-steps",
        {PLACE: registered(kind="重大行政决策", steps=EXCUSED), "00001": DECISION},
        {PLACE: registered(kind="重大行政决策", steps=EXCUSED[1:]), "00001": DECISION},
        (PLACE, 2),
        "warning",
    ),
    Example(
        "decision-steps",
        {"00001": DECISION},
        {
            "00001": DECISION,
            "00002": titled("停车收费调整解读", genre="解读", interprets="SL0000019/2026-00001"),
        },
        ("00001", "major_matter"),
        "warning",
    ),
    Example(
        "major-decision-unregistered",
        {PLACE: registered(), "00001": DECISION},
        {PLACE: registered(), "00001": DECISION, "00002": {**DECISION, "matter": None}},
        ("00002", "major_matter"),
        "notice",
    ),
    Example(
        "matter-result-alone",
        {PLACE: registered(), "00001": DECISION, "00002": RESULT},
        {PLACE: registered(), "00002": RESULT},
        ("00002", "matter"),
        "notice",
    ),
    Example(
        "matter-without-result",
        {PLACE: registered(kind="项目"), "2024/00001": DECIDED_LONG_AGO, "00001": RESULT},
        {PLACE: registered(kind="项目"), "2024/00001": DECIDED_LONG_AGO},
        ("2024/00001", "matter"),
        "notice",
    ),
    Example(
        "basis-ended",
        {"2025/00001": BASIS, "00001": RESTING},
        {"2025/00001": ENDED, "00001": RESTING},
        ("00001", "based_on"),
        "warning",
    ),
    Example(
        "basis-ended",
        {"2025/00001": {**ENDED, "expires_on": "2026-05-31"}, "00001": RESTING},
        {"2025/00001": {**ENDED, "expires_on": "2026-05-31"}, "00001": {**RESTING, "validity": "有效"}},
        ("00001", "based_on"),
        "notice",
    ),
    Example(
        "repeal-unlinked",
        {"2025/00001": BASIS, "00001": {**REPEALING, "repeals": "示政发〔2025〕7号"}},
        {"2025/00001": IN_FORCE, "00001": REPEALING},
        ("00001", 1),
        "notice",
    ),
    Example(
        "policy-uninterpreted",
        {"00001": NORMATIVE, "00002": INTERPRETING},
        {"00001": NORMATIVE},
        ("00001", "title"),
        "notice",
    ),
    Example(
        "policy-uninterpreted",
        {"00001": {**NORMATIVE, "published_on": "2026-06-23"}},
        {"00001": NORMATIVE},
        ("00001", "title"),
        "notice",
    ),
]
