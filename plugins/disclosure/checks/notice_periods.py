"""Periods of notices against the least that laws ask for, and against their texts (domain reference, section 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from plugins.disclosure.checks.notices import open_notice
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.checks.source_text import Place, hits_in_text, text_of
from plugins.disclosure.deadlines import DAYS, WORKING_DAYS
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.notice_periods import ANNOUNCED, PAPERS, STAY_OPEN, Minimum, minimum_for
from plugins.disclosure.notices import Notice, day_zero
from plugins.disclosure.register import Register
from plugins.disclosure.working_days import working_days_between

MAX_LINE = 400
_PERIOD = re.compile(r"(?:公示|公告|征求意见|意见征集|征集意见|意见反馈)(?:期限|期间|时间|时限|期(?![满届]))")
_DAY = r"(?P<{0}_year>\d{{4}})年(?P<{0}_month>\d{{1,2}})月(?P<{0}_day>\d{{1,2}})日"
_FROM_TO = re.compile(
    _DAY.format("from")
    + r"(?:起)?(?:至|到|[-—–~～]{1,2})(?:(?P<to_year>\d{4})年)?(?:(?P<to_month>\d{1,2})月)?(?P<to_day>\d{1,2})日"
)
_LENGTH = re.compile(
    r"(?<![\d月年])(?P<count>\d{1,3})(?P<unit>个?工作日|个?自然日|日历日|天|日)(?![期内前后])"
)
_UNITS = {DAYS: label("日"), WORKING_DAYS: label("个工作日")}
_SPACE = re.compile(r"[ \t\u3000]+")


@item_check(
    "notice-too-short",
    Severity.ERROR,
    basis="各法律、行政法规规定的公示、公告和征求意见期限",
    summary=label("公示、公告、征求意见的期限不短于法律规定（发布的次日为第一天）"),
    mend=label("把截止日期改到至少这一天；可以缩短的征求意见，在“缩短期限的理由”里说明紧急情况"),
)
def notice_too_short(item: Item, register: Register) -> Iterator[Hit]:
    """A period shorter than its law allows; one with a stated reason is told of where the law leaves room."""
    notice = open_notice(item)
    minimum = minimum_for(notice.kind, STAY_OPEN, register.minimums) if notice else None
    zero = day_zero(notice, item.fields.published_on) if notice else None
    if notice is None or notice.closes_on is None or minimum is None or zero is None:
        return
    if zero > notice.closes_on:
        return  # an impossible order of days is told by `notice-dates`
    try:
        earliest = minimum.earliest_end(zero)
        if notice.closes_on >= earliest:
            return
        counted = minimum.days(zero, notice.closes_on)
    except CalendarNotPublished:
        return
    excused = minimum.may_be_shortened and notice.urgent
    message = _too_short(minimum, zero, counted, earliest)
    yield hit(item, "notice.closes_on", message, Severity.NOTICE if excused else None)


def _too_short(minimum: Minimum, zero: date, counted: int, earliest: date) -> str:
    values = {
        "matter": _(minimum.matter),
        "amount": minimum.amount,
        "first": zero + timedelta(days=1),
        "counted": counted,
        "earliest": earliest,
        "basis": minimum.basis,
    }
    if minimum.unit == DAYS:
        return _(
            "{matter}不少于 {amount} 日（{basis}），自 {first} 起算只有 {counted} 日，最早可在 {earliest} 截止",
            **values,
        )
    return _(
        "{matter}不少于 {amount} 个工作日（{basis}），自 {first} 起算只有 {counted} 个工作日，最早可在 {earliest} 截止",
        **values,
    )


@item_check(
    "notice-calendar",
    Severity.NOTICE,
    basis="国务院办公厅关于部分节假日安排的通知",
    summary=label("公示期所在年份的放假安排已经公布"),
    mend=label("不必改动；放假安排公布后更新程序，工作日自会算出"),
)
def notice_calendar(item: Item, register: Register) -> Iterator[Hit]:
    """A period in working days that enters a year without a notice of holidays cannot be judged."""
    notice = open_notice(item)
    minimum = minimum_for(notice.kind, STAY_OPEN, register.minimums) if notice else None
    zero = day_zero(notice, item.fields.published_on) if notice else None
    if minimum and zero:
        try:
            minimum.earliest_end(zero)
        except CalendarNotPublished as error:
            message = _("日历未公布，算不出期限是否够长：{reason}", reason=error)
            yield hit(item, "notice.closes_on", message)


@item_check(
    "hearing-time",
    Severity.ERROR,
    basis="规章制定程序条例 Art. 16；重大行政决策程序暂行条例 Art. 16",
    summary=label("听证会提前公布，听证材料提前送达"),
    mend=label("推迟听证会，或核对日期；规章听证会提前 30 日公布，听证材料提前 7 日送达"),
)
def hearing_time(item: Item, register: Register) -> Iterator[Hit]:
    """From publication, and from handing out the papers, to the hearing there are at least so many days."""
    notice = open_notice(item)
    hearing = notice.hearing if notice else None
    if notice is None or hearing is None:
        return
    held, shown = hearing.on.day, item.first_shown_on
    if shown and shown <= held:
        yield from _too_late(item, notice, ANNOUNCED, shown, "notice.hearing.on", register)
    if hearing.papers_on:
        at = "notice.hearing.papers_on"
        yield from _too_late(item, notice, PAPERS, hearing.papers_on, at, register)


def _too_late(
    item: Item, notice: Notice, measures: str, day: date, field: str, register: Register
) -> Iterator[Hit]:
    minimum = minimum_for(notice.kind, measures, register.minimums)
    held = notice.hearing.on.day if notice.hearing else None
    if minimum is None or held is None:
        return
    try:
        earliest, counted = minimum.earliest_end(day), minimum.days(day, held)
    except CalendarNotPublished:
        return
    if held < earliest:
        values = {
            "matter": _(minimum.matter),
            "amount": minimum.amount,
            "unit": _(_UNITS[minimum.unit]),
            "basis": minimum.basis,
            "day": day,
            "held": held,
            "counted": counted,
        }
        text = (
            _(
                "{matter}应提前至少 {amount} {unit}公布（{basis}），{day} 公布，{held} 举行，只有 {counted} {unit}",
                **values,
            )
            if measures == ANNOUNCED
            else _(
                "{matter}应提前至少 {amount} {unit}送达（{basis}），{day} 送达，{held} 举行，只有 {counted} {unit}",
                **values,
            )
        )
        yield hit(item, field, text)


@item_check(
    "notice-text-period",
    Severity.WARNING,
    summary=label("“公示公告”的截止日期与正文写的期限一致"),
    mend=label("核对正文和截止日期，改正写错的一处"),
)
def notice_text_period(item: Item, register: Register) -> Iterator[Hit]:
    """A line of the text that states the period says the same days, and the same number of them."""
    notice = open_notice(item)
    if notice and notice.closes_on:
        text = text_of(item)
        yield from hits_in_text(item, text, _contradictions(text, item, notice, notice.closes_on))


def _contradictions(text: str, item: Item, notice: Notice, closes: date) -> Iterator[Place]:
    opens = notice.opens_on or item.first_shown_on
    position = 0
    for written in text.split("\n"):
        line = _SPACE.sub("", written[:MAX_LINE])
        period = _PERIOD.search(line)
        if period:
            rest = line[period.start() :]
            message = _other_days(rest, notice.opens_on, closes) or _other_length(rest, opens, closes)
            if message:
                yield Place(position, message)
        position += len(written) + 1


def _other_days(line: str, opens: date | None, closes: date) -> str:
    found = _FROM_TO.search(line)
    if not found:
        return ""
    year, month = found["to_year"] or found["from_year"], found["to_month"] or found["from_month"]
    first = _date(found["from_year"], found["from_month"], found["from_day"])
    last = _date(year, month, found["to_day"])
    if last and last != closes:
        return _("正文写的截止日期是 {written}，“截止日期”写的是 {stated}", written=last, stated=closes)
    if first and opens and first != opens:
        return _("正文写的开始日期是 {written}，“开始日期”写的是 {stated}", written=first, stated=opens)
    return ""


def _other_length(line: str, opens: date | None, closes: date) -> str:
    """Whether the number of days differs, however one counts: with the first day or without it."""
    # What stands behind a full stop is about something else.
    found = _LENGTH.search(_FROM_TO.sub("", line.partition("。")[0]))
    if not found or opens is None or closes < opens:
        return ""
    before = opens - timedelta(days=1)
    try:
        if "工作" in found["unit"]:
            counts = {working_days_between(before, closes), working_days_between(opens, closes)}
        else:
            counts = {(closes - before).days, (closes - opens).days}
    except CalendarNotPublished:
        return ""
    if int(found["count"]) in counts:
        return ""
    return _(
        "正文写的期限是 {written}，{opens} 至 {closes} 是 {counted}",
        written=found[0],
        opens=opens,
        closes=closes,
        counted=max(counts),
    )


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
