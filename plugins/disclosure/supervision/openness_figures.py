"""The table of figures ends: openness, records, and what is coming."""

from __future__ import annotations

from plugins.disclosure.messages import label
from plugins.disclosure.supervision import coming, record_keeping, standing
from plugins.disclosure.supervision.entries import State
from plugins.disclosure.supervision.figure import Declared, Figure, Listing, Rate, Section

PUBLISHED, DAYS_OVER = label("发布日期"), label("超过")
OWN_RULE = label("本目录所定")
_GROUND = (PUBLISHED, label("理由"))

OPENNESS: tuple[Declared, ...] = (
    Figure(
        "withheld",
        label("不予公开"),
        Section.OPENNESS,
        Listing.OPENNESS,
        "条例 Art. 14–16",
        label("公开属性为不予公开的信息；只列名称、机关、日期和理由。"),
        standing.with_openness("withheld"),
        _GROUND,
        label("不予公开"),
        tally=1,
    ),
    Rate(
        "withheld_share",
        label("不予公开的比例"),
        Section.OPENNESS,
        "条例 Art. 5、13",
        label("不予公开的信息占全部信息的比例。公开为常态，不公开为例外，比例偏高时应当核对理由。"),
        ("withheld",),
        ("items",),
    ),
    Figure(
        "withheld_lapsed",
        label("不公开期限已过"),
        Section.OPENNESS,
        Listing.OPENNESS,
        "条例 Art. 18",
        label("写明的不公开期限已经届满，还没有转为公开的信息。"),
        standing.past_day("withheld_until", standing.is_withheld),
        (label("不公开至"), DAYS_OVER),
        attention=State.OVER,
    ),
    Figure(
        "assessment_overdue",
        label("逾期未评估"),
        Section.OPENNESS,
        Listing.OPENNESS,
        "条例 Art. 18",
        label("不予公开的信息，下次评估日期已过。条例要求定期评估审查。"),
        standing.past_day("next_assessment_on", standing.is_withheld),
        (label("下次评估日期"), DAYS_OVER),
        label("待评估"),
        State.OVER,
    ),
    Figure(
        "on_request",
        label("依申请公开"),
        Section.OPENNESS,
        Listing.OPENNESS,
        "条例 Art. 13、27",
        label("公开属性为依申请公开的信息。"),
        standing.with_openness("on_request"),
        _GROUND,
    ),
    Figure(
        "from_request",
        label("由依申请公开转为主动公开"),
        Section.OPENNESS,
        Listing.OPENNESS,
        "条例 Art. 44",
        label("因多人申请或者申请人建议而纳入主动公开的信息。"),
        standing.from_request,
        (label("转为主动公开的日期"),),
    ),
    Figure(
        "partial",
        label("区分处理后公开"),
        Section.OPENNESS,
        Listing.OPENNESS,
        "条例 Art. 37",
        label("有区分处理说明、部分内容不公开的信息。"),
        standing.partial,
        (PUBLISHED,),
    ),
    Figure(
        "withdrawn",
        label("已撤回"),
        Section.OPENNESS,
        Listing.OPENNESS,
        OWN_RULE,
        label("撤回后只保留地址、原因、日期和去向的信息。"),
        standing.withdrawn,
        (label("撤回日期"), label("原因")),
        tally=1,
    ),
)
RECORDS: tuple[Declared, ...] = (
    Figure(
        "review_overdue",
        label("复核日期已过"),
        Section.RECORDS,
        Listing.RECORDS,
        OWN_RULE,
        label("写明的复核日期已过，还没有改写下次日期的信息。"),
        standing.past_day("review_by", standing.is_open),
        (label("复核日期"), DAYS_OVER),
        label("待复核"),
        State.OVER,
    ),
    Figure(
        "without_review",
        label("没有审查记录"),
        Section.RECORDS,
        Listing.RECORDS,
        "条例 Art. 17",
        label("没有公开审查和保密审查记录的信息，多为导入的。"),
        record_keeping.without_review,
        (PUBLISHED, label("来源")),
        attention=State.OVER,
    ),
    Figure(
        "import_todos",
        label("导入后待补全"),
        Section.RECORDS,
        Listing.RECORDS,
        OWN_RULE,
        label("导入的信息里，原网站没有而条目必须有的内容。"),
        record_keeping.import_todos,
        (PUBLISHED, label("待补")),
    ),
    Figure(
        "undated",
        label("没有日期"),
        Section.RECORDS,
        Listing.RECORDS,
        "检查指标",
        label("没有生成日期或者发布日期的信息；没有日期的不算更新。"),
        record_keeping.undated,
        (label("缺少"),),
        attention=State.OVER,
    ),
    Figure(
        "corrections",
        label("更正"),
        Section.RECORDS,
        Listing.RECORDS,
        OWN_RULE,
        label("变更记录里的每一次更正；更正是正常的纠错，不是过失。"),
        record_keeping.corrections,
        (label("更正日期"), label("说明")),
    ),
    Figure(
        "matters_without_result",
        label("有决策或执行、没有结果的事项"),
        Section.RECORDS,
        Listing.RECORDS,
        label("各地做法"),
        label("同一事项的信息里有决策或执行公开，没有结果公开；可能还在进行，供核对。"),
        record_keeping.matters_without_result,
        (label("所属事项"), label("最近公开")),
    ),
    Figure(
        "results_without_process",
        label("只有结果的事项"),
        Section.RECORDS,
        Listing.RECORDS,
        label("各地做法"),
        label("同一事项的信息里只有结果公开，没有决策、执行等过程；供核对。"),
        record_keeping.results_without_process,
        (label("所属事项"), label("最近公开")),
    ),
)
COMING: tuple[Declared, ...] = (
    Figure(
        "coming",
        label("未来八周到期的事项"),
        Section.COMING,
        Listing.COMING,
        label("本目录所定"),
        label(
            "从当日起八周内开始施行、有效期届满、应当复核、评估、公开下一期、公布公示和征求意见结果、核对指南和公布年度"
            "报告的；还没有发布的信息不在其中。"
        ),
        coming.coming,
        (label("日期"), label("事项")),
        label("八周内到期"),
    ),
)
