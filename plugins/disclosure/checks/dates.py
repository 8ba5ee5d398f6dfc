"""Dates that contradict each other or the day of the build (domain reference, section 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

REPUBLIC = date(1949, 10, 1)
TOO_FAR_YEARS = 100
CONTENT_CHANGES = frozenset({"corrected", "amended", "updated"})
RULE_DAYS = 30
# 规章制定程序条例 Art. 32 names what allows a rule to take effect at once.
AT_ONCE = re.compile(r"国家安全|外汇汇率|货币政策|有碍|(?:立即|即时)施行")
ALL_DATES = (
    "generated_on",
    "published_on",
    "changed_on",
    "effective_on",
    "expires_on",
    "repealed_on",
    "event_on",
    "approved_on",
    "decided_on",
)
IN_ORDER = (
    ("generated_on", "published_on"),
    ("generated_on", "changed_on"),
    ("approved_on", "published_on"),
)


def _day(item: Item, name: str) -> date | None:
    if name == "published_on":
        return item.fields.published_on.day if item.fields.published_on else None
    value: date | None = getattr(item.fields, name)
    return value


@item_check(
    "date-order",
    Severity.ERROR,
    basis="检查指标",
    summary=label("日期的先后合乎情理"),
    mend=label("核对这两个日期"),
)
def date_order(item: Item, register: Register) -> Iterator[Hit]:
    """Generated before changed and published, approved before published."""
    for earlier, later in IN_ORDER:
        first, second = _day(item, earlier), _day(item, later)
        if first and second and first > second:
            message = _(
                "{earlier} {first} 晚于{later} {second}",
                earlier=_(ItemFields.specs()[earlier].label),
                first=first,
                later=_(ItemFields.specs()[later].label),
                second=second,
            )
            yield hit(item, later, message, Severity.WARNING if item.imported else None)


@check(
    "generated-in-future",
    Severity.ERROR,
    summary=label("生成日期不在将来"),
    mend=label("核对生成日期"),
)
def generated_in_future(catalog: Catalog) -> Iterator[Hit]:
    """Nothing that is shown was generated after the day of the build."""
    for item in catalog.items:
        if item.fields.generated_on and item.fields.generated_on > catalog.date:
            message = _("生成日期 {day} 在将来", day=item.fields.generated_on)
            yield hit(item, "generated_on", message, Severity.WARNING if item.imported else None)


@check(
    "held-back",
    Severity.NOTICE,
    summary=label("发布日期未到的信息暂不发布"),
    mend=label("到发布日期后重新生成网站"),
)
def held_back(catalog: Catalog) -> Iterator[Hit]:
    """Items that wait for their day of publication."""
    for item in catalog.held_back:
        yield hit(item, "published_on", _("到 {day} 才发布，本次不在网站上", day=item.first_shown_on))


@item_check(
    "date-impossible",
    Severity.ERROR,
    basis="检查指标",
    summary=label("日期的年份是可能的"),
    mend=label("核对年份"),
)
def date_impossible(item: Item, register: Register) -> Iterator[Hit]:
    """No date lies before the republic, none more than a lifetime after the item was made."""
    made = max(item.fields.generated_on or item.first_shown_on or REPUBLIC, REPUBLIC)
    for name in ALL_DATES:
        day = _day(item, name)
        too_early = day is not None and day < REPUBLIC
        too_late = day is not None and day.year > made.year + TOO_FAR_YEARS
        if too_early or too_late:
            message = _("{field} {day} 不可能", field=_(ItemFields.specs()[name].label), day=day)
            yield hit(item, name, message, Severity.WARNING if item.imported else None)


@item_check(
    "event-published-late",
    Severity.WARNING,
    summary=label("事前公开的信息在事项发生之前发布"),
    mend=label("核对事项日期和发布日期；已经发生的写“公开时点: 事后”"),
)
def event_published_late(item: Item, register: Register) -> Iterator[Hit]:
    """What has to be known before an event is published before it."""
    event, published = item.fields.event_on, _day(item, "published_on")
    if item.fields.timing == "before" and event and published and published > event:
        message = _(
            "写的是事前公开，{published} 发布时事项（{event}）已经发生", published=published, event=event
        )
        yield hit(item, "published_on", message)


@item_check(
    "effective-too-soon",
    Severity.WARNING,
    basis="规章制定程序条例 Art. 32",
    summary=label("规章自公布之日起 30 日后施行"),
    mend=label("核对施行日期；确需立即施行的，在正文或内容概述里写明理由"),
)
def effective_too_soon(item: Item, register: Register) -> Iterator[Hit]:
    """A rule takes effect 30 days after publication, unless it says why it has to sooner; imports know no such day."""
    fields, published = item.fields, _day(item, "published_on")
    if fields.genre != "rule" or item.imported or not fields.effective_on or not published:
        return
    too_soon = fields.effective_on < published + timedelta(days=RULE_DAYS)
    if too_soon and not AT_ONCE.search(f"{fields.summary or ''}\n{item.html}"):
        message = _(
            "{published} 公布，{effective} 就施行，不到 30 日，也没有写明理由",
            published=published,
            effective=fields.effective_on,
        )
        yield hit(item, "effective_on", message)


@item_check(
    "changes-order",
    Severity.WARNING,
    summary=label("变更记录按日期先后排列，与变更日期一致"),
    mend=label("最新的变更写在最后；“变更日期”写最近一次更正、修改或更新的日期"),
)
def changes_order(item: Item, register: Register) -> Iterator[Hit]:
    """The newest change stands last, and the day of change is that of the last change of content."""
    changes, changed_on = item.fields.changes, item.fields.changed_on
    for earlier, later in pairwise(changes):
        if later.on < earlier.on:
            message = _("{later} 的变更写在 {earlier} 的后面", later=later.on, earlier=earlier.on)
            yield hit(item, "changes", message)
    days = [change.on for change in changes if change.kind in CONTENT_CHANGES]
    if changed_on and not days and not item.imported:
        yield hit(item, "changed_on", _("有变更日期 {day}，变更记录里没有写改了什么", day=changed_on))
    elif changed_on and days and changed_on != max(days):
        message = _("变更日期是 {day}，变更记录里最近一次是 {last}", day=changed_on, last=max(days))
        yield hit(item, "changed_on", message)
