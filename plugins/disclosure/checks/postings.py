"""What hangs on walls is known, up to date and looked at (domain reference, section 11)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.messages import _, label
from plugins.disclosure.posted_sheets import posted
from plugins.disclosure.postings import CHECK_EVERY
from plugins.disclosure.sheets import sheets_of

BASIS = "平台通知"


@check(
    "posting-known",
    Severity.ERROR,
    summary=label("张贴登记里的编号和机关都能对上"),
    mend=label("编号照纸张下端写（如 bodies/YG0000225/2026-10），单张二维码写索引号；机关写机构名录中的名称"),
)
def posting_known(catalog: Catalog) -> Iterator[Hit]:
    """A posting names a sheet that can be made, or an item, and a body of the register."""
    register, source = catalog.register, catalog.register.postings.source
    for number, posting in enumerate(register.postings.entries):
        if sheets_of(catalog).find(posting.sheet) is None and not _is_held_back(posting.sheet, catalog):
            line = register.postings.line_of(number, "sheet")
            yield Hit(
                source, line, _("没有编号是“{id}”的打印页，也没有这个索引号的信息", id=posting.sheet[:60])
            )
        if register.bodies.find(posting.posted_by) is None:
            line = register.postings.line_of(number, "posted_by")
            yield Hit(source, line, _("机构名录里没有“{body}”", body=posting.posted_by[:60]))


def _is_held_back(sheet_id: str, catalog: Catalog) -> bool:
    return any(item.index_number == sheet_id for item in catalog.held_back)


@check(
    "posting-dates",
    Severity.ERROR,
    summary=label("张贴、核对、撤下的日期先后合理"),
    mend=label("核对三个日期：先张贴，再核对，最后撤下"),
)
def posting_dates(catalog: Catalog) -> Iterator[Hit]:
    """Nothing is checked or taken down before it was put up."""
    postings = catalog.register.postings
    for number, posting in enumerate(postings.entries):
        for field, day in (("checked_on", posting.checked_on), ("removed_on", posting.removed_on)):
            if day and day < posting.posted_on:
                message = _("{day} 早于张贴日期 {posted}", day=day, posted=posting.posted_on)
                yield Hit(postings.source, postings.line_of(number, field), message)


@check(
    "posting-outdated",
    Severity.NOTICE,
    summary=label("张贴的纸张与网上一致"),
    mend=label("重新打印后换下旧纸，把张贴日期和版次改成新的；不再张贴的写撤下日期"),
    basis=BASIS,
)
def posting_outdated(catalog: Catalog) -> Iterator[Hit]:
    """A paper whose items were withdrawn, have ended or became more since it was hung up."""
    postings = catalog.register.postings
    for one in posted(catalog) if postings.entries else ():
        if one.reasons:
            line = postings.line_of(one.number, "edition" if one.posting.edition else "sheet")
            text = _("；").join(one.reasons)
            yield Hit(
                postings.source,
                line,
                _(
                    "{place}张贴的“{title}”已经过时：{reasons}",
                    place=one.posting.place,
                    title=one.title,
                    reasons=text,
                ),
            )


@check(
    "posting-unchecked",
    Severity.NOTICE,
    summary=label("张贴的纸张每 90 日到现场核对一次"),
    mend=label("到现场看过后，把核对日期改成当天；已经撤下的写撤下日期"),
    basis=BASIS,
)
def posting_unchecked(catalog: Catalog) -> Iterator[Hit]:
    """A paper in front of which nobody has stood for 90 days."""
    postings = catalog.register.postings
    for one in posted(catalog) if postings.entries else ():
        if one.is_unchecked:
            field = "checked_on" if one.posting.checked_on else "posted_on"
            message = _(
                "{place}张贴的“{title}”最近一次核对是 {day}，已超过 {limit} 日",
                place=one.posting.place,
                title=one.title,
                day=one.posting.seen_on,
                limit=CHECK_EVERY.days,
            )
            yield Hit(postings.source, postings.line_of(one.number, field), message)
