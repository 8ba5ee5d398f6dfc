"""A notice as it stands in a table."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.notice_results import results_of
from plugins.notices.announced import Announced


def row(announced: Announced, catalog: Catalog) -> dict[str, Any]:
    """The columns of a list: 名称, 种类, 发布机构, 发布日期, 期限, 结果."""
    item, notice = announced.item, announced.notice
    warning = notice.warning
    return {
        "title": item.title,
        "address": item.address,
        "kind": catalog.register.vocabularies["notice_kind"][notice.kind].label,
        "bodies": _("、").join(catalog.body_names(item)),
        "published_on": str(item.first_shown_on or ""),
        "spans": announced.shown_spans(),
        "lifted_on": str(warning.lifted_on) if warning and warning.lifted_on else "",
        "results": [link(result) for result in results_of(item, catalog.relations)[:1]],
    }


def link(item: Item) -> dict[str, str]:
    """What a link to an item shows."""
    return {"title": item.title, "address": item.address, "day": str(item.first_shown_on or "")}
