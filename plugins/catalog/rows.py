"""An item as it stands in a table."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.validity import ENDED


def row(item: Item, catalog: Catalog) -> dict[str, Any]:
    """The columns of a list: 索引号, 名称, 发布机构, 生成日期, 文号, 有效性.

    `state` tells what has to catch the eye: `ended`, `coming` or nothing; `successor` is what stands now in the place
    of an item that has ended.
    """
    validity = catalog.validity(item)
    successor = catalog.successor(item)
    withdrawn = item.fields.withdrawn is not None
    return {
        "index_number": item.index_number,
        "title": item.title,
        "address": item.address,
        "bodies": _("、").join(catalog.body_names(item)),
        "generated_on": str(item.fields.generated_on or ""),
        "document_number": item.fields.document_number or "",
        "validity": _("已撤回")
        if withdrawn
        else catalog.register.term_label("validity", validity)
        if validity
        else "",
        "successor": {"title": successor.title, "address": successor.address} if successor else None,
        "state": "ended" if withdrawn or validity in ENDED else "coming" if validity == "not_yet" else "",
    }
