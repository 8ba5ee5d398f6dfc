"""Examples of the checks of annual reports."""

from __future__ import annotations

from tests.annual_reports import FIGURES, TEXT, changed, report
from tests.disclosure.checks.example import Example
from tests.make import BODIES, CITY, FINANCE, block

NOW, LAST = f"reports/{FINANCE}/2025.md", f"reports/{FINANCE}/2024.md"
CITY_NOW = f"reports/{CITY}/2025.md"
PUBLISHED, TABLE, FILES, CARRIED, TOTALS, NEXT, AFTER, CONTROL = 2, 3, 5, 12, 34, 35, 39, 40
TEXT_LINE = 42
BEFORE = FIGURES | {
    "carry_to_next.natural_person": 2,
    "carry_to_next.commercial_enterprise": 0,
    "carry_to_next.total": 2,
    "normative_files.valid": 4,
}
EARLIER = "今年围绕群众关心的停车难问题，公开了车位数量和收费标准，明年将补充夜间开放的时段。"
CHILD = {f"register/bodies/{FINANCE}.yml": block({"code": FINANCE, **BODIES[FINANCE], "parent": CITY})}
TITLES = TEXT.split("\n")


def _line(words):
    return TEXT_LINE + next(number for number, line in enumerate(TITLES) if words in line)


TEXT_BEFORE = TEXT.replace("个别信息更新不及时，已经建立到期提示的制度。", EARLIER)


def _earlier(figures=BEFORE, text=TEXT_BEFORE):
    return report(figures, text, "2025-01-20")


def one(rule, bad, line, good=None, severity="error"):
    """An example of one report."""
    return Example(rule, {NOW: good or report()}, {NOW: bad}, (NOW, line), severity)


def years(rule, good, bad, line, severity="error"):
    """An example of two years, of which the second is found."""
    return Example(rule, {LAST: good, NOW: report()}, {LAST: bad, NOW: report()}, (NOW, line), severity)


def words(rule, old, new, severity="warning", at=None, good=None):
    """An example of other words in the text."""
    text = TEXT.replace(old, new)
    return one(rule, report(text=text), _line(at or old), good, severity)


WITH_FIGURES = "全年新收申请 15 件，上年结转 2 件，办结 14 件，予以公开 10 件，结转下年度 3 件。"
GOOD_PROSE = report(text=TEXT.replace("## 二、", f"{WITH_FIGURES}\n\n## 二、"))
EXAMPLES = [
    one("report-row-sum", report(changed(lawsuit_after__total=1)), AFTER),
    one("report-row-sum", report(changed(lawsuit_after__correct=1)), AFTER),
    one("report-result-sum", report(changed(result_open__other=1)), TOTALS),
    one("report-balance", report(changed(carry_to_next__other=1)), NEXT),
    one("report-control-total", report(changed(admin_license__decisions=1), control="478.60"), CONTROL),
    one("report-control-total", report(control="478.7"), CONTROL),
    one("report-control-total", report(control=None), TABLE, severity="notice"),
    years("report-carry-over", _earlier(), _earlier(BEFORE | {"carry_to_next.other": 1}), CARRIED),
    years(
        "report-valid-files", _earlier(), _earlier(BEFORE | {"normative_files.valid": 5}), FILES, "warning"
    ),
    years(
        "report-problems-copied",
        _earlier(),
        _earlier(text=TEXT),
        _line("五、"),
        "warning",
    ),
    one(
        "report-late",
        report(published_on="2026-02-01"),
        PUBLISHED,
        report(published_on="2026-01-31"),
        "warning",
    ),
    one("report-late", report(published_on="2026-04-01"), PUBLISHED, None, "warning"),
    one("report-year-over", report(published_on="2025-12-31"), PUBLISHED, report(published_on="2026-01-01")),
    words("report-chapters", "## 四、政府信息公开行政复议、行政诉讼情况", "", "error", at="一、"),
    words("report-chapters", "## 二、主动公开政府信息情况", "## 二、依申请公开", "error"),
    words("report-chapters", "个别信息更新不及时，已经建立到期提示的制度。", "", "error", at="五、"),
    words(
        "report-chapters", "个别信息更新不及时，已经建立到期提示的制度。", "（待撰写）", "error", at="五、"
    ),
    words("report-overview-length", "停车场名单", "停车场名单" + "等" * 1000, at="一、"),
    words("report-fee", "本年收取信息处理费 0 元。", "没有其他需要报告的事项。", at="六、"),
    one(
        "report-prose",
        GOOD_PROSE.replace("新收申请 15 件", "新收申请 16 件"),
        _line("## 二、"),
        GOOD_PROSE,
        "warning",
    ),
    Example(
        "report-catalog",
        {CITY_NOW: report(published_on="2026-03-01")},
        {
            CITY_NOW: report(published_on="2026-03-01", rows={"rules": "0 0 1"}),
            "2025/00001": {
                "genre": "规章",
                "validity": "尚未生效",
                "effective_on": "2025-05-01",
                "generated_on": "2025-04-01",
                "published_on": "2025-04-02",
                "collected_in": "2025 年第 3 期",
            },
        },
        (CITY_NOW, 4),
        "warning",
    ),
    Example(
        "report-government-sum",
        {**CHILD, NOW: report(), CITY_NOW: report(published_on="2026-03-01")},
        {
            **CHILD,
            NOW: report(),
            CITY_NOW: report(published_on="2026-03-01", rows={"admin_license": "119"}),
        },
        (CITY_NOW, 6),
        "notice",
    ),
]
