"""A small catalog in which everything occurs that the catalog site can show."""

from __future__ import annotations

from tests.make import CITY, FINANCE, PDF, PNG, WITHHELD, Files

# Each stands in content that must not be seen: nowhere in the site may one of them occur.
SECRETS = {
    "withheld summary": "机密标记甲",
    "withheld keyword": "机密标记乙",
    "withheld element": "机密标记丙",
    "withdrawn summary": "机密标记丁",
    "withdrawn text": "机密标记戊",
    "withdrawn keyword": "机密标记己",
    "withdrawn attachment": "机密标记庚",
    "withdrawn partial note": "机密标记辛",
    "withdrawn change": "机密标记壬",
    "withdrawn notice": "机密标记癸",
}
SCRIPT = "<script>alert('题')</script>"
OLD = {"document_number": "示政发〔2025〕7号", "generated_on": "2025-11-03"}
RULE = {"genre": "规章", "validity": "有效", "effective_on": "2026-05-01", "collected_in": "2026 年第 3 期"}
WITHDRAWN = {"on": "2026-05-20", "reason": "重复或已合并", "body": "示例市人民政府"}
JOINT = {"joint_bodies": ["示例市财政局"], "consulted": {"body": "示例市财政局", "on": "2026-03-01"}}
NOTES = [{"file": "名单.pdf", "title": "停车场名单"}, {"file": "平面图.png", "original_scan": "是"}]

ORDER_TEXT = """\
# 第一章

见[解读](00002.md)和[名单](00001/名单.pdf)。

![平面图](00001/平面图.png)

|项目|数量|
|-|-:|
|甲|1|
"""


def titled(title: str, **changes: object) -> dict[str, object]:
    """An item with a title and a summary of its own."""
    return {"title": title, "summary": f"{title}的概述。", **changes}


RICH: Files = {
    "2025/00001": titled("关于收费的通知", **OLD, validity="废止", repealed_on="2026-03-02"),
    "2025/00002": titled("关于占道的通知", document_number="示政发〔2025〕8号", generated_on="2025-11-04"),
    "2025/00003": titled(
        "已经到期的办法", generated_on="2025-12-01", expires_on="2026-05-31", topic="综合政务"
    ),
    "2025/00004": titled(
        "关于路灯的决定",
        document_number="示政发〔2025〕9号",
        generated_on="2025-12-31",
        promises={"who": "示例市政府", "what": "修好路灯", "measure": "全部亮灯", "due": "2026-12-31"},
    ),
    "00001": titled(
        "停车场管理办法",
        **RULE,
        **JOINT,
        document_number="示政发〔2026〕1号",
        statutory=["a20-01", "a20-08"],
        repeals="示政发[2025]7号",
        replaces="示政发〔2025〕8号",
        amends="示政发〔2025〕9号",
        based_on={"to": "国务院令第711号", "title": "政府信息公开条例", "external": "是"},
        keywords=["停车", "收费"],
        matter="停车场",
        attachments=NOTES,
        changed_on="2026-04-02",
        changes=[{"on": "2026-04-02", "kind": "更正", "note": "改正了第二条的错字"}],
        published_on="2026-03-04 09:30",
        body=ORDER_TEXT,
    ),
    "00001/名单.pdf": PDF,
    "00001/平面图.png": PNG,
    "00001/名单副本.pdf": PDF,
    "00002": titled("停车场办法的解读", genre="解读", interprets="示政发〔2026〕1号", matter="停车场"),
    "00003": titled(
        f"{SCRIPT}与“引号”&符号",
        summary=f'{SCRIPT}"><img src=x onerror=alert(1)>',
        keywords=SCRIPT,
        published_on="2026-06-15",
    ),
    "00004": titled("尚未施行的规定", **{**RULE, "effective_on": "2026-09-01", "validity": "尚未生效"}),
    "00005": {
        **titled("不予公开的信息", **WITHHELD),
        "summary": SECRETS["withheld summary"],
        "keywords": SECRETS["withheld keyword"],
        "content_elements": SECRETS["withheld element"],
    },
    "00006": titled(
        "撤回的信息",
        withdrawn={**WITHDRAWN, "successor": "示政发〔2026〕1号"},
        summary=SECRETS["withdrawn summary"],
        body=SECRETS["withdrawn text"],
        keywords=SECRETS["withdrawn keyword"],
        attachments={"file": "秘密.pdf", "title": SECRETS["withdrawn attachment"]},
        partial_note=SECRETS["withdrawn partial note"],
        changes=[{"on": "2026-04-02", "kind": "细微修改", "note": SECRETS["withdrawn change"]}],
    ),
    "00006/秘密.pdf": PDF + SECRETS["withdrawn text"].encode(),
    "00007": titled("依申请公开的信息", openness="依申请公开", statutory=None, body=""),
    "00008": titled("七月才发布的信息", published_on="2026-07-01"),
    **{
        f"{serial:05}": titled(
            f"第 {serial} 份统计",
            genre="统计数据",
            generated_on="2026-02-02",
            document_number=f"示统〔2026〕{serial}号",
        )
        for serial in range(10, 17)
    },
    f"catalog/{FINANCE}/2026/00001.md": titled(
        "财政预算", publisher="示例市财政局", document_number="示财〔2026〕1号"
    ),
    f"catalog/{FINANCE}/2026/new-budget.md": titled("决算草稿", publisher="示例市财政局"),
    f"notices/{CITY}/2026/00090.md": titled(
        "停车场收费标准公示",
        notice={
            "kind": "公示",
            "opens_on": "2026-06-29",
            "closes_on": "2026-07-03",
            "objections_to": {"unit": "示例市政务公开科", "phone": "0000-12340001"},
        },
    ),
    f"notices/{CITY}/2026/00091.md": titled(
        "撤回的公告",
        withdrawn={**WITHDRAWN, "reason": "发布有误"},
        notice={"kind": "公告", "object": SECRETS["withdrawn notice"]},
    ),
    "catalog/imported/undated/new-a.md": {
        **titled("没有日期的旧文", generated_on=None, published_on=None, review=None, approved_by=None),
        "approved_on": None,
        "statutory": None,
        "topic": None,
        "genre": None,
        "imported_from": {"source": "旧网站/a.html", "on": "2026-06-01"},
    },
    "pages/about.md": "---\ntitle: 关于本站\norder: 10\n---\n见[帮助](help.md)。\n",
    "pages/help.md": "---\ntitle: 使用帮助\norder: 20\n---\n见[办法](../catalog/SL0000019/2026/00001.md)。\n",
}
