"""Where files of the content folder stand, and the address that follows from it. Authors choose nothing else."""

from __future__ import annotations

import re

CATALOG_FOLDER = "catalog"
PAGES_FOLDER = "pages"
REGISTER_FOLDER = "register"
IMPORTED = "imported"
UNDATED = "undated"

ITEM_PLACE = re.compile(
    rf"{CATALOG_FOLDER}/(?P<folder>[0-9A-Z][0-9A-Z-]{{1,39}}|{IMPORTED})/(?P<year>[0-9]{{4}}|{UNDATED})"
    r"/(?P<stem>[0-9]{1,8}|new-[a-z0-9-]{1,60})\.md"
)
PAGE_PLACE = re.compile(rf"{PAGES_FOLDER}/[a-z0-9][a-z0-9-]{{0,60}}\.md")


def is_place(source: str) -> bool:
    """Whether `source` (relative to the content folder) is the place of an item or a plain page."""
    return bool(ITEM_PLACE.fullmatch(source) or PAGE_PLACE.fullmatch(source))


def address_of(source: str) -> str:
    """The address of an item's or a plain page's file.

    `catalog/<code>/<year>/<serial>.md` → `items/<code>/<year>/<serial>.html`, `pages/x.md` → `pages/x.html`.
    """
    if source.startswith(f"{CATALOG_FOLDER}/"):
        source = "items/" + source.removeprefix(f"{CATALOG_FOLDER}/")
    return source.removesuffix(".md") + ".html"
