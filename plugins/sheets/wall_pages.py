"""The pages of sheets: what is printed, and above it how to print it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.public_address import code_of, public_address
from plugins.disclosure.sheet import BOARD, CARD, PLATE, POSTER, WALL, WITHDRAWN, Line, Sheet, card_of
from plugins.disclosure.sheets import BODIES, sheets_of
from plugins.disclosure.site import Site
from plugins.sheets.index_pages import body_index, recent_months, title
from plugins.sheets.sheet_words import in_language, sheet_words

# Layout (the end of its address) → template, and what it is called.
LAYOUTS = {
    BOARD: {
        "": ("sheet-board.html", label("公示栏清单（A4）")),
        "cards": ("sheet-cards.html", label("单张卡片（A6，一页四张）")),
        "large": ("sheet-board.html", label("大字清单（A4）")),
    },
    POSTER: {"": ("sheet-poster.html", label("海报（A3）"))},
    CARD: {"": ("sheet-cards.html", label("单张卡片（A6）"))},
    PLATE: {"": ("sheet-plate.html", label("门牌（A4 横向）"))},
    WALL: {"": ("sheet-wall.html", label("上墙公示（A3）"))},
}


def published_sheets(catalog: Catalog) -> Iterator[Sheet]:
    """The sheets that have pages: the last months of every body, those that hang somewhere, and all that stand."""
    sheets = sheets_of(catalog)
    for slug, months in recent_months(catalog).items():
        body = catalog.register.bodies.find(slug)
        if body:
            yield from (sheets.of_month(body, month) for month in months)
    yield from sheets.of_topics()
    yield from sheets.of_domains()
    yield from sheets.of_offices()
    yield from sheets.of_boards()
    yield from sheets.of_walls()


def sheet_pages(sheet: Sheet, catalog: Catalog, site: Site) -> Iterator[Page]:
    """The page of every layout of a sheet."""
    layouts = LAYOUTS[sheet.kind]
    for name, (template, layout_title) in layouts.items():
        path = sheet.layout_path(name)
        shown = {
            **_shown(sheet, catalog, site),
            "layout": name,
            "paper": _(layout_title),
            "others": [
                {"title": _(other), "address": sheet.layout_path(suffix)}
                for suffix, (_template, other) in layouts.items()
                if suffix != name
            ],
        }
        data = {
            "meta": list_tags(site, sheet.title, _("{title}：打印后张贴", title=sheet.title)),
            "title": sheet.title,
            "breadcrumbs": crumbs((title(), "sheets/index.html"), *_above(sheet), (sheet.title, path)),
            "sheet": shown,
        }
        key = digest(path, json.dumps(data, ensure_ascii=False))
        yield Page(path, template, partial(_with_codes, data), key)


def _above(sheet: Sheet) -> list[tuple[str, str]]:
    if not sheet.id.startswith(f"{BODIES}/"):
        return []
    return [(sheet.owner, body_index(sheet.id.split("/")[1]))]


def _shown(sheet: Sheet, catalog: Catalog, site: Site) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "kind": sheet.kind,
        "title": sheet.title,
        "owner": sheet.owner,
        "hotline": sheet.hotline,
        "edition": sheet.edition,
        "url": public_address(site, sheet.address),
        "address": sheet.address,
        "facts": [{"label": in_language(name, sheet.language), "text": text} for name, text in sheet.facts],
        "lines": [_line(line, catalog, site) for line in sheet.lines],
        "more": sheet.more,
        "language": sheet.language,
        "words": sheet_words(sheet.language),
    }


def _line(line: Line, catalog: Catalog, site: Site) -> dict[str, Any]:
    return {
        "title": line.title,
        "address": line.address,
        "url": public_address(site, line.address),
        "index_number": line.index_number,
        "document_number": line.document_number,
        "publisher": line.publisher,
        "published_on": line.published_on,
        "validity": _validity(line.validity, catalog),
        "edition": card_of(line).edition,
    }


def _validity(key: str, catalog: Catalog) -> str:
    if key == WITHDRAWN:
        return _("已撤回")
    return catalog.register.term_label("validity", key) if key else ""


def _with_codes(data: dict[str, Any]) -> dict[str, Any]:
    """The same data with a code for the sheet and one for each of its lines."""
    sheet = data["sheet"]
    lines = [{**line, "code": code_of(line["url"], _code_label(line["title"]))} for line in sheet["lines"]]
    return {
        **data,
        "sheet": {**sheet, "code": code_of(sheet["url"], _code_label(sheet["title"])), "lines": lines},
    }


def _code_label(name: str) -> str:
    return _("二维码：{title}", title=name)
