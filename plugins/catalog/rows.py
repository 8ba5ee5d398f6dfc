"""An item as it stands in a table."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.page_parts import body_names
from plugins.disclosure.validity import NOT_IN_FORCE


def row(item: Item, catalog: Catalog) -> dict[str, Any]:
    """The columns of a list: 索引号, 名称, 发布机构, 生成日期, 文号, 有效性."""
    validity = catalog.validity(item)
    return {
        "index_number": item.index_number,
        "title": item.title,
        "address": item.address,
        "bodies": body_names(item),
        "generated_on": str(item.fields.generated_on or ""),
        "document_number": item.fields.document_number or "",
        "validity": catalog.register.label("validity", validity) if validity else "",
        "ended": validity in NOT_IN_FORCE or item.fields.withdrawn is not None,
        "withdrawn": item.fields.withdrawn is not None,
    }
