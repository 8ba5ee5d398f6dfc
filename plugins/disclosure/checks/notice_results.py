"""What has to follow a notice: the result of a 公示, the outcome of a consultation, the lifting of a warning."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.notices import open_notice
from plugins.disclosure.checks.registry import Hit, check, hit
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.notice_results import lacks_result
from plugins.disclosure.notices import CONSULTATION, PUBLICITY, Notice, is_in_force

WARNING_LASTS = timedelta(days=7)


def _notices(catalog: Catalog) -> Iterator[tuple[Item, Notice]]:
    for item in catalog.items:
        notice = open_notice(item)
        if notice:
            yield item, notice


def _without_result(catalog: Catalog, kind: str) -> Iterator[tuple[Item, Notice]]:
    return (
        (item, notice)
        for item, notice in _notices(catalog)
        if notice.main_kind == kind and lacks_result(item, catalog.relations, catalog.date)
    )


@check(
    "consultation-outcome",
    Severity.WARNING,
    basis="优化营商环境条例 Art. 62；重大行政决策程序暂行条例 Art. 32",
    summary=label("征求意见结束后 30 日内公布采纳情况"),
    mend=label("在“征求意见”下填写“采纳情况”，或发布采纳情况并在其“结果对应”里写本条的索引号"),
)
def consultation_outcome(catalog: Catalog) -> Iterator[Hit]:
    """A consultation that ended more than 30 days ago has an outcome, in itself or in an item of its own."""
    for item, notice in _without_result(catalog, CONSULTATION):
        message = _("{day} 征求意见结束，还没有公布采纳情况", day=notice.closes_on)
        yield hit(item, "notice.closes_on", message)


@check(
    "notice-result",
    Severity.WARNING,
    summary=label("公示结束后 30 日内公布结果"),
    mend=label("发布结果，在其“结果对应”里写本条的索引号"),
)
def notice_result(catalog: Catalog) -> Iterator[Hit]:
    """A 公示 that ended more than 30 days ago has a result: procedure published, result never (section 13, no. 37)."""
    for item, notice in _without_result(catalog, PUBLICITY):
        yield hit(item, "notice.closes_on", _("{day} 公示结束，还没有公布结果", day=notice.closes_on))


@check(
    "warning-lifted",
    Severity.WARNING,
    basis="条例 Art. 20(12)",
    summary=label("预警解除后写明解除时间"),
    mend=label("已经解除的填写“解除时间”；仍在生效的，更新内容并写变更记录"),
)
def warning_lifted(catalog: Catalog) -> Iterator[Hit]:
    """A warning without a stated end that stands for more than a week without a word was most likely forgotten."""
    for item, notice in _notices(catalog):
        lasting = is_in_force(notice, catalog.date) and notice.closes_on is None
        if lasting and item.updated_on + WARNING_LASTS < catalog.date:
            message = _("{day} 发布（更新）的预警还没有写解除时间，一直置顶", day=item.updated_on)
            yield hit(item, "notice.warning", message)
