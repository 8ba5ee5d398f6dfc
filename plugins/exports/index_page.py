"""The page that explains what there is to take away, and leads to every file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.disclosure.archive_links import ArchiveLink
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.exports.exported_fields import Exported
from plugins.disclosure.exports.item_fields import SAID_OF_ALL, item_fields, text_fields
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.exports.addresses import (
    BODIES,
    CATALOG,
    GUIDES_JSON,
    INDEX,
    ITEM_SCHEMA,
    MATTERS,
    SCHEMA,
    STANDARDS,
    VOCABULARIES,
    XML_SCHEMA,
)
from plugins.exports.history_feed import CURRENT, history_address, history_months
from plugins.exports.item_tables import Table

# About so many bytes an item, as measured with ten thousand items.
_BYTES = {"json": 1_600, "csv": 1_200, "xlsx": 3_500, "xml": 2_500}
_USES = {
    "json": label("程序读取；一行一条，层次完整"),
    "csv": label("电子表格和统计软件；UTF-8 编码，一行一条"),
    "xlsx": label("Excel、WPS 表格；可以筛选，日期是真正的日期"),
    "xml": label("交换系统；有 XSD 可以校验"),
}
_KINDS = {
    "text": label("文字"),
    "day": label("日期"),
    "flag": label("是或否"),
    "count": label("数"),
    "parts": label("分项"),
}
_SIZES = (
    (1_000_000, label("不到 1 MB")),
    (10_000_000, label("1 至 10 MB")),
    (100_000_000, label("10 至 100 MB")),
)


def index_page(found: Sequence[Table], catalog: Catalog, site: Site) -> Page:
    """`data/index.html`; `found` are the tables, that of the whole catalog first."""
    whole, *of_bodies = found
    title = _("数据下载")
    data = {
        "meta": list_tags(site, title, _("整个目录和各机关的目录，供下载和程序读取")),
        "title": title,
        "breadcrumbs": crumbs((_("公开目录"), "catalog/index.html"), (title, INDEX)),
        "count": len(whole.items),
        "files": [
            {
                "name": format_.upper(),
                "address": f"{whole.stem}.{format_}",
                "use": _(use),
                "size": _size(len(whole.items) * _BYTES[format_]),
            }
            for format_, use in _USES.items()
        ],
        "formats": [format_.upper() for format_ in _USES],
        "bodies": [
            {
                "title": table.title,
                "count": len(table.items),
                "files": [f"{table.stem}.{format_}" for format_ in _USES],
            }
            for table in of_bodies
        ],
        "others": list(_others(catalog)),
        "history": CURRENT,
        "archives": [
            {"month": month, "address": history_address(month)} for month in history_months(catalog)
        ],
        "schemas": list(_schemas()),
        "fields": [_field(field) for field in (*item_fields(), *text_fields())],
        "example": whole.items[0].address if whole.items else "",
    }
    return Page(INDEX, "data.html", data)


def links() -> list[ArchiveLink]:
    """What the page of archives and machines should lead to."""
    group = _("数据")
    return [
        ArchiveLink(
            300, group, _("数据下载"), INDEX, _("整个目录和各机关的目录：JSON、CSV、XLSX、XML，及其字段说明")
        ),
        ArchiveLink(310, group, _("整个目录（JSON）"), f"{CATALOG}.json"),
        ArchiveLink(320, group, _("历次公开（Atom，RFC 5005 归档分页）"), CURRENT, _("自始公开的每一条信息")),
        ArchiveLink(330, group, _("格式说明（JSON Schema）"), SCHEMA),
    ]


def _others(catalog: Catalog) -> Iterator[dict[str, str]]:
    def entry(address: str, title: str, note: str) -> dict[str, str]:
        return {"address": address, "title": title, "note": note}

    register = catalog.register
    yield entry(f"{BODIES}.json", _("机构名录（JSON）"), _("编码、名称、曾用名、职能、公开工作机构、负责人"))
    yield entry(f"{BODIES}.csv", _("机构名录（CSV）"), _("内容相同，供电子表格使用"))
    yield entry(VOCABULARIES, _("词表（JSON）"), _("各分类的代码和名称"))
    if register.matters or catalog.matters:
        yield entry(MATTERS, _("事项（JSON）"), _("每个事项和属于它的信息"))
    if register.standards:
        yield entry(STANDARDS, _("标准目录（JSON）"), _("各领域应当公开的事项"))
    if catalog.of(GUIDES):
        yield entry(GUIDES_JSON, _("公开指南（JSON）"), _("各机关指南的要素"))


def _schemas() -> Iterator[dict[str, str]]:
    yield {"address": SCHEMA, "title": _("整个目录和各机关目录的 JSON 格式（JSON Schema）")}
    yield {"address": ITEM_SCHEMA, "title": _("一条信息的 JSON 格式（JSON Schema）")}
    yield {"address": XML_SCHEMA, "title": _("XML 格式（XSD）")}


def _field(field: Exported) -> dict[str, Any]:
    kind = _(_KINDS[field.kind])
    return {
        "label": field.label,
        "name": field.name,
        "kind": _("{kind}，可有多个", kind=kind) if field.many else kind,
        "note": field.note,
        "vocabulary": field.vocabulary,
        "of_all": field.name in SAID_OF_ALL,
    }


def _size(size: int) -> str:
    return next((_(text) for limit, text in _SIZES if size < limit), _("100 MB 以上"))
