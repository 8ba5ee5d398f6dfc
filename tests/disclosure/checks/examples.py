"""For every check pairs of contents: one in which it finds nothing, and one in which it finds exactly one thing."""

from __future__ import annotations

from tests.disclosure.checks import (
    examples_agreement,
    examples_annual_reports,
    examples_attachments,
    examples_characters,
    examples_classes,
    examples_dossiers,
    examples_duplicates,
    examples_guides,
    examples_kinds,
    examples_notices,
    examples_periods,
    examples_postings,
    examples_privacy,
    examples_registers,
    examples_reviews,
    examples_spoken,
    examples_standards,
    examples_texts,
    examples_titles,
)
from tests.disclosure.checks.example import Example, one
from tests.disclosure.guide_files import guide
from tests.make import FINANCE, PDF, WITHHELD

ABOLISHED = {"publisher": "示例市物资局", "statutory": "a20-01"}
DECISION = {"generated_on": "2026-02-02", "document_number": "示政发〔2026〕1号"}
RULE = {"genre": "规章", "validity": "有效", "effective_on": "2026-05-01", "collected_in": "2026 年第 3 期"}
WITHDRAWN = {"on": "2026-05-01", "reason": "发布有误", "body": "示例市人民政府"}
DUPLICATE = {**WITHDRAWN, "reason": "重复或已合并"}
ASSESSED = {**WITHHELD, "next_assessment_on": None}
SILENT = {"on": "2026-04-01", "kind": "更正"}
CORRECTED = {**SILENT, "note": "改正了地址"}
PROPOSED = "bodies:\n- name: 示例市气象局\n  proposed: 是\n"
CONFIRMED = f"bodies:\n- name: 示例市气象局\n  code: {'SL0000043'}\n"
JOINT = {"joint_bodies": "示例市财政局", "consulted": {"body": "示例市财政局", "on": "2026-03-01"}}


def missing(field, needed_by, **value):
    """Examples of a field that is needed only under a condition."""
    return Example("required", {"00001": {**needed_by, **value}}, {"00001": needed_by}, ("00001", 1))


