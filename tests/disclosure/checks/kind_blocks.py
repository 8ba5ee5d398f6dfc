"""Kinds of items as front matter for tests: each complete and without a defect."""

from __future__ import annotations

import copy
from typing import Any

SERVICE: dict[str, Any] = {
    "name": "食品经营许可",
    "nature": "行政许可",
    "holder": {"agency": "示例市财政局", "office": "行政审批科"},
    "basis": ["《中华人民共和国食品安全法》第三十五条"],
    "audience": ["企业"],
    "conditions": ["有营业执照"],
    "materials": [{"name": "场所布局图", "original": "复印件", "number": "1", "source": "自备"}],
    "steps": [
        {"name": "受理", "unit": "窗口", "time": "1 个工作日", "place": "政务服务中心"},
        {"name": "决定", "unit": "审批科", "time": "6 个工作日"},
    ],
    "legal_limit": "20 个工作日",
    "promised_limit": "7 个工作日",
    "fees": "不收费",
    "results": [{"name": "许可证", "delivery": "窗口领取"}],
    "places": [{"name": "政务服务中心", "address": "示例大道 3 号"}],
    "hours": "工作日 9:00—17:00",
    "phones": ["0000-12340001"],
    "complaints": ["12345"],
}
REQUIRED_ELEMENTS = tuple(SERVICE)
STEP = {
    "name": "受理",
    "post": "受理岗",
    "basis": "行政许可法第三十二条",
    "standard": "材料齐全",
    "time": "5 个工作日",
    "liability": "不予受理的责任",
}
POWER: dict[str, Any] = {
    "name": "食品经营许可",
    "kind": "行政许可",
    "basis": ["《中华人民共和国食品安全法》第三十五条"],
    "holder": "示例市财政局",
    "scope": "食品经营者",
    "limit": "20 个工作日",
    "steps": [STEP, {**STEP, "name": "决定", "time": "15 个工作日"}],
    "complaints": ["12345"],
    "changes": [{"on": "2019-03-01", "kind": "设定"}, {"on": "2025-03-01", "kind": "取消", "note": "合并"}],
}
TIERS: dict[str, Any] = {
    "field": "食品安全",
    "acts": [
        {
            "act": "经营过期食品",
            "basis": "《中华人民共和国食品安全法》第一百二十四条",
            "upper": "100000",
            "tiers": [
                {"tier": "特别轻微", "behaviour": "首次", "penalty": "不予处罚"},
                {"tier": "轻微", "behaviour": "货值少", "lower": "50000", "upper": "65000.50"},
                {"tier": "严重", "behaviour": "货值多", "lower": "65000.50", "upper": "100000"},
            ],
        }
    ],
}
PROJECT: dict[str, Any] = {
    "name": "第三水厂",
    "amount": "23600.5",
    "threshold": "400",
    "owner": "自来水公司",
    "starts_on": "2026-04-01",
    "parts": [
        {"kind": kind, "not_applicable": "不涉及"}
        for kind in ("批准服务", "批准结果", "招标投标", "征收土地", "施工", "质量安全监督")
    ],
    "progress": [{"on": "2026-04-01", "what": "开工"}, {"on": "2026-06-01", "what": "主体施工"}],
}
BUDGET: dict[str, Any] = {
    "unit": "示例市财政局",
    "year": "2026",
    "books": ["一般公共预算"],
    "stage": "审批",
    "tables": [
        {
            "title": "支出预算表",
            "kind": "功能分类",
            "total": "300.30",
            "lines": [
                {"code": "205", "name": "教育支出", "amount": "200.20"},
                {"code": "20502", "name": "普通教育", "amount": "200.20"},
                {"code": "2050202", "name": "小学教育", "amount": "120.10"},
                {"code": "2050203", "name": "初中教育", "amount": "80.10"},
                {"code": "208", "name": "社会保障支出", "amount": "100.10"},
            ],
        },
        {
            "title": "三公经费表",
            "kind": "三公",
            "total": "31",
            "compared_label": "上年",
            "compared_total": "33",
            "lines": [
                {"name": "因公出国（境）费", "amount": "0", "compared": "0"},
                {"name": "公务接待费", "amount": "9", "compared": "10"},
                {"name": "公务用车购置和运行费", "amount": "22", "compared": "23"},
                {"name": "公务用车购置费", "amount": "2", "compared": "3", "of": "公务用车购置和运行费"},
                {"name": "公务用车运行费", "amount": "20", "compared": "20", "of": "公务用车购置和运行费"},
            ],
        },
    ],
}
BUDGET_ITEM = {"title": "示例市财政局2026年部门预算", "genre": "预决算", "budget": BUDGET}
GAZETTE: dict[str, Any] = {
    "issue": "2026 年第 1 期",
    "on": "2026-03-31",
    "contents": [{"title": "关于公布公共停车场名单的通知"}],
}
ANSWER = (
    "经查，路灯因电缆被挖断停电。三月四日已经接通临时线路，当晚恢复照明；"
    "四月底前完成电缆改造，故障可以拨打服务电话，二十四小时内到场处理。"
)
FEEDBACK: dict[str, Any] = {
    "question": "路灯什么时候修好？",
    "kind": "投诉",
    "asked_on": "2026-03-01",
    "undertaker": "市住建局",
    "promised_by": "2026-03-08",
    "answered_on": "2026-03-05",
    "answer": ANSWER,
}
TOPIC: dict[str, Any] = {
    "topic": "课后服务怎么收费？",
    "asked_on": "2026-03-01",
    "undertaker": "市教育局",
    "promised_by": "2026-12-01",
    "status": "待办",
}
PROMISE: dict[str, Any] = {
    "who": "市住建局",
    "what": "水厂通水",
    "measure": "通过验收",
    "due": "2026-06-01",
    "kept_on": "2026-05-30",
    "evidence": "SL0000019/2026-00002",
}
CLARIFICATION = {"claim": "水价翻倍", "fact": "上涨两成", "source": "市发展改革委"}


def changed(block: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """The block with another value at `steps.0.time`; None takes it away."""
    found = copy.deepcopy(block)
    node: Any = found
    *above, last = path.split(".")
    for step in above:
        node = node[int(step)] if isinstance(node, list) else node[step]
    if isinstance(node, list):
        node[int(last) :] = [] if value is None else [value]
    elif value is None:
        del node[last]
    else:
        node[last] = value
    return found
