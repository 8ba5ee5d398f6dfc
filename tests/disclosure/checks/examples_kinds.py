"""Examples of the checks of kinds of items."""

from __future__ import annotations

from tests.disclosure.checks.example import Example, one, warned
from tests.disclosure.checks.kind_blocks import (
    BUDGET,
    BUDGET_ITEM,
    CLARIFICATION,
    FEEDBACK,
    GAZETTE,
    POWER,
    PROJECT,
    PROMISE,
    SERVICE,
    TIERS,
    TOPIC,
    changed,
)
from tests.make import CITY, FINANCE, PDF

GUIDE = {"service": SERVICE}
OTHER = "SL0000019/2026-00002"
RECIPIENTS = f"notices/{CITY}/2026/00001.md"
SHOWN_UNTIL = {"kind": "公告", "closes_on": "2026-07-01"}
SECOND = {"title": "示例市人民政府关于公布公共自行车站点的公告", "body": "全市公共自行车站点名单。" * 8}


def guide(path, value):
    return {"service": changed(SERVICE, path, value)}


def power(path, value):
    return {"power": changed(POWER, path, value)}


def tiers(path, value):
    return {"penalty_tiers": changed(TIERS, f"acts.0.{path}", value)}


def project(path, value):
    return {"project": changed(PROJECT, path, value)}


def budget(path, value):
    return {**BUDGET_ITEM, "budget": changed(BUDGET, path, value)}


def feedback(**values):
    return {"feedback": [without_gaps({**FEEDBACK, **values})]}


def without_gaps(block):
    """The block without the fields that are None: front matter would hold the word null."""
    return {name: value for name, value in block.items() if value is not None}


def promise(**values):
    return {"promises": [without_gaps({**PROMISE, **values})]}


def topic(**values):
    return {"topic_questions": [{**TOPIC, **values}]}


def pair(rule, good, bad, field, severity="error"):
    """Like `one`, beside a second item to which the first may refer."""
    return Example(
        rule, {"00001": good, "00002": SECOND}, {"00001": bad, "00002": SECOND}, ("00001", field), severity
    )


