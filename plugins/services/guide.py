"""The page of one service guide, and the two sheets that are printed from the same data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.pages import SERVICES
from plugins.disclosure.kinds.plain import file_link, head, plain
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, item_tags
from plugins.disclosure.site import Site

SHEETS = {"notice-sheet": label("一次性告知单"), "card": label("明白卡")}


def guide_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """A service guide as its page shows it: the elements, with links to forms and samples, and to the sheets."""
    guide = item.fields.service
    part: dict[str, Any] = plain(guide, catalog)
    for shown, material in zip(part["materials"], guide.materials if guide else (), strict=True):
        shown["form"], shown["sample"] = file_link(item, material.form), file_link(item, material.sample)
    for shown, result in zip(part["results"], guide.results if guide else (), strict=True):
        shown["sample"] = file_link(item, result.sample)
    part["time_of_steps"] = str(guide.time_of_steps or "") if guide else ""
    part["sheets"] = [{"title": _(title), "address": _address(item, name)} for name, title in SHEETS.items()]
    return part


def sheets(item: Item, catalog: Catalog, site: Site) -> Iterator[Page]:
    """The notice sheet (一次性告知单) and the card (明白卡) of a guide."""
    part = guide_part(item, catalog)
    for name, title in SHEETS.items():
        address = _address(item, name)
        data = {
            "meta": item_tags(site, item, catalog.body_names(item), _(title)),
            "title": _("{guide}：{sheet}", guide=item.title, sheet=_(title)),
            "sheet": _(title),
            "breadcrumbs": crumbs(
                (_("办事与权力"), SERVICES), (item.title, item.address), (_(title), address)
            ),
            "item": head(item, catalog),
            "part": part,
        }
        yield Page(address, f"kinds/{name}.html", data)


def _address(item: Item, name: str) -> str:
    return f"{item.address.removesuffix('.html')}/{name}.html"