ALWAYS = ("title", "summary", "publisher", "generated_on", "published_on", "topic", "genre")
SIGNED = ("review", "approved_by", "approved_on")
EXAMPLES = [
    Example(
        "record-body",
        {"guides/SL0000019.md": guide()},
        {"guides/SL0000099.md": guide()},
        ("guides/SL0000099.md", 1),
    ),
    *(one("required", {}, {field: None}, 1) for field in (*ALWAYS, *SIGNED, "statutory")),
    *(one("required", {}, {field: ""}, field) for field in ("title", "publisher")),
    one("required", {}, {"title": " \u3000 "}, "title"),
    one("required", WITHHELD, {**WITHHELD, "review": None}, 1),
    *(one("required", WITHHELD, {**WITHHELD, field: None}, 1) for field in ("ground", "basis")),
    missing("next_assessment_on", ASSESSED, next_assessment_on="2027-03-02"),
    missing("next_assessment_on", ASSESSED, withheld_until="2027-03-02"),
    missing(
        "validity", {"genre": "规章", "effective_on": "2026-05-01", "collected_in": "x"}, validity="有效"
    ),
    missing("effective_on", {**RULE, "effective_on": None}, effective_on="2026-05-01"),
    missing(
        "effective_on", {**RULE, "genre": "通知", "normative": "是", "effective_on": None}, normative="否"
    ),
    missing("repealed_on", {"validity": "废止"}, repealed_on="2026-04-01"),
    missing("changed_on", {"changes": [CORRECTED]}, changed_on="2026-04-01"),
    missing("changed_on", {"changes": [CORRECTED]}, changes=[{**CORRECTED, "kind": "细微修改"}]),
    missing("event_on", {"timing": "事前"}, event_on="2026-05-01"),
    missing("event_on", {"timing": "事中"}, timing="事后"),
    missing("period", {"term": "定期"}, period="每年"),
    missing("interprets", {"genre": "解读"}, interprets={"to": "国办发〔2019〕61号", "external": "是"}),
    missing("decided_by", {"major_matter": "重大决策", "decided_on": "2026-03-01"}, decided_by="常务会议"),
    missing("decided_on", {"major_matter": "重大决策", "decided_by": "常务会议"}, decided_on="2026-03-01"),
    one("required", JOINT, {"joint_bodies": "示例市财政局"}, 1, "warning"),
    one("required", RULE, {**RULE, "collected_in": None}, 1, "warning"),
    *(
        one("required", {"imported_from": "a.html"}, {"imported_from": "a.html", field: None}, 1, "warning")
        for field in (*ALWAYS, "statutory", "review")
    ),
    Example("unnumbered", {"00001": {}}, {"new-a": {}}, ("new-a", 1), "warning"),
    one("change-note", {"changes": [CORRECTED]}, {"changes": [CORRECTED, SILENT]}, "changes"),
    one("change-note", {"changes": [{**SILENT, "kind": "细微修改"}]}, {"changes": [SILENT]}, "changes"),
    one("body-text", {}, {"body": "\n \n"}, "body"),
    one("body-text", WITHHELD, {"imported_from": "a.html", "body": ""}, "body", "warning"),
    one("body-text", {"withdrawn": WITHDRAWN, "body": ""}, {"body": "<!-- 待补 -->\n"}, "body"),
    one("body-known", {"publisher": "示例市政府"}, {"publisher": "示例市政府办公室"}, "publisher"),
    one("body-known", {"publisher": FINANCE}, {"publisher": "SL0000043"}, "publisher"),
    one("body-known", JOINT, {"joint_bodies": ["示例市财政局", "某局"]}, "joint_bodies"),
    Example("body-code", {}, {"catalog/SL0000107/2026/00001.md": {}}, ("catalog/SL0000107/2026/00001.md", 1)),
    one("body-existed", {**ABOLISHED, "generated_on": "2001-12-31"}, ABOLISHED, "publisher"),
    one("body-repeated", JOINT, {"joint_bodies": ["示例市财政局", FINANCE]}, "joint_bodies"),
    one("body-repeated", {}, {"joint_bodies": "示例市政府"}, "joint_bodies"),
    Example(
        "body-proposed",
        {"register/proposed-bodies.yml": CONFIRMED},
        {"register/proposed-bodies.yml": PROPOSED},
        ("register/proposed-bodies.yml", 1),
        "warning",
    ),
    one("date-order", {"published_on": "2026-03-03"}, {"approved_on": "2026-03-05"}, "published_on"),
    one(
        "date-order",
        {"published_on": "2026-03-02", "approved_on": "2026-03-02"},
        {"generated_on": "2026-03-04", "published_on": "2026-03-03 08:00"},
        "published_on",
    ),
    one("date-order", {"changed_on": "2026-03-02"}, {"changed_on": "2026-03-01"}, "changed_on"),
    one(
        "date-order",
        {},
        {"imported_from": "a.html", "generated_on": "2026-04-02"},
        "published_on",
        "warning",
    ),
    one(
        "generated-in-future",
        {"generated_on": "2026-06-30", "published_on": "2026-06-30", "approved_on": "2026-06-30"},
        {"generated_on": "2026-07-01"},
        "generated_on",
    ),
    one(
        "generated-in-future",
        {},
        {"generated_on": "2026-07-01", "imported_from": "a.html"},
        "generated_on",
        "warning",
    ),
    one(
        "held-back", {"published_on": "2026-06-30"}, {"published_on": "2026-07-01"}, "published_on", "notice"
    ),
    Example(
        "index-number-form",
        {"catalog/SL0000019/2026/00001.md": {}},
        {"catalog/SL0000018/2026/00001.md": {}},
        ("catalog/SL0000018/2026/00001.md", 1),
    ),
    Example(
        "index-number-form",
        {},
        {"catalog/SL0000018/2026/00001.md": {"number_defect": "是"}},
        ("catalog/SL0000018/2026/00001.md", 1),
        "notice",
    ),
    one(
        "index-number-place",
        {"index_number": " sl0000019/2026-00001"},
        {"index_number": "SL0000019/2026-00002"},
        "index_number",
    ),
    one("index-number-place", {}, {"index_number": "待定"}, "index_number"),
    Example(
        "index-number-place",
        {"new-a": {"index_number": "0142768-8/2022-00185", "number_defect": "是"}},
        {"new-a": {"index_number": "SL0000019/2026-00002"}},
        ("new-a", "index_number"),
    ),
    Example(
        "index-number-unique",
        {"00001": {}, "00002": {}},
        {"00001": {}, "new-a": {"index_number": "SL0000019/2026-00001"}},
        ("new-a", "index_number"),
    ),
    Example(
        "index-number-unique",
        {},
        {"00001": {}, "new-a": {"index_number": "SL0000019/2026-00001", "number_defect": "是"}},
        ("new-a", "index_number"),
        "notice",
    ),
    Example(
        "index-number-year", {"00001": {}}, {"2025/00001": {}}, ("2025/00001", "generated_on"), "warning"
    ),
    one("document-number-form", {}, {"document_number": "示政发〔26〕3号"}, "document_number"),
    *(
        one(
            "document-number-form",
            {"document_number": "示政发〔2026〕3号"},
            {"document_number": text},
            "document_number",
            "warning",
        )
        for text in ("示政发[2026]3号", "示政发〔2026〕第3号")
    ),
    *(
        one(
            "document-number-form",
            {"document_number": "示政发〔2026〕3号"},
            {"document_number": text},
            "document_number",
        )
        for text in ("示政发[2026〕3号", "示政发?2026?3号")
    ),
    one(
        "document-number-form",
        {"document_number": "示例市人民政府令第8号"},
        {"document_number": "无", "imported_from": "a.html"},
        "document_number",
        "warning",
    ),
    Example(
        "document-number-unique",
        {"00001": DECISION, "00002": {**DECISION, "publisher": "示例市财政局"}},
        {"00001": DECISION, "00002": {**DECISION, "document_number": "示政发[2026]01号"}},
        ("00002", "document_number"),
    ),
    Example(
        "document-number-unique",
        {"00001": DECISION, "00002": {**DECISION, "withdrawn": WITHDRAWN}},
        {"00001": DECISION, "00002": {**DECISION, "imported_from": "a.html"}},
        ("00002", "document_number"),
        "warning",
    ),
    Example(
        "document-number-unique",
        {},
        {"00001": DECISION, "00002": {**DECISION, "publisher": "示例市政府"}},
        ("00002", "document_number"),
    ),
    one("content-not-open", WITHHELD, {**WITHHELD, "body": "秘密\n"}, "body"),
    one("content-not-open", {"body": "x\n"}, {**WITHHELD, "openness": "依申请公开", "body": "x\n"}, "body"),
    Example(
        "content-not-open",
        {"00001": {}, "00001/a.pdf": PDF},
        {"00001": WITHHELD, "00001/a.pdf": PDF},
        ("00001", 16),
    ),
    one("withdrawal-successor", {"withdrawn": WITHDRAWN}, {"withdrawn": DUPLICATE}, "withdrawn"),
    Example(
        "withdrawal-target",
        {"00001": {"withdrawn": {**DUPLICATE, "successor": "示政发[2026]1号"}}, "00002": DECISION},
        {"00001": {"withdrawn": {**DUPLICATE, "successor": "示政发[2026]9号"}}, "00002": DECISION},
        ("00001", "withdrawn"),
    ),
    Example(
        "relation-target",
        {"00001": {"repeals": "示政发〔2026〕1号"}, "00002": DECISION},
        {"00001": {"repeals": "示政发〔2026〕2号"}, "00002": DECISION},
        ("00001", "repeals"),
    ),
    one(
        "relation-target",
        {"based_on": {"to": "国务院令第711号", "external": "是"}},
        {**DECISION, "based_on": "示政发〔2026〕1号"},
        "based_on",
    ),
    Example(
        "link-target",
        {"00001": {"body": "见[通知](00002.md)\n"}, "00002": {}},
        {"00001": {"body": "\n见[通知](00002.md)\n"}, "00002": {"published_on": "2026-07-01"}},
        ("00001", 15),
    ),
    *(
        Example(
            "validity-contradicts",
            {"00001": {**DECISION, "validity": agrees, **dates}, "00002": {kind: "示政发〔2026〕1号"}},
            {"00001": {**DECISION, "validity": "有效"}, "00002": {kind: "示政发〔2026〕1号"}},
            ("00001", "validity"),
            severity,
        )
        for kind, agrees, dates, severity in (
            ("repeals", "废止", {"repealed_on": "2026-03-02"}, "error"),
            ("replaces", "被代替", {}, "error"),
            ("amends", "已修改", {}, "warning"),
        )
    ),
    one(
        "validity-contradicts",
        {"expires_on": "2026-06-29"},
        {"validity": "有效", "expires_on": "2026-06-29"},
        "validity",
        "warning",
    ),
    one(
        "validity-contradicts",
        {"validity": "尚未生效", "effective_on": "2026-07-01"},
        {"validity": "有效", "effective_on": "2026-07-01"},
        "validity",
        "warning",
    ),
    *examples_agreement.EXAMPLES,
    *examples_duplicates.EXAMPLES,
    *examples_guides.EXAMPLES,
    *examples_periods.EXAMPLES,
    *examples_registers.EXAMPLES,
    *examples_characters.EXAMPLES,
    *examples_classes.EXAMPLES,
    *examples_reviews.EXAMPLES,
    *examples_texts.EXAMPLES,
    *examples_titles.EXAMPLES,
    *examples_attachments.EXAMPLES,
    *examples_privacy.EXAMPLES,
    *examples_annual_reports.EXAMPLES,
    *examples_notices.EXAMPLES,
    *examples_kinds.EXAMPLES,
    *examples_standards.EXAMPLES,
    *examples_dossiers.EXAMPLES,
    *examples_postings.EXAMPLES,
    *examples_spoken.EXAMPLES,
]
