"""Pages about a single body that capabilities make; a plugin announces them on the signal here.

So the pages of a body lead to each other, and none leads to one that a site does not have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple
from weakref import WeakKeyDictionary

from blinker import Signal

from plugins.disclosure.catalog import Catalog

# Stand in the place of a body for the page about all bodies, and for that about what belongs to none.
EVERY_BODY, NO_BODY = "all", "none"


class Kind(IntEnum):
    """What a page tells of a body, in the order in which readers meet the links."""

    CATALOG = 1
    GUIDE = 2
    REPORTS = 3
    NOTICES = 4
    COVERAGE = 5
    SUPERVISION = 6


class BodyPage(NamedTuple):
    """`label` leads to `address`, which stands below the site's root. Neither may change with every new item."""

    kind: Kind
    label: str
    address: str


BodyPages = Mapping[str, Sequence[BodyPage]]
_known: WeakKeyDictionary[Catalog, BodyPages] = WeakKeyDictionary()
collecting_body_pages = Signal("(catalog) → slug of a body → BodyPage, for the bodies that have one")


def body_pages(catalog: Catalog) -> BodyPages:
    """Slug of a body → the pages about it, as all plugins that are switched on make them, asked once a catalog."""
    if catalog not in _known:
        _known[catalog] = _asked(catalog)
    return _known[catalog]


def _asked(catalog: Catalog) -> BodyPages:
    found: dict[str, list[BodyPage]] = defaultdict(list)
    for _receiver, pages in collecting_body_pages.send(catalog):
        for slug, page in pages.items():
            found[slug].append(page)
    return {slug: sorted(pages) for slug, pages in found.items()}


def links_to(pages: Sequence[BodyPage], *without: Kind) -> list[dict[str, str]]:
    """Some pages as data for a template, without those of the kinds that need no link there."""
    return [{"label": page.label, "address": page.address} for page in pages if page.kind not in without]
