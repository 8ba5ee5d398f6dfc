"""Examples of fields, titles, texts and relations that do not agree."""

from __future__ import annotations

from tests.disclosure.checks.example import Example, one, warned
from tests.make import PDF

SIGNED = "为方便群众停车，现公布名单。\n\n{names}\n\n{day}\n\n（此件公开发布）\n"
NUMBER = {"document_number": "示政发〔2026〕1号"}
RULE = {"genre": "规章", "validity": "有效", "effective_on": "2026-04-03", "collected_in": "2026 年第 3 期"}
CHANGED = {"on": "2026-04-01", "kind": "更正", "note": "改正了地址"}
WITHDRAWN = {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}
JOINT = {"joint_bodies": "示例市财政局", "consulted": {"body": "示例市财政局", "on": "2026-03-01"}}
BOTH = "示例市人民政府　示例市财政局"
TITLED = "示例市人民政府关于公布停车场名单的通知"


def signed(names="示例市人民政府", day="2026年3月2日"):
    """An item whose text ends with a signature."""
    return {"body": SIGNED.format(names=names, day=day)}


def titled(title, **changes):
    return {"title": title, **changes}


def attached(rule, good, bad):
    """An example of a single item with an attachment, which has the one or the other name."""
    return Example(
        rule, {"00001": {}, f"00001/{good}": PDF}, {"00001": {}, f"00001/{bad}": PDF}, ("00001", 5), "warning"
    )


