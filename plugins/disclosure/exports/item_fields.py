"""The table of exported fields of an item, in the order in which files show them.

The nine of the metadata box come first, as 目录指引 lists them; then what else the page of an item says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from plugins.disclosure.exports.exported_fields import Exported, exported, with_labels
from plugins.disclosure.field_blocks import Change
from plugins.disclosure.fields import KIND_FIELDS, ItemFields
from plugins.disclosure.messages import _, language

# Taken as they stand in the front matter; what needs more than that is declared below by hand.
CORE = (
    *("index_number", "topic", "publisher", "generated_on", "title", "document_number"),
    *("published_on", "validity", "openness"),
)
DATES = ("changed_on", "effective_on", "expires_on", "repealed_on", "event_on")
CLASSES = (
    *("statutory", "genre", "normative", "service_audience", "audience", "keywords", "domain", "stage"),
    *("timing", "term", "period", "standard_entry", "content_elements", "disclosure_rule"),
    *("matter", "matter_step"),
)
LATER = ("partial_note", "from_request_on", "authoritative", "collected_in", "number_defect")
OF_PEOPLE = ("responsible", "contact", "channels", "spoken")
NOT_OPEN = ("ground", "basis", "withheld_until", "next_assessment_on")
# What addresses and clock times look like.
PATH = r"^[0-9A-Za-z][0-9A-Za-z._-]*(/[0-9A-Za-z][0-9A-Za-z._-]*)*$"
URL = r"^https?://[!-~]+$"
CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
# What an open item always has, unless it was taken over from elsewhere; its number may still be due.
OF_OPEN_ITEMS = (
    *("publisher", "publisher_code", "bodies", "generated_on", "published_on", "updated_on"),
    "openness_label",
)
# Where exports differ from the front matter: the time of publication has a field of its own.
_CHANGED: dict[str, dict[str, Any]] = {"published_on": {"kind": "day"}, "title": {"needed": True}}

# All that may be said of an item that is not open to all (domain: title, number, body, dates, ground).
SAID_OF_ALL = frozenset(
    (
        *("index_number", "title", "publisher", "publisher_code", "bodies", "joint_bodies", "generated_on"),
        *("published_on", "published_time", "openness", "openness_label", "ground", "ground_label", "basis"),
        *("withheld_until", "next_assessment_on", "withdrawn_on", "withdrawn_reason", "withdrawn_by"),
        *("successor", "updated_on", "address", "url"),
    )
)


@lru_cache(maxsize=4)
def _fields_in(_language: str) -> tuple[Exported, ...]:
    return tuple(_declared())


def item_fields() -> tuple[Exported, ...]:
    """The fields of a row of the tables."""
    return _fields_in(language())


def text_fields() -> tuple[Exported, ...]:
    """What the file of a single item holds besides: its text."""
    return (
        Exported("text", _("正文"), note=_("纯文本，一行一段")),
        Exported("html", _("正文（HTML）"), note=_("其中的链接相对于条目页面")),
    )


def _own(*names: str) -> Iterator[Exported]:
    for name in names:
        yield from with_labels(exported(ItemFields, name))


def _declared() -> Iterator[Exported]:
    for name in CORE:
        yield from (
            _own(name) if name not in _CHANGED else (replace(exported(ItemFields, name), **_CHANGED[name]),)
        )
    yield Exported("published_time", _("发布时刻"), note=_("时:分，北京时间"), pattern=CLOCK)
    yield from _own(*NOT_OPEN, "summary", *DATES, *CLASSES, *LATER)
    yield Exported("standard_entry_name", _("标准目录事项名称"))
    yield Exported("publisher_code", _("发布机构编码"), note=_("见机构名录"))
    yield Exported("joint_bodies", _("联合机关"), many=True)
    yield Exported("bodies", _("全部机关编码"), many=True, note=_("发布机构和联合机关，见机构名录"))
    yield Exported("withdrawn_on", _("撤回日期"), "day")
    yield Exported("withdrawn_reason", _("撤回原因"))
    yield Exported("withdrawn_by", _("决定撤回的机关"))
    yield Exported("successor", _("现行文件"), note=_("现在代替它的那一条的页面地址"), pattern=PATH)
    yield Exported("updated_on", _("最近更新"), "day", note=_("发布、变更、撤回以及有效性变化的日期中最晚的"))
    yield Exported("address", _("页面地址"), needed=True, note=_("相对于网站根目录"), pattern=PATH)
    yield Exported("url", _("网址"), note=_("网站有正式网址的才有"), pattern=URL)
    yield Exported("imported_from", _("导入来源"))
    yield from _own(*OF_PEOPLE)
    yield Exported("relations", _("关联"), "parts", many=True, parts=tuple(_of_relations()))
    yield Exported("attachments", _("附件"), "parts", many=True, parts=tuple(_of_attachments()))
    changes = tuple(exported(Change, name) for name in Change.specs())
    yield Exported("changes", _("变更记录"), "parts", many=True, parts=changes)
    yield from _own(*KIND_FIELDS)


def _of_relations() -> Iterator[Exported]:
    yield Exported("relation", _("关系"), needed=True, note=_("字段名，如 repeals 为废止"))
    yield Exported(
        "direction",
        _("方向"),
        needed=True,
        note=_("to：本条对对方的关系；from：对方对本条的关系"),
        pattern="^(to|from)$",
    )
    yield Exported("label", _("关系的说法"), needed=True)
    yield Exported("number", _("文号或索引号"))
    yield Exported("title", _("名称"))
    yield Exported("address", _("页面地址"), note=_("不在本目录中的没有地址"), pattern=PATH)
    yield Exported("url", _("网址"), pattern=URL)


def _of_attachments() -> Iterator[Exported]:
    yield Exported("title", _("标题"), needed=True)
    yield Exported("name", _("文件名"), needed=True)
    yield Exported("media_type", _("媒体类型"), needed=True)
    yield Exported("size", _("字节数"), "count", needed=True)
    yield Exported("sha256", "SHA-256", needed=True, pattern="^[0-9a-f]{64}$")
    yield Exported("original_scan", _("原件扫描"), "flag")
    yield Exported("address", _("文件地址"), needed=True, pattern=PATH)
    yield Exported("url", _("网址"), note=_("网站有正式网址的才有"), pattern=URL)
