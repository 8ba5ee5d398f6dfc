"""Examples of papers that are published twice, and of others that only look like it."""

from __future__ import annotations

from tests.disclosure.checks.example import Example
from tests.make import FINANCE, PDF, PNG

NUMBER = {"document_number": "示政发〔2026〕1号"}
BY_FINANCE = {"publisher": "示例市财政局"}
WITHDRAWN = {"withdrawn": {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}}
JOINT = {"joint_bodies": "示例市财政局"}
JOINT_OF_FINANCE = {**BY_FINANCE, "joint_bodies": "示例市人民政府"}
TITLE = "示例市人民政府关于路灯的通知"
OTHER_TITLE = {"title": "示例市人民政府关于桥梁的通知"}
SHORT = (
    "为方便群众夜间出行，市人民政府决定在下列道路增设路灯，由市城市管理局负责安装和维护，年底以前完成。"
    "路灯的位置和开关时间由市城市管理局征求沿线居民意见后确定。\n"
)
LONG = "".join(
    f"{number}、{place}的路灯由{unit}负责安装、检查和维护，损坏的应当在接到报告以后三日内修复。\n\n"
    for number, (place, unit) in enumerate(
        zip(
            ("人民路", "解放大道", "滨河西街", "学院东路", "火车站广场", "体育公园", "老城巷道", "工业新区"),
            (
                "城管一所",
                "市政公司",
                "河道管理处",
                "教育园区",
                "交通枢纽",
                "文体中心",
                "街道办事处",
                "园区管委会",
            ),
            strict=True,
        ),
        1,
    )
)
FILE = PDF + b"x" * 200


def twice(rule, good, bad, field, severity="warning"):
    """An example of two items of which the second is found."""
    files = {"good": good, "bad": bad}
    return Example(
        rule, *({"00001": pair[0], "00002": pair[1]} for pair in files.values()), ("00002", field), severity
    )


EXAMPLES = [
    twice(
        "joint-item-twice",
        (NUMBER, {**NUMBER, **BY_FINANCE, **WITHDRAWN}),
        (NUMBER, {**NUMBER, **BY_FINANCE}),
        "document_number",
        "error",
    ),
    twice(
        "joint-item-twice",
        (NUMBER, {**NUMBER, "publisher": "示例市政府"}),
        ({**NUMBER, "imported_from": "a.html"}, {"document_number": "示政发[2026]1号", **BY_FINANCE}),
        "document_number",
    ),
    twice(
        "joint-item-twice",
        (JOINT, {**JOINT_OF_FINANCE, **OTHER_TITLE}),
        (JOINT, JOINT_OF_FINANCE),
        "title",
        "error",
    ),
    twice("duplicate-title", ({}, OTHER_TITLE), ({}, {}), "title"),
    twice("duplicate-title", ({}, BY_FINANCE), ({"title": TITLE}, {"title": f"{TITLE} 。"}), "title"),
    twice("duplicate-title", ({}, WITHDRAWN), ({}, {"generated_on": "2026-03-01"}), "title"),
    twice(
        "duplicate-title",
        (NUMBER, {"document_number": "示政发〔2026〕2号"}),
        (NUMBER, {"document_number": "示政发〔2026〕1号"}),
        "title",
    ),
    twice(
        "duplicate-title",
        (
            {**NUMBER, "effective_on": "2026-05-01"},
            {"amends": "示政发〔2026〕1号", "effective_on": "2026-05-01"},
        ),
        ({}, {"based_on": {"to": "示政发〔2026〕1号", "external": "是"}}),
        "title",
    ),
    twice(
        "duplicate-title",
        ({}, {"effective_on": "2026-05-01"}),
        ({"title": "A 类"}, {"title": "Ａ类"}),
        "title",
    ),
    twice("duplicate-text", ({}, OTHER_TITLE), ({"body": SHORT}, {**OTHER_TITLE, "body": SHORT}), "body"),
    twice(
        "duplicate-text",
        ({"body": SHORT}, {**OTHER_TITLE, "body": SHORT.replace("路灯", "长椅和垃圾箱")}),
        ({"body": SHORT}, {**OTHER_TITLE, "body": f"**{SHORT.replace('，', ' , ').strip()}**\n"}),
        "body",
    ),
    twice(
        "duplicate-text",
        ({"body": LONG, **NUMBER}, {**OTHER_TITLE, "body": LONG, "replaces": "示政发〔2026〕1号"}),
        ({"body": LONG}, {**OTHER_TITLE, "body": LONG.replace("三日", "五日", 1)}),
        "body",
    ),
    twice(
        "duplicate-text",
        (
            {"body": LONG, **NUMBER},
            {**OTHER_TITLE, "body": f"{LONG}完\n", "document_number": "示政发〔2026〕2号"},
        ),
        ({"body": LONG, **NUMBER}, {**OTHER_TITLE, "body": f"{LONG}完\n"}),
        "body",
    ),
    twice(
        "duplicate-text",
        (
            {"body": LONG, "title": "2025年第一季度路灯检查情况"},
            {"body": LONG.replace("人民路", "人民中路"), "title": "2025年第二季度路灯检查情况"},
        ),
        ({"body": LONG}, {**OTHER_TITLE, "body": LONG.replace("人民路", "人民中路")}),
        "body",
    ),
    *(
        Example(
            "duplicate-attachment",
            {
                "00001": {},
                "00002": OTHER_TITLE,
                **{f"0000{n}/{name}": data for n, (name, data) in enumerate(good, 1)},
            },
            {"00001": {}, "00002": OTHER_TITLE, "00001/a.pdf": FILE, "00002/名单.pdf": FILE},
            ("00002", "title"),
            "warning",
        )
        for good in (
            (("a.pdf", FILE), ("名单.pdf", FILE + b"y")),
            (("a.pdf", PDF), ("名单.pdf", PDF)),
            (("申请表.pdf", FILE), ("申请表.pdf", FILE)),
            (("a.png", PNG + b"x" * 200), ("b.png", PNG + b"x" * 200)),
        )
    ),
    Example(
        "duplicate-attachment",
        {
            **{f"0000{n}": {"title": f"路灯检查情况之{n}"} for n in range(1, 6)},
            **{f"0000{n}/a.pdf": FILE for n in range(1, 6)},
        },
        {
            "00001": {},
            "catalog/" + FINANCE + "/2026/00001.md": {**BY_FINANCE, "attachments": "a.pdf"},
            "00001/a.pdf": FILE,
            "catalog/" + FINANCE + "/2026/00001/a.pdf": FILE,
        },
        ("catalog/" + FINANCE + "/2026/00001.md", "attachments"),
        "warning",
    ),
]
