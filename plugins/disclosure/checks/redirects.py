"""What moved is told clearly, and nothing that was published is lost."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.index_numbers import recognise
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import is_record_place
from plugins.disclosure.published_addresses import SOURCE, source_of


@check(
    "redirect-clear",
    Severity.ERROR,
    summary=label("一个原地址只写一次，新地址是最后的地址"),
    mend=label("删去重复的一项；新地址写内容现在所在的地址，不写又搬走了的地址"),
)
def redirect_clear(catalog: Catalog) -> Iterator[Hit]:
    """No address moves twice, to itself, in a circle or by stages."""
    redirects = catalog.register.redirects
    for number, entry in enumerate(redirects.entries):
        first, _same = redirects.by_old[entry.old.casefold()]
        if first != number:
            message = _(
                "原地址 {old} 在第 {line} 行已经写过", old=entry.old, line=redirects.line_of(first, "old")
            )
            yield Hit(redirects.source, redirects.line_of(number, "old"), message)
        onward = redirects.by_old.get(entry.new.casefold())
        if onward:
            message = (
                _("新地址就是原地址 {old}", old=entry.old)
                if onward[1].old == entry.old
                else _("新地址 {new} 自己又迁移到 {onward}", new=entry.new, onward=onward[1].new)
            )
            yield Hit(redirects.source, redirects.line_of(number, "new"), message)


@check(
    "redirect-ends",
    Severity.ERROR,
    summary=label("迁移的原地址没有页面，新地址有页面"),
    mend=label("原地址还有条目时不写迁移；新地址写现有条目的索引号或地址"),
)
def redirect_ends(catalog: Catalog) -> Iterator[Hit]:
    """The old address has no item or record, the new one leads to one; other pages are known to the build alone."""
    redirects = catalog.register.redirects
    if not redirects.entries:
        return
    items = {item.address for item in (*catalog.items, *catalog.held_back)}
    there = items | {record.address for record in catalog.all_records()}
    numbers = {item.index_number for item in (*catalog.items, *catalog.held_back)}
    for number, entry in enumerate(redirects.entries):
        meant = recognise(entry.new, catalog.register.schemes)
        if meant and meant.text not in numbers and not catalog.unread:
            message = _("没有索引号是 {number} 的信息", number=meant.text)
            yield Hit(redirects.source, redirects.line_of(number, "new"), message)
        if entry.old in there:
            message = _("原地址 {old} 现在有页面，不能再跳转", old=entry.old)
            yield Hit(redirects.source, redirects.line_of(number, "old"), message)
        if source_of(entry.new) and entry.new not in there and not catalog.unread:
            yield Hit(
                redirects.source, redirects.line_of(number, "new"), _("新地址 {new} 没有页面", new=entry.new)
            )


@check(
    "address-unanswered",
    Severity.ERROR,
    basis="目录指引",
    summary=label("发布过的指南、年报和说明页都还能打开"),
    mend=label("恢复这个文件；内容搬走了的，在 register/redirects.yml 写明原地址和新地址"),
)
def address_unanswered(catalog: Catalog) -> Iterator[Hit]:
    """Every record of the ledger of addresses is still there, or has moved.

    Where items without a number went git may know, which the build asks.
    """
    noted = [entry for entry in catalog.register.addresses if is_record_place(source_of(entry.address))]
    if not noted:
        return
    there = {record.address for record in catalog.all_records()}
    moved = catalog.register.redirects.by_old
    for address, _title, line in noted:
        if address not in there and address.casefold() not in moved:
            yield Hit(SOURCE, line, _("已经发布过的地址 {address} 没有页面了", address=address))
