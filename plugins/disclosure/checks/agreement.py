"""Dates in the fields against those in text, title and file names (domain reference, sections 2.2 and 13, no. 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register
from plugins.disclosure.written_dates import dates_in

FORMED = re.compile(r"^[）)]?$|^(?:发布|印发|公布|通过|签发)")
UP_TO = re.compile(r"(?:截[至止]|[至到自—–~～-])\s?$")
YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?年(?:度|(?!\d|\s?\d{1,2}\s?月))")
RANGE = re.compile(r"\d{4}\s?年?\s?[—–~～至到-]+\s?\d{4}")
LOOKING_BACK = re.compile(r"决算|年度报告|统计公报|工作总结|执行情况")
LOOKING_FORWARD = re.compile(r"预算|工作要点|工作计划|招生计划|采购意向")
NOT_OF_THE_YEAR = re.compile(r"解读|调整|修订|修改|废止|更正|补充|情况")
FILE_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<gap>[-_.年]?)(?P<m>\d{2})(?:(?P=gap)|月)(?P<d>\d{2})(?!\d)"
)
YEARS_AFTER = 1
AROUND = 6


@item_check(
    "date-signature",
    Severity.WARNING,
    basis="目录指引",
    summary=label("生成日期与正文的落款日期一致"),
    mend=label("生成日期写落款的成文日期；落款写错的，按原件更正"),
)
def date_signature(item: Item, register: Register) -> Iterator[Hit]:
    """The day of generation is that of the signature at the end of the text."""
    signature, stated = item.facts.signature, item.fields.generated_on
    if signature and stated and signature.on != stated and item.open_to_all:
        message = _(
            "生成日期是 {stated}，正文第 {line} 行的落款日期是 {signed}",
            stated=stated,
            line=signature.line,
            signed=signature.on,
        )
        yield hit(item, "generated_on", message)


@item_check(
    "date-title",
    Severity.WARNING,
    summary=label("生成日期与名称里的日期、年度不矛盾"),
    mend=label("核对名称和生成日期，改正写错的一处"),
)
def date_title(item: Item, register: Register) -> Iterator[Hit]:
    """A day at the end of the title is that of generation; a year of account or of plan is near it."""
    stated, title = item.fields.generated_on, item.fields.title
    if stated is None or title is None:
        return
    for day, start, end in dates_in(title):
        if (
            day != stated
            and FORMED.search(title[end : end + AROUND])
            and not UP_TO.search(title[max(0, start - AROUND) : start])
        ):
            yield hit(
                item, "generated_on", _("名称里的日期是 {day}，生成日期是 {stated}", day=day, stated=stated)
            )
            return
    years = YEAR.findall(title)
    if len(years) == 1 and not RANGE.search(title) and not _near(title, int(years[0]), stated):
        yield hit(
            item, "generated_on", _("名称里是 {year} 年，生成日期是 {stated}", year=years[0], stated=stated)
        )


def _near(title: str, year: int, stated: date) -> bool:
    """Whether a paper of that title about `year` may have been made on the day `stated`."""
    if LOOKING_BACK.search(title):
        return year <= stated.year <= year + YEARS_AFTER + 1
    if LOOKING_FORWARD.search(title) and not NOT_OF_THE_YEAR.search(title):
        return year - 1 <= stated.year <= year + YEARS_AFTER
    return True


@item_check(
    "date-file-name",
    Severity.WARNING,
    summary=label("附件文件名里的日期与条目的日期一致"),
    mend=label("核对是不是放错了附件，或给附件改名"),
)
def date_file_name(item: Item, register: Register) -> Iterator[Hit]:
    """A day in the name of an attachment is one that the item states, or lies between its making and publication."""
    known = _stated_days(item)
    first, last = item.fields.generated_on, item.first_shown_on
    if not known or item.imported:
        return
    for attachment in item.attachments:
        for day in _days_in_name(attachment.name):
            between = first and last and first <= day <= last
            if day not in known and not between:
                message = _(
                    "附件“{name}”的文件名里是 {day}，与条目写的日期都不符", name=attachment.name, day=day
                )
                yield hit(item, "attachments" if "attachments" in item.lines else "generated_on", message)


def _stated_days(item: Item) -> set[date]:
    fields = item.fields
    days = [fields.generated_on, fields.changed_on, fields.event_on, fields.approved_on, fields.decided_on]
    days += [fields.effective_on, fields.repealed_on, fields.expires_on, item.first_shown_on]
    days += [change.on for change in fields.changes] + [channel.on for channel in fields.channels]
    days += [evidence.on for evidence in fields.evidence] + [consulted.on for consulted in fields.consulted]
    return {day for day in days if day}


def _days_in_name(name: str) -> Iterator[date]:
    for match in FILE_DATE.finditer(name):
        try:
            yield date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
    yield from (day for day, _start, _end in dates_in(name) if not FILE_DATE.search(name))
