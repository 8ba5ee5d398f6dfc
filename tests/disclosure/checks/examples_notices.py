"""Notices: place, parts, periods, hearings, figures and what has to follow."""

from __future__ import annotations

from typing import Any

from tests.disclosure.checks.example import Example
from tests.make import CITY

PLACE = f"notices/{CITY}/2026/00001.md"
OBJECTIONS = {"unit": "示例市政务公开科", "phone": "0000-12340001"}
PUBLICITY = {
    "kind": "公示/补助对象公示",
    "opens_on": "2026-06-22",
    "closes_on": "2026-06-26",
    "objections_to": OBJECTIONS,
}
WAYS = {"ways": ["信函：示例路 1 号"]}
CONSULTATION = {
    "kind": "征求意见",
    "opens_on": "2026-06-01",
    "closes_on": "2026-07-01",
    "consultation": WAYS,
}
OUTCOME = {
    "received": "12",
    "adopted": "5",
    "partly": "3",
    "rejected": "4",
    "reasons": "没有上位法依据。",
    "published_on": "2026-06-15",
}
HEARING = {
    "kind": "听证公告/规章听证",
    "hearing": {"on": "2026-07-01 09:00", "place": "1 号厅", "attend": "电话报名", "papers_on": "2026-06-24"},
}
WARNING: dict[str, Any] = {
    "kind": "预警",
    "warning": {"level": "红色", "area": "示例镇", "measures": "立即转移。"},
}
SHOWN: dict[str, Any] = {
    "generated_on": "2026-06-01",
    "published_on": "2026-06-01",
    "approved_on": "2026-06-01",
}
SHOWN |= {"review": {"by": "审查人甲", "on": "2026-06-01", "result": "通过"}}
MINIMUM = "minimums:\n- {{matter: 任前公示, kinds: 公示/任前公示, amount: {days}, basis: 本市规定}}\n"
LONG_AGO = {"opens_on": "2026-03-05", "closes_on": "2026-05-11"}


def notice(rule, good, bad, severity="error", field="notice", **more):
    """An example of one notice: its block when it is right and when it is not."""
    return Example(
        rule,
        {PLACE: {"notice": good, **more}},
        {PLACE: {"notice": bad, **more}},
        (PLACE, field),
        severity,
    )


def kind(name, opens, closes, **more):
    """A block of a kind of notice with its period."""
    return {"kind": name, "opens_on": opens, "closes_on": closes, **more}


def known(block):
    """A block without the fields that are None."""
    return {name: value for name, value in block.items() if value is not None}


def without(block, *names):
    """A block without some fields."""
    return {name: value for name, value in block.items() if name not in names}


def consultation(closes, **more):
    """A consultation that opens on 1 June and needs 30 days."""
    return kind("征求意见/重大行政决策", "2026-06-01", closes, consultation=WAYS, **more)


def outcome(**changes):
    """A consultation with an outcome."""
    return {**CONSULTATION, "consultation": {**WAYS, "outcome": known({**OUTCOME, **changes})}}


def hearing(name="听证公告/规章听证", **changes):
    """A hearing on 1 July."""
    return {"kind": name, "hearing": known({**HEARING["hearing"], **changes})}


def said(text):
    """A text that says something of the period."""
    return "为方便群众停车，现公示本市公共停车场名单，名单由市停车管理办公室核对。\n\n" + text + "\n"


def text_period(good, bad, closes="2026-06-26"):
    """The same block over two texts."""
    block = {**PUBLICITY, "closes_on": closes}
    return Example(
        "notice-text-period",
        {PLACE: {"notice": block, "body": said(good), **SHOWN}},
        {PLACE: {"notice": block, "body": said(bad), **SHOWN}},
        (PLACE, _LINE_OF_TEXT),
        "warning",
    )


# The third line of the text of an item with the fields of `SHOWN` and a notice.
_LINE_OF_TEXT = 17

