"""The page of one board of the register."""

from __future__ import annotations

import json
from typing import Any

from plugins.disclosure.board_items import chosen_items
from plugins.disclosure.boards import CARDS, LARGE, ROWS, RegisteredBoard
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.qrcodes.cards import item_card, words
from plugins.qrcodes.groups import INDEX

CLASSES = {CARDS: "cards", ROWS: "rows", LARGE: "large"}


def board_page(board: RegisteredBoard, catalog: Catalog, site: Site) -> Page:
    """What hangs at the board's place, with the codes of its items as they are chosen on the day of the catalog."""
    stated = board.board
    items, matching = chosen_items(stated, catalog)
    head = {
        "meta": list_tags(site, stated.title, _("{place}的二维码", place=stated.place)),
        "title": stated.title,
        "breadcrumbs": crumbs((_("二维码"), INDEX), (stated.title, board.address)),
        "place": stated.place,
        "hotline": stated.hotline or "",
        "note": stated.note or "",
        "layout": CLASSES[stated.layout],
        "language": stated.language,
        "more": max(matching - stated.query.newest, 0) if stated.query else 0,
        "words": dict(words(stated.language)),
    }

    def data() -> dict[str, Any]:
        return {**head, "entries": [item_card(item, catalog) for item in items]}

    key = digest(json.dumps(head, ensure_ascii=False), *catalog.own_digests(items))
    return Page(board.address, "qrcodes-board.html", data, key)
