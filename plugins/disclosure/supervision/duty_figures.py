"""The table of figures goes on: guides and reports, validity."""

from __future__ import annotations

from plugins.disclosure.annual_reports.due import Status
from plugins.disclosure.messages import label
from plugins.disclosure.supervision import duties, standing
from plugins.disclosure.supervision.entries import State
from plugins.disclosure.supervision.figure import Declared, Figure, Listing, Section

REPORT_RULE = "条例 Art. 49；年报格式"
PUBLISHED, DAYS_OVER = label("发布日期"), label("超过")
_GUIDE = (label("核对日期"), label("应核对日"), DAYS_OVER)
_REPORT = (label("应公布日"), PUBLISHED, DAYS_OVER)

DUTIES: tuple[Declared, ...] = (
    Figure(
        "guides_missing",
        label("没有公开指南的机构"),
        Section.DUTIES,
        Listing.DUTIES,
        "条例 Art. 12",
        label("以自己名义履行行政管理职能的现有机构，没有公开指南的。"),
        duties.listed_guides(Status.MISSING),
        _GUIDE,
        label("缺指南"),
        State.OVER,
    ),
    Figure(
        "guides_overdue",
        label("一年没有核对的公开指南"),
        Section.DUTIES,
        Listing.DUTIES,
        "条例 Art. 53",
        label("最近一次核对已超过一年的公开指南。条例要求及时更新，一年为本目录所定。"),
        duties.listed_guides(Status.LATE),
        _GUIDE,
        label("指南待核对"),
        State.OVER,
    ),
    Figure(
        "guides_current",
        label("一年内核对过的公开指南"),
        Section.DUTIES,
        Listing.DUTIES,
        "条例 Art. 12",
        label("最近一次核对在一年以内的公开指南。"),
        duties.listed_guides(Status.ON_TIME),
        _GUIDE,
    ),
    Figure(
        "reports_missing",
        label("未见的年度报告"),
        Section.DUTIES,
        Listing.DUTIES,
        REPORT_RULE,
        label(
            "已过应公布日而没有的年度报告。部门和乡镇 1 月 31 日，县级 2 月 20 日，设区的市 3 月 10 日，省级和垂直管理"
            "系统 3 月 31 日；从目录中有年度报告的第一年算起，最多十年。"
        ),
        duties.listed_reports(Status.MISSING),
        _REPORT,
        label("缺年报"),
        State.OVER,
    ),
    Figure(
        "reports_late",
        label("晚于应公布日的年度报告"),
        Section.DUTIES,
        Listing.DUTIES,
        REPORT_RULE,
        label("发布日期晚于应公布日的年度报告。政府的法定期限是 3 月 31 日，年报格式要求更早的从早。"),
        duties.listed_reports(Status.LATE),
        _REPORT,
        attention=State.OVER,
    ),
    Figure(
        "reports_on_time",
        label("按期公布的年度报告"),
        Section.DUTIES,
        Listing.DUTIES,
        REPORT_RULE,
        label("发布日期不晚于应公布日的年度报告。"),
        duties.listed_reports(Status.ON_TIME),
        _REPORT,
    ),
    Figure(
        "reports_pending",
        label("未到应公布日的年度报告"),
        Section.DUTIES,
        Listing.DUTIES,
        REPORT_RULE,
        label("还没有公布，也未到应公布日的年度报告。"),
        duties.listed_reports(Status.WAITING),
        _REPORT,
    ),
)
VALIDITY: tuple[Declared, ...] = (
    Figure(
        "ended_without_decision",
        label("已废止或被代替，但找不到决定"),
        Section.VALIDITY,
        Listing.VALIDITY,
        label("本目录所定"),
        label("有效性为废止或被代替，而目录里没有废止、代替它的信息与它相连。"),
        standing.ended_without_decision,
        (label("有效性"), label("废止日期")),
        attention=State.OVER,
    ),
    Figure(
        "in_force_past_expiry",
        label("写明有效而有效期已过"),
        Section.VALIDITY,
        Listing.VALIDITY,
        label("本目录所定"),
        label("条目里写的有效性是有效，有效期至却已过的信息；页面上按失效显示。"),
        standing.in_force_past_expiry,
        (label("有效期至"), label("所写有效性")),
        attention=State.OVER,
    ),
    Figure(
        "lapsing",
        label("90 日内有效期届满"),
        Section.VALIDITY,
        Listing.VALIDITY,
        label("本目录所定"),
        label("有效期至在今后 90 日以内的信息。"),
        standing.lapsing,
        (label("有效期至"), label("还有")),
        attention=State.SOON,
    ),
    Figure(
        "no_interpretation",
        label("没有解读的规章和规范性文件"),
        Section.VALIDITY,
        Listing.VALIDITY,
        label("各地做法"),
        label("现行有效的规章和行政规范性文件，发布 5 个工作日后还没有解读与它相连。"),
        standing.no_interpretation,
        (PUBLISHED,),
    ),
    Figure(
        "in_no_gazette",
        label("没有写公报期号的规章和规范性文件"),
        Section.VALIDITY,
        Listing.VALIDITY,
        label("本目录所定"),
        label("设区的市以上机关的规章和行政规范性文件，没有写刊载它的公报期号。"),
        standing.in_no_gazette,
        (PUBLISHED,),
    ),
)
