"""The table of all figures of supervision. A new one is one line here: pages, method, CSV, JSON and command follow."""

from __future__ import annotations

from statistics import median

from plugins.disclosure.messages import label
from plugins.disclosure.supervision import coming, duties, freshness, standing, timeliness
from plugins.disclosure.supervision.duties import Standing
from plugins.disclosure.supervision.entries import State
from plugins.disclosure.supervision.figure import Days, Declared, Figure, Listing, Rate, Section
from plugins.disclosure.supervision.freshness import Freshness
from plugins.disclosure.supervision.timeliness import Group
from plugins.disclosure.supervision.volumes import all_items

ARTICLE_26 = "条例 Art. 26"
INDICATORS = "检查指标"
REPORT_RULE = "条例 Art. 49；年报格式"
PUBLISHED, DAYS_OVER = label("发布日期"), label("超过")
_TIMED = (label("起算日"), label("应公开日"), PUBLISHED, label("用时"))
_COLUMN = (
    label("栏目类别"),
    label("更新期限"),
    label("条数"),
    label("最近更新"),
    label("距今"),
    label("应更新日"),
)
_GUIDE = (label("核对日期"), label("应核对日"), DAYS_OVER)
_REPORT = (label("应公布日"), PUBLISHED, DAYS_OVER)
_DAY = (label("日期"), label("事项"))

