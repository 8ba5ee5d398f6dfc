"""Notices: where they stand, what each kind must say, what its parts name (domain reference, sections 3.13 and 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.notice_periods import STAY_OPEN, minimum_for
from plugins.disclosure.notices import CONSULTATION, PARTS, PUBLICITY, Notice, Outcome, files_of
from plugins.disclosure.places import NOTICES_FOLDER
from plugins.disclosure.register import Register


def open_notice(item: Item) -> Notice | None:
    """The block of a notice that everybody may read, or None."""
    return item.fields.notice if item.open_to_all else None


@item_check(
    "notice-place",
    Severity.ERROR,
    summary=label("公示公告放在 notices 文件夹并写明种类，其他信息放在 catalog 文件夹"),
    mend=label(
        "公示、征求意见、听证、公告、预警：把文件和同名附件文件夹移到 content/notices/ 的同一机构、年份下，"
        "文件名不变（索引号和网址也就不变），并写“公示公告”一栏；其他信息移回 content/catalog/，去掉这一栏"
    ),
)
def notice_place(item: Item, register: Register) -> Iterator[Hit]:
    """A block of a notice and the folder of the notices go together."""
    stands_there = item.source.startswith(f"{NOTICES_FOLDER}/")
    if stands_there and item.fields.notice is None and item.open_to_all:
        yield Hit(item.source, 1, _("这条信息在 notices 文件夹里，却没有“公示公告”一栏"))
    if not stands_there and item.fields.notice is not None:
        yield hit(item, "notice", _("写了“公示公告”的信息应放在 notices 文件夹里"))


@item_check(
    "notice-parts",
    Severity.ERROR,
    summary=label("公示写明异议受理，征求意见、听证、预警各写明应有的内容，有法定期限的写明截止日期"),
    mend=label("在“公示公告”下补上这一项，写法见 docs/fields.md"),
)
def notice_parts(item: Item, register: Register) -> Iterator[Hit]:
    """Each kind has its own part, and those that have to stay open say until when."""
    notice = open_notice(item)
    if notice is None:
        return
    kind = register.term_label("notice_kind", notice.kind)
    needed = [PARTS[notice.main_kind]] if notice.main_kind in PARTS else []
    if notice.main_kind in (PUBLICITY, CONSULTATION) or minimum_for(
        notice.kind, STAY_OPEN, register.minimums
    ):
        needed.append("closes_on")
    for name in needed:
        if getattr(notice, name) is None:
            field = _(Notice.specs()[name].label)
            yield hit(item, "notice", _("“{kind}”缺少“{field}”", kind=kind, field=field))


@item_check(
    "notice-dates",
    Severity.ERROR,
    summary=label("公示公告的截止日期不早于开始日期和发布日期，听证会不早于发布日期"),
    mend=label("核对日期，改正写错的一处；确实已经过期的，重新公示或另行安排"),
)
def notice_dates(item: Item, register: Register) -> Iterator[Hit]:
    """A period ends after it begins, and neither it nor the hearing is over when it is announced."""
    notice, shown = open_notice(item), item.first_shown_on
    if notice is None:
        return
    opens, closes = notice.opens_on, notice.closes_on
    if opens and closes and closes < opens:
        values = {"closes": closes, "opens": opens}
        yield hit(item, "notice.closes_on", _("截止日期 {closes} 早于开始日期 {opens}", **values))
    elif shown and closes and closes < shown:
        message = _("{published} 才发布，截止日期 {closes} 已过", published=shown, closes=closes)
        yield hit(item, "notice.closes_on", message)
    held = notice.hearing.on.day if notice.hearing else None
    if held and shown and held < shown:
        message = _("{published} 才发布，听证会在 {held} 已经举行", published=shown, held=held)
        yield hit(item, "notice.hearing.on", message)


@item_check(
    "notice-files",
    Severity.ERROR,
    summary=label("草案、起草说明、听证材料、听证笔录写的是本条信息的附件"),
    mend=label("把文件放进同名附件文件夹，文件名与所写的一致；内容在正文里的，去掉这一项"),
)
def notice_files(item: Item, register: Register) -> Iterator[Hit]:
    """What the block names is among the attachments."""
    notice = open_notice(item)
    names = {attachment.name for attachment in item.attachments}
    for field, name in files_of(notice) if notice else ():
        if name not in names:
            yield hit(item, field, _("附件里没有“{name}”", name=name))


@item_check(
    "consultation-figures",
    Severity.ERROR,
    basis="优化营商环境条例 Art. 62",
    summary=label("收到的意见等于采纳、部分采纳、未采纳之和，未采纳的写明理由"),
    mend=label("核对意见汇总，改正写错的数字；有未采纳的，补写理由"),
)
def consultation_figures(item: Item, register: Register) -> Iterator[Hit]:
    """The figures of an outcome balance, as do those of the opinions within it."""
    notice = open_notice(item)
    outcome = notice.consultation.outcome if notice and notice.consultation else None
    if outcome is None:
        return
    total = outcome.adopted + outcome.partly + outcome.rejected
    at = "notice.consultation.outcome"
    if outcome.received != total:
        message = _(
            "收到意见 {received} 条，采纳 {adopted}、部分采纳 {partly}、未采纳 {rejected}，合计 {total} 条",
            received=outcome.received,
            adopted=outcome.adopted,
            partly=outcome.partly,
            rejected=outcome.rejected,
            total=total,
        )
        yield hit(item, f"{at}.received", message)
    if outcome.rejected and not (outcome.reasons or _all_explained(outcome)):
        message = _("有 {count} 条意见未采纳，没有写理由", count=outcome.rejected)
        yield hit(item, f"{at}.rejected", message)
    for name, count in _COUNTS.items():
        listed, stated = sum(map(count, outcome.opinions)), getattr(outcome, name)
        if listed > stated:
            field = _(Outcome.specs()[name].label)
            message = _(
                "主要意见里“{field}”共 {listed} 条，多于合计的 {stated} 条",
                field=field,
                listed=listed,
                stated=stated,
            )
            yield hit(item, f"{at}.{name}", message)


_COUNTS: dict[str, Callable[..., int]] = {
    "adopted": lambda opinion: opinion.adopted,
    "partly": lambda opinion: opinion.partly,
    "rejected": lambda opinion: opinion.rejected,
}


def _all_explained(outcome: Outcome) -> bool:
    refused = [opinion for opinion in outcome.opinions if opinion.rejected]
    listed = sum(opinion.rejected for opinion in refused)
    return listed == outcome.rejected and all(opinion.reply for opinion in refused)
