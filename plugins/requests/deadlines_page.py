"""The calculator of answer periods, and the same as a table for every day of this year and the last."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.request_periods import EXTENSION_LIMIT, Channel, Fault, due_days
from plugins.disclosure.site import Site
from plugins.disclosure.working_calendar import Calendar, working_calendar

DEADLINES_PATH = "requests/deadlines.html"
CHANNELS = {
    Channel.IN_PERSON: (label("当面提交"), label("提交申请的那一天")),
    Channel.REGISTERED: (label("挂号信、快递等需要签收的邮寄"), label("机关签收的那一天")),
    Channel.ORDINARY: (
        label("平信等不需要签收的邮寄"),
        label("机关与申请人确认的那一天（机关应当在收到的当日确认）"),
    ),
    Channel.ONLINE: (label("互联网渠道、传真"), label("机关与申请人双方确认的那一天")),
}
SENTENCES = {
    "received_in_person": label("当面提交，提交之日为收到申请之日（条例第三十一条）"),
    "received_registered": label("邮寄提交，机关签收之日为收到申请之日（条例第三十一条）"),
    "received_ordinary": label("平常信函，机关与申请人确认之日为收到申请之日（条例第三十一条）"),
    "received_online": label("互联网、传真，双方确认之日为收到申请之日（条例第三十一条）"),
    "supplement_notice": label(
        "申请内容不明确的，机关最迟在这一天一次性告知补正：收到申请后第 {days} 个工作日（条例第三十条）"
    ),
    "restarted": label("机关收到补正的申请，答复期限从这一天重新起算（条例第三十条）"),
    "opinion": label("征求意见结束，所需的 {days} 个工作日不计入答复期限（条例第三十三条）"),
    "opinion_late": label(
        "满 {limit} 个工作日没有意见，由机关决定；这之前的 {days} 个工作日不计入答复期限（条例第三十二、三十三条）"
    ),
    "opinion_open": label("只填了征求意见的一个日期，先不扣除；收到意见或者满 15 个工作日以后再填全"),
    "waiting": label("填写收到申请之日，这里逐步列出各个最后日期。"),
    "no_day": label("日期没有填完整，或者没有这一天，请核对。"),
    "plain_due": label("不延长时的最后答复日：第 {days} 个计入期限的工作日（条例第三十三条）"),
    "extended": label("经批准延长 {days} 个工作日，延长后的最后答复日（条例第三十三条）"),
    "due": label("最迟在这一天答复"),
    "due-on": label("最迟在这一天答复：{day}"),
}
FAULTS = {
    Fault.SUPPLEMENT_BEFORE_RECEIPT: label("收到补正的日期早于收到申请的日期，请核对。"),
    Fault.OPINION_ENDS_BEFORE_IT_BEGINS: label("意见的收到日期早于征求意见的日期，请核对。"),
    Fault.OPINION_BEFORE_RECEIPT: label("征求意见的日期早于收到申请（收到补正）的日期，请核对。"),
    Fault.OPINION_AFTER_DUE: label("征求意见的日期晚于最后答复日，请核对。"),
    Fault.EXTENSION_OUT_OF_RANGE: label("延长的期限最长 20 个工作日，请填 0 至 20。"),
}
WEEKDAYS = (
    label("星期一"),
    label("星期二"),
    label("星期三"),
    label("星期四"),
    label("星期五"),
    label("星期六"),
    label("星期日"),
)
UNKNOWN = label("日历未公布")


def deadlines_page(catalog: Catalog, site: Site) -> Page:
    """`requests/deadlines.html`; of the day of the build only the year matters."""
    year, calendar = catalog.date.year, working_calendar()
    title = _("答复期限计算")
    data = {
        "meta": list_tags(site, title, _("政府信息公开申请最迟哪一天答复")),
        "title": title,
        "breadcrumbs": crumbs((_("依申请公开"), "requests/index.html"), (title, DEADLINES_PATH)),
        "channels": [
            {"key": key.value, "title": _(name), "day": _(day)} for key, (name, day) in CHANNELS.items()
        ],
        "sentences": {name: _(sentence) for name, sentence in SENTENCES.items()},
        "faults": {fault.value: _(sentence) for fault, sentence in FAULTS.items()},
        "weekdays": [_(name) for name in WEEKDAYS],
        "unknown": _(UNKNOWN),
        "extension_limit": EXTENSION_LIMIT,
        "first_year": calendar.first,
        "last_year": calendar.last,
        "holidays": " ".join(map(str, calendar.holidays)),
        "make_up": " ".join(map(str, calendar.make_up)),
        # Requests of the last year may still be open in this one.
        "years": [_year(calendar, number) for number in (year, year - 1)],
    }
    return Page(DEADLINES_PATH, "requests-deadlines.html", data)


def _year(calendar: Calendar, year: int) -> dict[str, Any]:
    return {
        "number": year,
        "known": calendar.first <= year <= calendar.last,
        "free_days": [str(day) for day in calendar.holidays if day.year == year],
        "make_up_days": [str(day) for day in calendar.make_up if day.year == year],
        "months": [_month(year, month) for month in range(1, 13)],
    }


def _month(year: int, month: int) -> dict[str, Any]:
    days = (date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1))
    return {"number": month, "rows": [_row(day) for day in days]}


def _row(received: date) -> dict[str, Any]:
    due = [str(day) if day else _(UNKNOWN) for day in due_days(received)]
    return {"day": str(received), "weekday": _(WEEKDAYS[received.weekday()]), "due": due}
