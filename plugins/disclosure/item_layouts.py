"""Layouts of the pages of items of a special kind; a plugin announces them on the signal here.

The page of an ordinary item is made from `item.html`. A service guide, a notice, a budget has a template of its own
that extends it, and data of its own, which the template finds as `part`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site


@dataclass(frozen=True)
class ItemLayout:
    """The template of an item's page and the plain data that this shows besides what every item's page has."""

    template: str
    part: Mapping[str, Any]

    def digest(self) -> bytes:
        """Stands for everything that the layout adds to a page."""
        return digest(self.template, json.dumps(self.part, ensure_ascii=False))


collecting_item_layouts = Signal("(catalog, *, site) → item file → ItemLayout, for the items that have one")


def item_layouts(catalog: Catalog, site: Site) -> Mapping[str, ItemLayout]:
    """Item file → its layout, as all plugins that are switched on make them. Raises BuildFailed for two of one item."""
    found: dict[str, ItemLayout] = {}
    for _receiver, layouts in collecting_item_layouts.send(catalog, site=site):
        twice = sorted(found.keys() & layouts.keys())
        if twice:
            raise BuildFailed(_("{file} 有两种页面版式", file=twice[0]))
        found |= layouts
    return found
