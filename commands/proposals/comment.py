"""The one comment under a proposal, as Markdown: the danger first, then what changes, then what happens when.

Whatever a proposal says is shown as plain text: it can neither mention people nor show pictures, links or markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from commands.proposals.proposal import ItemChange, Proposal
from plugins.disclosure.blocks import Block
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.findings import SEVERITY_LABELS, Finding
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.places import address_of
from plugins.disclosure.working_days import publication_due

# Platforms refuse comments of more than 65,536 characters.
MOST_ROWS, MOST_SIGNS = 40, 300
_special = re.compile(r"[^\w\s，。、；：？！（）《》“”〔〕·—…%,.;=/+\-]")


def plain(text: object) -> str:
    """Text that every platform shows as it is: all signs with a meaning in Markdown or HTML are written as numbers.

    Signs that cannot be seen are named.
    """
    line = "".join(
        sign if sign.isprintable() else f"⟨U+{ord(sign):04X}⟩" for sign in " ".join(str(text).split())
    )
    if len(line) > MOST_SIGNS:
        line = f"{line[:MOST_SIGNS]}…"
    # Underscores belong to words for the expression, and to emphasis for Markdown.
    marked = _special.sub(lambda sign: f"&#{ord(sign[0])};", line).replace("_", "&#95;")
    return re.sub(r"(?<=[A-Za-z])([.:])(?=[\w/])", lambda sign: f"&#{ord(sign[1])};", marked)


def comment(proposal: Proposal) -> str:
    """The comment, with a line feed at its end."""
    parts = [_verdict(proposal), *_links(proposal), *_attachments(proposal), *_findings(proposal)]
    parts += [*_metadata(proposal), *_pages(proposal), *_due(proposal)]
    parts.append(_("比较的基准：{commit}；日期：{day}", commit=proposal.base[:12], day=proposal.day))
    return "\n\n".join(parts) + "\n"


def refusal(reason: str) -> str:
    """The comment where nothing can be compared because of `reason`."""
    lines = "\n\n".join(map(plain, filter(None, reason.splitlines())))
    return "## " + _("⛔ 这次改动不能检查，改正后才能合并") + f"\n\n{lines}\n"


def _verdict(proposal: Proposal) -> str:
    count = len(proposal.errors)
    if count:
        return "## " + _("⛔ 有 {count} 处错误，改正后才能合并", count=count)
    others = len(proposal.findings)
    if others:
        return "## " + _("⚠️ 没有错误，有 {count} 处提醒或说明请核对", count=others)
    return "## " + _("✅ 没有发现问题")


def _links(proposal: Proposal) -> Iterator[str]:
    rows = [
        (plain(_host(link)), plain(link), plain(change.source))
        for change in proposal.items
        for link in dict.fromkeys(_outward(change.after))
        if link not in _outward(change.before)
    ]
    yield from _table(_("新增的外部链接"), (_("主机"), _("地址"), _("文件")), rows)


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def _outward(item: Item | None) -> list[str]:
    if item is None or not item.has_text:
        return []
    links = [str(link["href"]) for link in BeautifulSoup(item.html, "lxml").select("a[href]")]
    return [link for link in links if re.match(r"(?:[a-z][a-z0-9+.-]*:|//)", link, re.IGNORECASE)]


def _attachments(proposal: Proposal) -> Iterator[str]:
    rows = []
    for change in proposal.items:
        known = {file.sha256 for file in change.before.attachments} if change.before else set()
        for file in change.after.attachments if change.after else ():
            if file.sha256 not in known:
                size = _("{count} 字节", count=f"{file.size:,}")
                rows.append(
                    (plain(file.name), plain(_(file.type_label)), size, file.sha256, plain(change.source))
                )
    heads = (_("文件名"), _("类型"), _("大小"), "SHA-256", _("所属文件"))
    yield from _table(_("新增或改动的附件"), heads, rows)


def _findings(proposal: Proposal) -> Iterator[str]:
    rank = list(SEVERITY_LABELS)
    ordered = sorted(proposal.findings, key=lambda found: (rank.index(found.severity), *found.sort_key))
    heads = (_("轻重"), _("位置"), _("问题"), _("改法"), _("规则"))
    yield from _table(_("检查结果"), heads, map(_finding_row, ordered))


def _finding_row(found: Finding) -> tuple[str, ...]:
    rule = f"{found.rule}（{plain(found.basis)}）" if found.basis else found.rule
    place = f"{plain(found.file)}:{found.line}"
    return _(SEVERITY_LABELS[found.severity]), place, plain(found.message), plain(found.mend), rule


def _metadata(proposal: Proposal) -> Iterator[str]:
    rows = []
    for change in proposal.items:
        if not change.before or not change.after:
            continue
        for name, spec in ItemFields.specs().items():
            before, after = (_shown(getattr(item.fields, name)) for item in (change.before, change.after))
            if before != after:
                rows.append((plain(change.source), _(spec.label), plain(before) or "—", plain(after) or "—"))
        if change.before.html != change.after.html:
            rows.append((plain(change.source), _("正文"), "—", _("有改动，见逐行比较")))
    yield from _table(_("改动的条目信息"), (_("文件"), _("字段"), _("改前"), _("改后")), rows)


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return _("；").join(map(_shown, value))
    if isinstance(value, Block):
        specs = type(value).specs()
        parts = ((specs[name].label, getattr(value, name)) for name in specs)
        return _("，").join(
            _("{name}：{value}", name=_(label), value=_shown(part)) for label, part in parts if part
        )
    if isinstance(value, bool):
        return _("是") if value else ""
    return "" if value is None else str(value)


def _pages(proposal: Proposal) -> Iterator[str]:
    pages = proposal.pages
    titles = {address_of(change.source): change for change in proposal.items}
    rows = []
    for state, paths in ((_("新增"), pages.new), (_("消失"), pages.gone), (_("改变"), pages.changed)):
        rows += [(state, path, _title(titles[path])) for path in paths if path in titles]
    yield from _table(_("涉及的条目页面"), (_("变化"), _("地址"), _("标题")), rows)
    yield _(
        "网站共新增 {new} 页、改变 {changed} 页、消失 {gone} 页。",
        new=len(pages.new),
        changed=len(pages.changed),
        gone=len(pages.gone),
    )
    yield from _table(
        _("消失的其他页面"), (_("地址"),), ((path,) for path in pages.gone if path not in titles)
    )


def _title(change: ItemChange) -> str:
    item = change.after or change.before
    return plain(item.title) if item else ""


def _due(proposal: Proposal) -> Iterator[str]:
    rows = []
    for change in proposal.items:
        item = change.after
        formed = item.fields.changed_on or item.fields.generated_on if item else None
        if not item or not formed or item.imported or not item.open_to_all:
            continue
        try:
            due = str(publication_due(formed))
        except CalendarNotPublished as error:
            due = str(error)
        rows.append((plain(item.title), str(formed), str(item.first_shown_on or "—"), due))
    heads = (_("标题"), _("生成或变更日期"), _("发布日期"), _("应公开日"))
    yield from _table(_("公开时限（条例 Art. 26）"), heads, rows)


def _table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A heading and a table, or nothing where there are no rows."""
    found = list(rows)
    if not found:
        return
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(row)} |" for row in found[:MOST_ROWS]]
    if len(found) > MOST_ROWS:
        lines.append("\n" + _("……另有 {count} 行", count=len(found) - MOST_ROWS))
    yield f"### {title}\n\n" + "\n".join(lines)
