"""Service guides, power lists and penalty tiers: the layouts of their pages, sheets to print, and lists of all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_layouts import ItemLayout, collecting_item_layouts
from plugins.disclosure.kinds.finding import has_kinds, items_with
from plugins.disclosure.kinds.pages import SERVICES, kind_layouts
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.services.guide import guide_part, sheets
from plugins.services.guide_lists import guide_lists
from plugins.services.power_lists import POWERS, power_lists
from plugins.services.powers import power_part
from plugins.services.tiers import TIERS, tiers_list, tiers_part

LAYOUTS = (
    ("service", guide_part, "kinds/service.html"),
    ("power", power_part, "kinds/power.html"),
    ("penalty_tiers", tiers_part, "kinds/penalty-tiers.html"),
)


def _layouts(catalog: Catalog, *, site: Site) -> Mapping[str, ItemLayout]:
    return kind_layouts(catalog, LAYOUTS)


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if not has_kinds(catalog):
        return
    yield from guide_lists(catalog, site)
    for item in items_with(catalog, "service"):
        yield from sheets(item, catalog, site)
    yield from power_lists(catalog, site)
    yield from tiers_list(catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if not has_kinds(catalog):
        return
    yield Section(74, _("办事与权力"), SERVICES)
    if items_with(catalog, "power"):
        yield Section(100, _("权责清单"), POWERS, under=SERVICES)
    if items_with(catalog, "penalty_tiers"):
        yield Section(101, _("裁量基准"), TIERS, under=SERVICES)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_item_layouts.connect(_layouts)
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
