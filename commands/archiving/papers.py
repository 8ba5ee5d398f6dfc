"""The papers of a package: ledger, list of attachments, links that lead out, and the delivery note with its receipt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from html import escape

from commands.archiving.choosing import Part
from commands.archiving.entries import Entry, total_size
from commands.archiving.pages import Leads
from commands.archiving.sites import BuiltSite
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.csv_files import csv_text
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _

LEDGER, ATTACHMENTS, OUTSIDE, RECEIPT = "ledger.csv", "attachments.csv", "outside-links.csv", "receipt.html"
# As the delivery notes of the site look.
STYLES = ("theme/site.css", "theme/sheets.css", "theme/delivery.css")


def item_papers(part: Part, catalog: Catalog, site: BuiltSite) -> list[Entry]:
    """The ledger (as domain reference 10.2 has it) and the list of attachments."""
    head = [
        *(_("索引号"), _("名称"), _("发布机构"), _("生成日期"), _("发布日期"), _("法定主动公开类别")),
        *(_("审签人"), _("公开渠道"), _("网址"), _("包内文件"), "SHA-256", _("状态")),
    ]
    rows = [head, *(_ledger_row(item, catalog, site) for item in part.items)]
    return [
        Entry.of_bytes(LEDGER, csv_text(rows).encode()),
        Entry.of_bytes(ATTACHMENTS, csv_text(_attachment_rows(part.items)).encode()),
    ]


def _ledger_row(item: Item, catalog: Catalog, site: BuiltSite) -> list[str]:
    fields, register, is_open = item.fields, catalog.register, item.open_to_all
    channels = [register.term_label("channel", one.channel) for one in fields.channels] if is_open else []
    categories = [register.term_label("statutory", key) for key in fields.statutory] if is_open else []
    return [
        item.index_number,
        item.title,
        _("、").join(catalog.body_names(item)),
        str(fields.generated_on or ""),
        str(item.first_shown_on or ""),
        _("；").join(categories),
        (fields.approved_by or "") if is_open else "",
        _("；").join(channels),
        site.address(item.address),
        f"site/{item.address}",
        site.files[item.address].sha256.hex(),
        state_of(item, catalog),
    ]


def state_of(item: Item, catalog: Catalog) -> str:
    """How an item stands: withdrawn, not open, or its validity."""
    if item.fields.withdrawn:
        return _("已撤回")
    if not item.open_to_all:
        return catalog.register.term_label("openness", item.fields.openness)
    validity = catalog.validity(item)
    return catalog.register.term_label("validity", validity) if validity else _("已公开")


def _attachment_rows(items: Sequence[Item]) -> Iterator[list[str]]:
    yield [_("索引号"), _("附件"), _("原文件名"), _("包内文件"), _("字节"), "SHA-256"]
    for item in items:
        for one in item.attachments if item.open_to_all else ():
            yield [
                item.index_number,
                one.title,
                one.name,
                f"site/{one.address}",
                str(one.size),
                one.sha256,
            ]


def outside_links(leads: Leads, outside: Set[str], site: BuiltSite) -> Entry:
    """Where links of the pages lead that are not in the package."""
    rows = [[_("链接指向的页面（不在包内）"), _("有几页链接到它")]]
    rows += [[site.address(path), str(count)] for path, count in leads.links.items() if path in outside]
    return Entry.of_bytes(OUTSIDE, csv_text(rows).encode())


def receipt_page(
    part: Part, site: BuiltSite, catalog: Catalog, files: list[Entry], papers: list[Entry], outside: int
) -> Entry:
    """The delivery note and receipt: what the package holds, to print, fill in and stamp.

    `files` are those of the site, `papers` the others so far, `outside` the number of pages to which links lead
    and that are not in it.
    """
    digest = next(entry.sha256.hex() for entry in papers if entry.path == LEDGER)
    facts = [
        (_("网站"), f"{site.name}（{site.url}）"),
        (_("移交内容"), part.title),
        (_("截止日期"), str(site.date)),
        (_("信息条数"), str(len(part.items))),
        (
            _("文件"),
            _("{count} 个，共 {size} 字节", count=len(files), size=total_size(files)),
        ),
        (_("台账 ledger.csv 的 SHA-256"), digest),
        (_("网站数据的版本"), site.source["commit"] or "—"),
    ]
    notes = [
        _("每个文件的校验值在 manifest-sha256.txt（归档包）或 SHA256SUMS（离线包）里。"),
        _(
            "ledger.csv 是台账，attachments.csv 说明附件的原文件名，归档包的 sources 文件夹里是各机关填写的原文件。"
        ),
    ]
    if outside:
        notes.append(
            _("包内网页有 {count} 个链接指向包外的页面，逐一列在 outside-links.csv 里。", count=outside)
        )
    blanks = (
        _("移交单位（盖章）"),
        _("移交人"),
        _("移交日期"),
        _("接收单位（盖章）"),
        _("接收人"),
        _("接收日期"),
    )
    body = [
        _table(_("包的内容"), facts),
        *(f"<p>{escape(note)}</p>" for note in notes),
        _table(_("回执"), [*((blank, "") for blank in blanks), (_("验收意见"), "")], "delivery-form"),
        _items_table(part.items, catalog),
    ]
    title = _("{part}移交清单与回执", part=part.title)
    return Entry.of_bytes(RECEIPT, _document(site, title, "\n".join(body)).encode())


def _items_table(items: Sequence[Item], catalog: Catalog) -> str:
    heads = (_("序号"), _("索引号"), _("名称"), _("生成日期"), _("附件"), _("状态"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = [
        f'<tr><td>{number}</td><td class="number">{escape(item.index_number)}</td><th scope="row">'
        f'<a href="site/{escape(item.address)}">{escape(item.title)}</a></th>'
        f'<td class="number">{item.fields.generated_on or ""}</td>'
        f"<td>{len(item.attachments) if item.open_to_all else 0}</td>"
        f'<td class="number">{escape(state_of(item, catalog))}</td></tr>'
        for number, item in enumerate(items, 1)
    ]
    caption = escape(_("信息清单"))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(
        [*rows, "</tbody></table>"]
    )


def _table(caption: str, rows: Sequence[tuple[str, str]], kind: str = "delivery-facts") -> str:
    cells = "\n".join(
        f'<tr><th scope="row">{escape(name)}</th><td>{escape(text) or "&#160;"}</td></tr>'
        for name, text in rows
    )
    return f'<table class="{kind}"><caption>{escape(caption)}</caption><tbody>\n{cells}\n</tbody></table>'


def _document(site: BuiltSite, title: str, body: str) -> str:
    known = [path for path in STYLES if path in site.files]
    styles = "".join(f'<link rel="stylesheet" href="site/{path}">\n' for path in known)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(site.setting("language"))}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{styles}</head>\n<body>\n"
        f'<main id="main">\n<article class="sheet delivery">\n<h1>{escape(title)}</h1>\n{body}\n'
        "</article>\n</main>\n</body>\n</html>\n"
    )
