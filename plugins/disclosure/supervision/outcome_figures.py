"""The table of figures goes on: what became of notices, and the standard catalogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.disclosure.body_pages import NO_BODY, Kind
from plugins.disclosure.messages import label
from plugins.disclosure.standards.coverage import coverage_of
from plugins.disclosure.standards.states import State as Coverage
from plugins.disclosure.supervision import outcomes
from plugins.disclosure.supervision.entries import Facts, State
from plugins.disclosure.supervision.figure import Count, Declared, Figure, Listing, Rate, Section

STANDARD_RULE = "基层意见"
_COUNTED = ("standard_none", "standard_overdue", "standard_stale", "standard_partial", "standard_published")


def _in_state(state: Coverage) -> Callable[[Facts], Mapping[str, int]]:
    def counts(facts: Facts) -> Mapping[str, int]:
        by_body = coverage_of(facts.catalog).by_body
        return {slug or NO_BODY: figures.get(state, 0) for slug, figures in by_body.items()}

    return counts


def _standard(state: Coverage, name: str, explanation: str, attention: State, short: str = "") -> Count:
    return Count(
        f"standard_{state.value}",
        name,
        Section.STANDARDS,
        STANDARD_RULE,
        explanation,
        _in_state(state),
        Kind.COVERAGE,
        state.value,
        short,
        attention,
    )


OUTCOMES: tuple[Declared, ...] = (
    Figure(
        "notices_without_result",
        label("公示、征求意见结束后没有结果"),
        Section.OUTCOMES,
        Listing.OUTCOMES,
        label("优化营商环境条例 Art. 62；各地做法"),
        label(
            "截止 30 日后还没有公布采纳情况的征求意见，和还没有公布结果的公示；结果可以写在原公告里，也可以另行发布。"
        ),
        outcomes.without_result,
        (label("种类"), label("截止日期"), label("应公布日"), label("超过")),
        label("缺结果"),
        State.OVER,
    ),
)
STANDARDS: tuple[Declared, ...] = (
    _standard(
        Coverage.NONE,
        label("标准目录里还未公开的事项"),
        label("标准目录的事项，该机构还没有公开对应的信息。一个事项由几个机构公开的，每个机构各计一项。"),
        State.OVER,
        label("未公开事项"),
    ),
    _standard(
        Coverage.OVERDUE,
        label("标准目录里逾期的事项"),
        label("公开晚于事项写明的时限，或者到期没有公开。"),
        State.OVER,
    ),
    _standard(
        Coverage.STALE,
        label("标准目录里过期未更新的事项"),
        label("最近一条信息早于事项写明的周期，或者不再有效。"),
        State.OVER,
    ),
    _standard(
        Coverage.PARTIAL,
        label("标准目录里要素不全的事项"),
        label("公开了信息，但缺少事项写明的公开内容。"),
        State.OVER,
    ),
    _standard(
        Coverage.PUBLISHED,
        label("标准目录里已公开的事项"),
        label("按事项写明的内容和时限公开的。"),
        State.CALM,
    ),
    Rate(
        "standard_rate",
        label("标准目录覆盖率"),
        Section.STANDARDS,
        STANDARD_RULE,
        label("已公开的事项占应当主动公开的事项的比例；依申请公开和不适用的不计入分母。"),
        ("standard_published",),
        _COUNTED,
        label("覆盖率"),
    ),
)