PUNISH = {**POWER, "kind": "行政处罚", "changes": POWER["changes"][:1]}
MATERIAL = "materials.0"
SERVICES = [
    one("service-limits", GUIDE, guide("promised_limit", "21 个工作日"), "service"),
    one("service-limits", guide("legal_limit", "无"), guide("legal_limit", "6 日"), "service"),
    one(
        "service-limits",
        guide("steps.1.time", "6 个工作日"),
        guide("steps.1.time", "6.5 个工作日"),
        "service",
    ),
    warned("service-materials", GUIDE, guide(f"{MATERIAL}.name", "其他有关材料"), "service"),
    warned("service-materials", GUIDE, guide(f"{MATERIAL}.name", "法律规定需要提交的其它材料"), "service"),
    one(
        "service-forms", guide("materials", "无"), guide(f"{MATERIAL}.name", "食品经营许可申请表"), "service"
    ),
    one("service-joint", GUIDE, guide("handling", "联办件"), "service"),
    one(
        "service-places",
        guide("special_steps", [{"name": "勘验", "time": "当场", "place": "政务服务中心"}]),
        guide("special_steps", [{"name": "勘验", "time": "当场", "place": "二号楼"}]),
        "service",
    ),
    one("service-places", GUIDE, guide("steps.0.place", "二号楼"), "service"),
    warned("service-basis", GUIDE, guide("basis", "按有关规定执行"), "service"),
    warned(
        "service-basis",
        guide("fees", {"item": "工本费", "basis": "示发改〔2024〕3号", "standard": "5 元"}),
        guide("fees", {"item": "工本费", "basis": "国家有关规定", "standard": "5 元"}),
        "service",
    ),
    warned("service-elements", {**GUIDE, "genre": "办事指南"}, {"genre": "办事指南"}, "genre"),
    one("kind-single", GUIDE, {**GUIDE, "power": POWER}, "power"),
    Example(
        "kind-files",
        {"00001": guide(f"{MATERIAL}.form", "form.pdf"), "00001/form.pdf": PDF},
        {"00001": guide(f"{MATERIAL}.form", "from.pdf"), "00001/form.pdf": PDF},
        ("00001", "service"),
    ),
    pair("kind-reference", power("guide", OTHER), power("guide", "SL0000019/2026-00009"), "power"),
    one(
        "kind-reference",
        guide(f"{MATERIAL}.form_at", {"to": "某省表格库", "external": "是"}),
        guide(f"{MATERIAL}.form_at", "某省表格库"),
        "service",
    ),
]
POWERS = [
    one("power-limit", {"power": POWER}, power("limit", "19 个工作日"), "power"),
    one("power-changes", {"power": POWER}, power("changes.1", {"on": "2025-03-01", "kind": "转移"}), "power"),
    one("power-changes", {"power": POWER}, power("changes.0.on", "2025-03-02"), "power"),
    warned("power-tiers", {"power": POWER}, {"power": PUNISH}, "power"),
    one("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.1.lower", "65000.51"), "penalty_tiers"),
    one("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.1.upper", "65000.49"), "penalty_tiers"),
    one("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.2.lower", "65000.49"), "penalty_tiers"),
    one("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.1.upper", None), "penalty_tiers"),
    one("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.2.upper", "100000.01"), "penalty_tiers"),
    one("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.0.penalty", None), "penalty_tiers"),
    warned("penalty-tiers", {"penalty_tiers": TIERS}, tiers("tiers.1.tier", "特别严重"), "penalty_tiers"),
]
MONEY = [
    one("budget-sums", BUDGET_ITEM, budget("tables.0.total", "300.31"), "budget"),
    one("budget-sums", BUDGET_ITEM, budget("tables.0.lines.2.amount", "120.11"), "budget"),
    one("budget-sums", BUDGET_ITEM, budget("tables.1.compared_total", "32"), "budget"),
    one("budget-sums", BUDGET_ITEM, budget("tables.1.lines.3.amount", "3"), "budget"),
    one("budget-lines", BUDGET_ITEM, budget("tables.1.lines.3.of", "公务用车"), "budget"),
    one("budget-lines", BUDGET_ITEM, budget("tables.0.lines.3.code", "2050202"), "budget"),
    one("budget-three-public", BUDGET_ITEM, budget("tables.1.lines.0.name", "培训费"), "budget"),
    warned("budget-classes", BUDGET_ITEM, budget("tables.1.kind", "经济分类"), "budget"),
    warned("budget-title", BUDGET_ITEM, {**BUDGET_ITEM, "title": "示例市财政局2025年部门预算"}, "title"),
    warned("budget-title", BUDGET_ITEM, {**BUDGET_ITEM, "title": "示例市民政局2026年部门预算"}, "title"),
    warned("budget-title", BUDGET_ITEM, {**BUDGET_ITEM, "title": "示例市财政局2026年部门收支表"}, "title"),
    warned(
        "subsidy-end",
        {"title": "2026年困难学生生活补助发放名单", "expires_on": "2026-09-01"},
        {"title": "2026年困难学生生活补助发放名单"},
        "title",
    ),
    one("budget-lines", BUDGET_ITEM, budget("tables.1.lines.2.of", "公务用车购置费"), "budget"),
    *(
        one("budget-compared", BUDGET_ITEM, budget(f"tables.1.{path}", None), "budget")
        for path in ("compared_total", "compared_label", "lines.0.compared")
    ),
    *(
        one("penalty-tiers", {"penalty_tiers": TIERS}, tiers(path, value), "penalty_tiers")
        for path, value in (
            ("tiers.2.lower", None),
            ("tiers.2.lower", "65000.49"),
            ("tiers.2.lower", "65000.51"),
            ("tiers.2.upper", "100000.01"),
        )
    ),
    one("penalty-tiers", tiers("lower", "65000.50"), tiers("lower", "65000.51"), "penalty_tiers"),
    Example(
        "subsidy-end",
        {RECIPIENTS: {"title": "2026年困难学生生活补助发放名单公示", "notice": SHOWN_UNTIL}},
        {RECIPIENTS: {"title": "2026年困难学生生活补助发放名单公示", "notice": {"kind": "公告"}}},
        (RECIPIENTS, "title"),
        "warning",
    ),
    one("project-entries", {"project": PROJECT}, project("parts.0.not_applicable", None), "project"),
    one("project-entries", {"project": PROJECT}, project("progress.0.on", "2026-06-02"), "project"),
    one("project-entries", project("done_on", "2026-04-02"), project("done_on", "2026-03-31"), "project"),
    warned("project-tender", {"project": PROJECT}, project("parts.2.kind", "竣工"), "project"),
    warned("project-parts", {"project": PROJECT}, project("parts.4.kind", "竣工"), "project"),
    warned("project-parts", {"project": PROJECT}, project("done_on", "2026-06-15"), "project"),
    pair(
        "project-start",
        project("parts.0", {"kind": "批准服务", "items": OTHER}),
        {
            "project": {
                **changed(PROJECT, "parts.0", {"kind": "批准服务", "items": OTHER}),
                "starts_on": "2026-03-03",
            }
        },
        "project",
        "warning",
    ),
    one(
        "project-quiet",
        {"project": {**PROJECT, "starts_on": "2025-01-01"}},
        {"project": {**PROJECT, "starts_on": "2025-01-01", "progress": []}},
        "project",
        "notice",
    ),
]
ANSWERS = [
    warned("feedback-answer", feedback(), feedback(answer="路灯已经修好。"), "feedback"),
    warned(
        "feedback-answer",
        feedback(),
        feedback(answer="您好，您反映的问题正在处理中，感谢您的支持。"),
        "feedback",
    ),
    one("feedback-dates", feedback(), feedback(answer=None), "feedback"),
    one("feedback-dates", feedback(), feedback(answered_on="2026-02-28"), "feedback"),
    one(
        "feedback-overdue",
        feedback(answer=None, answered_on=None, promised_by="2026-06-30"),
        feedback(answer=None, answered_on=None, promised_by="2026-06-29"),
        "feedback",
        "notice",
    ),
    pair(
        "topic-status", topic(status="已答复", answered_by=OTHER), topic(status="已答复"), "topic_questions"
    ),
    one(
        "topic-status",
        topic(status="不予采纳", reason="个人隐私"),
        topic(status="不予采纳"),
        "topic_questions",
    ),
    pair("topic-status", topic(), topic(answered_by=OTHER), "topic_questions"),
    one("topic-overdue", topic(), topic(promised_by="2026-06-29"), "topic_questions", "notice"),
    pair(
        "promise-evidence",
        promise(),
        promise(evidence=None),
        "promises",
        "warning",
    ),
    pair(
        "promise-overdue",
        promise(),
        promise(kept_on=None, due="2026-06-29"),
        "promises",
        "notice",
    ),
    pair(
        "clarification-target",
        {"clarification": CLARIFICATION, "clarifies": OTHER},
        {"clarification": CLARIFICATION},
        "clarification",
        "warning",
    ),
    one("gazette-level", {"gazette": GAZETTE}, {"gazette": GAZETTE, "publisher": FINANCE}, "gazette"),
    Example(
        "gazette-contents",
        {
            "00001": {**SECOND, "collected_in": "《示例市人民政府公报》2026年第1期"},
            "00003": {"gazette": changed(GAZETTE, "contents.0.item", "SL0000019/2026-00001")},
        },
        {
            "00001": {**SECOND, "collected_in": "《示例市人民政府公报》2026年第1期"},
            "00003": {"gazette": GAZETTE},
        },
        ("00001", "collected_in"),
        "warning",
    ),
]
EXAMPLES = [*SERVICES, *POWERS, *MONEY, *ANSWERS]