AMOUNT: tuple[Declared, ...] = (
    Figure(
        "items",
        label("信息总数"),
        Section.AMOUNT,
        Listing.PUBLISHED,
        "条例 Art. 12",
        label("截至当日目录里的全部信息，含依申请公开、不予公开和已撤回的；联合发文只计入牵头机关。"),
        all_items,
        (PUBLISHED,),
        label("信息"),
    ),
)
TIME: tuple[Declared, ...] = (
    Figure(
        "late",
        label("超期公开"),
        Section.TIME,
        Listing.LATE,
        ARTICLE_26,
        label(
            "发布日期晚于应公开日的信息。自形成或变更之日起 20 个工作日内公开，当日不计；另有期限的从其期限。"
        ),
        timeliness.late,
        (*_TIMED, DAYS_OVER, label("期限和依据")),
        label("超期"),
        State.OVER,
    ),
    Figure(
        "on_time",
        label("按期公开"),
        Section.TIME,
        Listing.TIMING,
        ARTICLE_26,
        label("发布日期不晚于应公开日的信息。"),
        timeliness.listed(Group.ON_TIME),
        _TIMED,
    ),
    Rate(
        "on_time_rate",
        label("按期公开率"),
        Section.TIME,
        ARTICLE_26,
        label("按期公开的信息占按期和超期公开的信息的比例；导入、不计时限和算不出期限的信息不计入分母。"),
        ("on_time",),
        ("on_time", "late"),
        label("按期率"),
    ),
    Days(
        "days_median",
        label("公开用时的中位数（工作日）"),
        Section.TIME,
        ARTICLE_26,
        label("按期和超期公开的信息从起算日到发布日期的工作日数，由小到大排列，居中的一个。"),
        ("on_time", "late"),
        median,
    ),
    Days(
        "days_longest",
        label("公开用时最长（工作日）"),
        Section.TIME,
        ARTICLE_26,
        label("按期和超期公开的信息中，从起算日到发布日期工作日最多的一条。"),
        ("on_time", "late"),
        max,
    ),
    Figure(
        "timing_unknown",
        label("算不出期限"),
        Section.TIME,
        Listing.TIMING,
        ARTICLE_26,
        label("期限所在年份的放假安排尚未公布，或者没有发布日期；不推算，单独计数。"),
        timeliness.listed(Group.UNKNOWN),
        (PUBLISHED, label("原因")),
    ),
    Figure(
        "timing_imported",
        label("导入的信息"),
        Section.TIME,
        Listing.TIMING,
        ARTICLE_26,
        label("从原网站导入的信息，原网站何时公开不详，不计时限。"),
        timeliness.listed(Group.IMPORTED),
        (PUBLISHED, label("原因")),
    ),
    Figure(
        "timing_exempt",
        label("不计时限"),
        Section.TIME,
        Listing.TIMING,
        ARTICLE_26,
        label("不属于主动公开、已撤回、没有生成日期、早于 2008 年 5 月 1 日或者适用其他法律的信息。"),
        timeliness.listed(Group.EXEMPT),
        (PUBLISHED, label("原因")),
    ),
)
COLUMNS: tuple[Declared, ...] = (
    Figure(
        "columns_empty",
        label("空白栏目"),
        Section.COLUMNS,
        Listing.COLUMNS,
        INDICATORS,
        label("没有一条主动公开的信息的栏目。"),
        freshness.listed(Freshness.EMPTY),
        _COLUMN,
        label("空白栏目"),
        State.OVER,
    ),
    Figure(
        "columns_stale",
        label("超过更新期限的栏目"),
        Section.COLUMNS,
        Listing.COLUMNS,
        INDICATORS,
        label(
            "最近一条信息的发布日期距今超过更新期限的栏目：首页、动态、要闻 2 周，通知公告、政策文件 6 个月，"
            "其他栏目从其自定期限；没有日期的信息不算更新。"
        ),
        freshness.listed(Freshness.STALE),
        _COLUMN,
        label("超期栏目"),
        State.OVER,
    ),
    Figure(
        "columns_soon",
        label("5 个工作日内到更新期限的栏目"),
        Section.COLUMNS,
        Listing.COLUMNS,
        INDICATORS,
        label("更新期限在 5 个工作日以内届满的栏目。"),
        freshness.listed(Freshness.SOON),
        _COLUMN,
        attention=State.SOON,
    ),
    Figure(
        "columns_fresh",
        label("按期更新的栏目"),
        Section.COLUMNS,
        Listing.COLUMNS,
        INDICATORS,
        label("更新期限以内有新信息的其他栏目。"),
        freshness.listed(Freshness.FRESH),
        _COLUMN,
    ),
    Figure(
        "silent_bodies",
        label("90 日没有公开信息的机构"),
        Section.COLUMNS,
        Listing.COLUMNS,
        label("各地做法"),
        label("有公开义务的现有机构（含联合发文）90 日没有公开信息，或者从未公开。"),
        standing.silent_bodies,
        (label("最近公开"), label("距今")),
        attention=State.OVER,
    ),
    Figure(
        "issues_overdue",
        label("定期公开未见下一期"),
        Section.COLUMNS,
        Listing.COLUMNS,
        label("各地做法"),
        label(
            "期限类别为定期的信息，同一机构、周期、体裁、主题、类别的为一组；最近一期发布后超过一个周期没有下一期。"
        ),
        coming.overdue_issues,
        (label("公开周期"), label("最近一期"), label("应公开日"), DAYS_OVER),
        label("缺期"),
        State.OVER,
    ),
)
DUTIES: tuple[Declared, ...] = (
    Figure(
        "guides_missing",
        label("没有公开指南的机构"),
        Section.DUTIES,
        Listing.DUTIES,
        "条例 Art. 12",
        label("以自己名义履行行政管理职能的现有机构，没有公开指南的。"),
        duties.listed_guides(Standing.MISSING),
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
        duties.listed_guides(Standing.LATE),
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
        duties.listed_guides(Standing.ON_TIME),
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
        duties.listed_reports(Standing.MISSING),
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
        duties.listed_reports(Standing.LATE),
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
        duties.listed_reports(Standing.ON_TIME),
        _REPORT,
    ),
    Figure(
        "reports_pending",
        label("未到应公布日的年度报告"),
        Section.DUTIES,
        Listing.DUTIES,
        REPORT_RULE,
        label("还没有公布，也未到应公布日的年度报告。"),
        duties.listed_reports(Standing.PENDING),
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
