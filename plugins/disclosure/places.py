"""Where files of the content folder stand, and the address that follows from it. Authors choose nothing else."""

from __future__ import annotations

import re

CATALOG_FOLDER = "catalog"
NOTICES_FOLDER = "notices"
GUIDES_FOLDER = "guides"
REPORTS_FOLDER = "reports"
PAGES_FOLDER = "pages"
REGISTER_FOLDER = "register"
IMPORTED = "imported"
UNDATED = "undated"

# Items of both folders share one series of numbers and one kind of address.
ITEM_FOLDERS = (CATALOG_FOLDER, NOTICES_FOLDER)
CODE = "[0-9A-Z][0-9A-Z-]{1,39}"
ITEM_PLACE = re.compile(
    rf"(?P<top>{'|'.join(ITEM_FOLDERS)})/(?P<folder>{CODE}|{IMPORTED})/(?P<year>[0-9]{{4}}|{UNDATED})"
    r"/(?P<stem>[0-9]{1,8}|new-[a-z0-9-]{1,60})\.md"
)
PAGE_PLACE = re.compile(rf"{PAGES_FOLDER}/[a-z0-9][a-z0-9-]{{0,60}}\.md")
GUIDE_PLACE = re.compile(rf"{GUIDES_FOLDER}/(?P<body>{CODE})\.md")
REPORT_PLACE = re.compile(rf"{REPORTS_FOLDER}/(?P<body>{CODE})/(?P<year>[0-9]{{4}})\.md")
RECORD_FOLDERS = (PAGES_FOLDER, GUIDES_FOLDER, REPORTS_FOLDER)
RECORD_PLACES = (PAGE_PLACE, GUIDE_PLACE, REPORT_PLACE)


def is_place(source: str) -> bool:
    """Whether `source` (relative to the content folder) is the place of an item or of a record."""
    return bool(ITEM_PLACE.fullmatch(source)) or is_record_place(source)


def is_record_place(source: str) -> bool:
    """Whether `source` is the place of a plain page, a guide or a report."""
    return any(place.fullmatch(source) for place in RECORD_PLACES)


def address_of(source: str) -> str:
    """The address of the file of an item or a record.

    `catalog/<code>/<year>/<serial>.md` and `notices/…` → `items/<code>/<year>/<serial>.html`, `pages/x.md` →
    `pages/x.html`, and so for guides and reports.
    """
    top, slash, rest = source.partition("/")
    if top in ITEM_FOLDERS:
        top = "items"
    return f"{top}{slash}{rest.removesuffix('.md')}.html"
