"""The table of figures: amounts, time, columns. A new figure is one line: pages, method, CSV, JSON, command follow.

The table goes on in `duty_figures.py` and `openness_figures.py`; `survey.py` joins them.
"""

from __future__ import annotations

from statistics import median

from plugins.disclosure.messages import label
from plugins.disclosure.supervision import coming, freshness, standing, timeliness
from plugins.disclosure.supervision.entries import State
from plugins.disclosure.supervision.figure import Days, Declared, Figure, Listing, Rate, Section
from plugins.disclosure.supervision.freshness import Freshness
from plugins.disclosure.supervision.timeliness import Group
from plugins.disclosure.supervision.volumes import all_items

ARTICLE_26 = "条例 Art. 26"
INDICATORS = "检查指标"
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