EXAMPLES = [
    Example("notice-place", {PLACE: {"notice": PUBLICITY}}, {PLACE: {}}, (PLACE, 1)),
    Example("notice-place", {"00001": {}}, {"00001": {"notice": PUBLICITY}}, ("00001", "notice")),
    notice("notice-parts", PUBLICITY, without(PUBLICITY, "objections_to")),
    notice("notice-parts", PUBLICITY, without(PUBLICITY, "closes_on")),
    notice("notice-parts", CONSULTATION, without(CONSULTATION, "consultation")),
    notice("notice-parts", HEARING, {"kind": "听证公告"}),
    notice("notice-parts", WARNING, {"kind": "预警"}),
    notice(
        "notice-parts",
        {"kind": "公告/招标"},
        {"kind": "公告/征收土地预公告"},
    ),
    notice("notice-dates", PUBLICITY, {**PUBLICITY, "closes_on": "2026-06-21"}),
    notice(
        "notice-dates",
        {**PUBLICITY, "closes_on": "2026-06-24"},
        {**without(PUBLICITY, "opens_on"), "closes_on": "2026-03-03"},
    ),
    notice("notice-dates", HEARING, hearing(on="2026-03-03", papers_on=None)),
    notice(
        "notice-too-short",
        kind("公示/拟录用公示", "2026-06-22", "2026-06-26", objections_to=OBJECTIONS),
        kind("公示/拟录用公示", "2026-06-22", "2026-06-25", objections_to=OBJECTIONS),
        **SHOWN,
    ),
    # The day of publication does not count, whatever the block says.
    notice(
        "notice-too-short",
        kind("公示/中标候选人公示", "2026-06-01", "2026-06-04", objections_to=OBJECTIONS),
        kind("公示/中标候选人公示", "2026-06-01", "2026-06-03", objections_to=OBJECTIONS),
        **SHOWN,
    ),
    # 19 June 2026 is a holiday.
    notice(
        "notice-too-short",
        kind("公告/征收土地预公告", "2026-06-15", "2026-06-29"),
        kind("公告/征收土地预公告", "2026-06-15", "2026-06-26"),
        **SHOWN,
    ),
    notice("notice-too-short", consultation("2026-07-01"), consultation("2026-06-30"), **SHOWN),
    notice(
        "notice-too-short",
        consultation("2026-07-01"),
        consultation("2026-06-10", urgent="汛期将至"),
        "notice",
        **SHOWN,
    ),
    # No reason shortens what the law leaves no room for.
    notice(
        "notice-too-short",
        kind("征求意见/房屋征收补偿方案", "2026-06-02", "2026-07-01", consultation=WAYS),
        kind("征求意见/房屋征收补偿方案", "2026-06-02", "2026-06-30", consultation=WAYS, urgent="工期紧"),
        **SHOWN,
    ),
    Example(
        "notice-too-short",
        {
            "register/stay-open.yml": MINIMUM.format(days=5),
            PLACE: {"notice": {**PUBLICITY, "kind": "公示/任前公示"}, **SHOWN},
        },
        {
            "register/stay-open.yml": MINIMUM.format(days=6),
            PLACE: {"notice": {**PUBLICITY, "kind": "公示/任前公示"}, **SHOWN},
        },
        (PLACE, "notice"),
    ),
    notice(
        "notice-calendar",
        kind("公示/拟录用公示", "2026-06-22", "2026-06-26", objections_to=OBJECTIONS),
        kind("公示/拟录用公示", "2046-06-22", "2046-06-23", objections_to=OBJECTIONS),
        "notice",
        **SHOWN,
    ),
    notice("hearing-time", hearing(), hearing(on="2026-06-30 09:00", papers_on="2026-06-01"), **SHOWN),
    notice("hearing-time", hearing(), hearing(papers_on="2026-06-25"), **SHOWN),
    notice(
        "hearing-time",
        hearing("听证公告/定价听证", on="2026-06-08", papers_on="2026-06-01"),
        hearing("听证公告/定价听证", on="2026-06-08", papers_on="2026-06-02"),
        **SHOWN,
    ),
    text_period(
        "公示期：2026年6月22日至2026年6月26日（5 个工作日）。",
        "公示期：2026年6月22日至2026年6月28日。",
    ),
    text_period("公示时间为 2026年6月22日—26日。", "公示时间为 2026年6月21日—26日。"),
    text_period("公示期 5 个工作日。", "公示期 7 个工作日。"),
    text_period("公示期 5 天，公示期满后 3 日内公布结果。", "公示期 10 日，自发布之日起计算。"),
    Example(
        "notice-files",
        {
            PLACE: {"notice": {**CONSULTATION, "consultation": {**WAYS, "draft": "草案.txt"}}},
            f"notices/{CITY}/2026/00001/草案.txt": "草案全文\n",
        },
        {PLACE: {"notice": {**CONSULTATION, "consultation": {**WAYS, "draft": "草案.txt"}}}},
        (PLACE, "notice"),
    ),
    notice("notice-files", hearing(), hearing(papers=["材料.pdf"]), **SHOWN),
    notice("consultation-figures", outcome(), outcome(received="13")),
    notice("consultation-figures", outcome(), outcome(reasons=None)),
    notice(
        "consultation-figures",
        outcome(reasons=None, opinions=[{"opinion": "停建", "rejected": "4", "reply": "没有依据"}]),
        outcome(reasons=None, opinions=[{"opinion": "停建", "rejected": "3", "reply": "没有依据"}]),
    ),
    notice(
        "consultation-figures",
        outcome(opinions=[{"opinion": "增加车位", "adopted": "5"}]),
        outcome(opinions=[{"opinion": "增加车位", "adopted": "6"}]),
    ),
    notice(
        "consultation-outcome",
        {**outcome(), **LONG_AGO},
        {**CONSULTATION, **LONG_AGO},
        "warning",
    ),
    Example(
        "consultation-outcome",
        {
            PLACE: {"notice": {**CONSULTATION, **LONG_AGO}},
            "00002": {"outcome_of": "SL0000019/2026-00001", "title": "停车场名单征求意见采纳情况"},
        },
        {
            PLACE: {"notice": {**CONSULTATION, **LONG_AGO}},
            "00002": {"follows": "SL0000019/2026-00001", "title": "停车场名单征求意见采纳情况"},
        },
        (PLACE, "notice"),
        "warning",
    ),
    notice(
        "notice-result",
        {**PUBLICITY, "opens_on": "2026-05-25", "closes_on": "2026-05-31"},
        {**PUBLICITY, "opens_on": "2026-05-25", "closes_on": "2026-05-30"},
        "warning",
    ),
    Example(
        "notice-result",
        {
            PLACE: {"notice": {**PUBLICITY, **LONG_AGO}},
            "00002": {"follows": "SL0000019/2026-00001", "title": "停车场名单确认结果"},
        },
        {PLACE: {"notice": {**PUBLICITY, **LONG_AGO}}, "00002": {"title": "停车场名单确认结果"}},
        (PLACE, "notice"),
        "warning",
    ),
    notice(
        "warning-lifted",
        {**WARNING, "warning": {**WARNING["warning"], "lifted_on": "2026-03-05 08:00"}},
        WARNING,
        "warning",
    ),
    notice("warning-lifted", {**WARNING, "closes_on": "2026-12-10"}, WARNING, "warning"),
]