SIGNATURES = [
    *(
        warned("date-signature", signed(day=good), signed(day=bad), "generated_on")
        for good, bad in (
            ("2026年3月2日", "2026年3月1日"),
            ("二〇二六年三月二日", "二〇二六年三月十二日"),
            ("2026 年 3 月 2 日", "2025 年 3 月 2 日"),
        )
    ),
    warned(
        "date-signature",
        {"body": "第一条 本办法自2026年5月1日起施行。\n\n2026年4月1日以前的情况不计。\n"},
        {"body": "现公布名单。\n\n> 示例市人民政府 2026年3月12日<br>\n\n附件\n"},
        "generated_on",
    ),
    warned("publisher-signature", signed(), signed("示例市财政局"), "publisher"),
    warned(
        "publisher-signature", signed("示 例 市 政 府"), signed("示例市财政局\n示例市物资局"), "publisher"
    ),
    warned("publisher-signature", {**signed(BOTH), **JOINT}, signed(BOTH), "publisher"),
    warned("publisher-title", titled(TITLED), titled("示例市财政局关于公布停车场名单的通知"), "publisher"),
    warned(
        "publisher-title",
        titled("示例市财政局 示例市人民政府关于停车的通知"),
        titled("示例市财政局、示例市物资局关于停车的通知"),
        "publisher",
    ),
    warned(
        "publisher-title",
        titled("示例市财政局2026年部门预算"),
        titled("示例市财政局令（第3号）"),
        "publisher",
    ),
    warned(
        "publisher-title",
        titled("示例市财政局关于停车收费的通知（征求意见稿）"),
        titled("示例市财政局印发停车收费办法"),
        "publisher",
    ),
]
DATES = [
    warned("date-title", titled("市情（2026年3月2日）"), titled("市情（2026年3月12日）"), "generated_on"),
    warned(
        "date-title", titled("自2026年5月1日起停水的公告"), titled("2026年5月1日发布的公告"), "generated_on"
    ),
    warned("date-title", titled("名单（截至2026年2月28日）"), titled("名单 2026年2月28日"), "generated_on"),
    warned("date-title", titled("2025年度部门决算"), titled("2023年度部门决算"), "generated_on"),
    warned("date-title", titled("2026年预算执行情况"), titled("2027年度财政决算"), "generated_on"),
    warned("date-title", titled("2027年工作要点"), titled("2028年工作要点"), "generated_on"),
    warned("date-title", titled("2021—2025年统计公报汇编"), titled("2021年统计公报"), "generated_on"),
    attached("date-file-name", "名单20260303.pdf", "名单20250303.pdf"),
    attached("date-file-name", "20260399.pdf", "2026-03-09.pdf"),
    attached("date-file-name", "202603021234.pdf", "二〇二六年三月九日.pdf"),
    one("date-impossible", {}, {"generated_on": "1926-03-02"}, "generated_on"),
    one("date-impossible", {"expires_on": "2126-01-01"}, {"expires_on": "2927-01-01"}, "expires_on"),
    warned("date-impossible", {}, {"generated_on": "1026-03-02", "imported_from": "a.html"}, "generated_on"),
    warned(
        "event-published-late",
        {"timing": "事前", "event_on": "2026-03-04"},
        {"timing": "事前", "event_on": "2026-03-03"},
        "published_on",
    ),
    warned("effective-too-soon", RULE, {**RULE, "effective_on": "2026-04-02"}, "effective_on"),
    warned(
        "effective-too-soon",
        {**RULE, "effective_on": "2026-03-05", "body": "不立即施行将有碍规章施行，自公布之日起施行。\n"},
        {**RULE, "effective_on": "2026-03-05", "body": "本办法自公布之日起施行。\n"},
        "effective_on",
    ),
    warned(
        "changes-order",
        {"changes": [CHANGED, {**CHANGED, "on": "2026-04-02"}], "changed_on": "2026-04-02"},
        {"changes": [{**CHANGED, "on": "2026-04-02"}, CHANGED], "changed_on": "2026-04-02"},
        "changes",
    ),
    warned(
        "changes-order",
        {"changes": [CHANGED], "changed_on": "2026-04-01"},
        {"changed_on": "2026-04-01"},
        "changed_on",
    ),
    warned(
        "changes-order",
        {"imported_from": "a.html", "changed_on": "2026-04-01"},
        {"changes": [CHANGED], "changed_on": "2026-04-03"},
        "changed_on",
    ),
]
NUMBERS = [
    warned(
        "document-number-missing",
        {**NUMBER, "body": "示政发〔2026〕1号\n\n正文。\n"},
        {"body": "示政发〔2026〕1号\n\n正文。\n"},
        "body",
    ),
    warned(
        "document-number-missing",
        {"body": "根据示政发〔2026〕1号，公布名单。\n"},
        {"body": "**示政发[2026]1号**\n\n正文。\n"},
        "body",
    ),
    warned(
        "document-number-differs",
        {**NUMBER, "body": "# 通知\n\n示政发［2026］1 号\n"},
        {**NUMBER, "body": "# 通知\n\n示政发〔2026〕2号\n"},
        "document_number",
    ),
    warned("document-number-year", NUMBER, {"document_number": "示政发〔2025〕1号"}, "document_number"),
    warned("document-number-word", NUMBER, {"document_number": "示财〔2026〕1号"}, "document_number"),
    warned(
        "document-number-word",
        {**JOINT, "document_number": "示财〔2026〕1号"},
        {"publisher": "示例市财政局", **NUMBER},
        "document_number",
    ),
    *(
        Example(
            "citation-unresolved",
            {"00001": {"document_number": "示政发〔2026〕3号"}, "00002": {**NUMBER, "body": f"{good}\n"}},
            {"00001": {"document_number": "示政发〔2026〕3号"}, "00002": {**NUMBER, "body": f"{bad}\n"}},
            ("00002", "body"),
            "warning",
        )
        for good, bad in (
            ("根据示政发〔2026〕3号", "根据示政发〔2026〕2号"),
            ("根据示政发〔2026〕4号、示政发〔2025〕2号、大示政发〔2026〕2号", "《办法》（示政发[2026]2号）"),
            ("国办发〔2026〕2号", "见示政发〔2026〕02号"),
            ("示政发〔2026〕2号\n\n内容", "根据示政发〔2026〕2号"),
        )
    ),
]
OLD = {"document_number": "示政发〔2026〕1号"}
NEW = {"document_number": "示政发〔2026〕2号"}
TO_OLD, TO_NEW = "示政发〔2026〕1号", "示政发〔2026〕2号"
ENDED = {"validity": "废止", "repealed_on": "2026-03-04"}
RELATIONS = [
    *(
        Example(
            "relation-circular",
            {"00001": {**OLD, first: TO_NEW}, "00002": {**NEW, "interprets": TO_OLD}},
            {"00001": {**OLD, first: TO_NEW}, "00002": {**NEW, second: TO_OLD}},
            ("00001", first),
        )
        for first, second in (("repeals", "replaces"), ("replaces", "replaces"), ("follows", "follows"))
    ),
    Example(
        "relation-circular",
        {"00001": {**OLD, "follows": TO_OLD}},
        {
            "00001": {**OLD, "based_on": TO_NEW},
            "00002": {**NEW, "based_on": "示政发〔2026〕3号"},
            "00003": {"document_number": "示政发〔2026〕3号", "based_on": TO_OLD},
        },
        ("00001", "based_on"),
    ),
    Example(
        "relation-order",
        {"00001": {"amends": TO_OLD}, "00002": OLD},
        {"00001": {"amends": TO_OLD}, "00002": {**OLD, "generated_on": "2026-03-03"}},
        ("00001", "amends"),
        "warning",
    ),
    Example(
        "end-unexplained",
        {"00001": {**OLD, **ENDED}, "00002": {"repeals": TO_OLD}},
        {"00001": {**OLD, **ENDED}, "00002": {"amends": TO_OLD}},
        ("00001", "validity"),
    ),
    Example(
        "end-unexplained",
        {"00001": {**OLD, "validity": "被代替"}, "00002": {"replaces": TO_OLD}},
        {"00001": {**OLD, "validity": "被代替"}, "00002": {"amends": TO_OLD}},
        ("00001", "validity"),
        "warning",
    ),
    Example(
        "end-unexplained",
        {"00001": {**OLD, **ENDED}, "00002": {"repeals": TO_OLD}},
        {"00001": {**OLD, **ENDED}, "00002": {"repeals": TO_OLD, "withdrawn": WITHDRAWN}},
        ("00001", "validity"),
    ),
    one(
        "end-unexplained",
        {**ENDED, "changes": [{"on": "2026-03-04", "kind": "细微修改", "note": "省政府令第9号予以废止"}]},
        {**ENDED, "body": "第九条 《旧办法》同时废止。\n"},
        "validity",
    ),
    warned("end-unexplained", {"validity": "失效"}, {**ENDED, "imported_from": "a.html"}, "validity"),
    one(
        "validity-contradicts",
        {"validity": "有效", "expires_on": "2026-07-01"},
        {"validity": "有效", "expires_on": "2026-03-03"},
        "validity",
    ),
    Example(
        "successor-withdrawn",
        {"00001": {"withdrawn": {**WITHDRAWN, "successor": TO_OLD}}, "00002": OLD},
        {
            "00001": {"withdrawn": {**WITHDRAWN, "successor": TO_OLD}},
            "00002": {**OLD, "withdrawn": WITHDRAWN},
        },
        ("00001", "withdrawn"),
        "warning",
    ),
    Example(
        "successor-withdrawn",
        {"00001": {"withdrawn": {**WITHDRAWN, "successor": {"to": TO_NEW, "external": "是"}}}},
        {"00001": {**OLD, "withdrawn": {**WITHDRAWN, "successor": TO_OLD}}},
        ("00001", "withdrawn"),
    ),
    *(
        Example(
            "interpreted-ended",
            {"00001": OLD, "00002": {"genre": "解读", "interprets": TO_OLD}},
            {"00001": {**OLD, **ended}, "00002": {"genre": "解读", "interprets": TO_OLD}},
            ("00002", "interprets"),
            "notice",
        )
        for ended in (ENDED, {"withdrawn": WITHDRAWN})
    ),
]
EXAMPLES = [*SIGNATURES, *DATES, *NUMBERS, *RELATIONS]
