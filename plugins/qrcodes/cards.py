"""Cards: what stands beside a code so that people know what they scan, on a screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import SOURCE_LANGUAGE, _, label, translations
from plugins.disclosure.validity import ENDED

# Fixed words that stand on a wall; a board may have them in another language than the site's.
WORDS = {
    "scan": label("手机扫描二维码，查阅全文"),
    "index_number": label("索引号"),
    "publisher": label("发布机构"),
    "day": label("生成日期"),
    "validity": label("有效性"),
    "successor": label("现行文件"),
    "place": label("放置地点"),
    "hotline": label("咨询电话"),
    "code": label("二维码：{title}"),
}


def words(language: str = "") -> Mapping[str, str]:
    """The fixed words in a language, else in the site's."""
    if not language:
        return {name: _(text) for name, text in WORDS.items()}
    known = translations(language)
    return {
        name: text if language == SOURCE_LANGUAGE else known.gettext(text) for name, text in WORDS.items()
    }


def item_card(item: Item, catalog: Catalog) -> dict[str, Any]:
    """The card of an item that is open to all; `state` is `ended` where it is in force no more."""
    validity = catalog.validity(item)
    successor = catalog.successor(item)
    return {
        **page_card(item.title, item.address),
        "facts": [
            {"name": "index_number", "text": item.index_number},
            {"name": "publisher", "text": _("、").join(catalog.body_names(item))},
            {"name": "day", "text": str(item.fields.generated_on or "")},
            {
                "name": "validity",
                "text": catalog.register.term_label("validity", validity) if validity else "",
            },
        ],
        "state": "ended" if validity in ENDED else "",
        "successor": {"title": successor.title, "address": successor.address} if successor else None,
    }


def page_card(title: str, address: str, note: str = "") -> dict[str, Any]:
    """The card of a page that is no item."""
    return {
        "title": title,
        "address": address,
        "note": note,
        "facts": [],
        "state": "",
        "successor": None,
    }
