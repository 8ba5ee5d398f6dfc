"""The traditional-script edition (`zh-hant/…`): every page that people read on a screen, converted by the program.

Paper, terminals, lists for machines and earlier versions of items have none: there only the original counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.editions import Edition, collecting_editions
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _, translations
from plugins.disclosure.outputs import MadeFile, Output, collecting_pages
from plugins.disclosure.site import Site
from plugins.disclosure.traditional.pages import FOLDER, PageConverter
from plugins.disclosure.traditional.script import TRADITIONAL, Script
from plugins.traditional.kept_texts import kept_texts
from plugins.traditional.query_script import QUERY_SCRIPT, query_script

APART = frozenset(
    (
        "archive",
        "data",
        "delivery",
        "kiosk",
        "postings",
        "qrcodes",
        "resourcesync",
        "screen",
        "sheets",
        FOLDER,
    )
)
ITEMS = "items"
PARTS_OF_AN_ITEM = 4


def covers(path: str) -> bool:
    """Whether the edition has the page at this path; of the pages below `items/` it has those of the items alone."""
    head, _slash, _rest = path.partition("/")
    if not path.endswith(".html") or head in APART or path == "404.html":
        return False
    return head != ITEMS or path.count("/") == PARTS_OF_AN_ITEM - 1


def _editions(catalog: Catalog, *, site: Site) -> Iterator[Edition]:
    if not site.traditional:
        return
    register = catalog.register
    script = Script(register.traditional_names, register.word_owners, kept_texts(translations(TRADITIONAL)))
    note, to_original = _("本页由程序从简体自动转换，以简体文本为准。"), _("查看简体文本")
    converter = PageConverter(script, covers, note, to_original)
    key = digest(script.key, note, to_original)
    yield Edition(FOLDER, TRADITIONAL, "繁體", key, covers, converter.page)


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if site.traditional:
        yield MadeFile(QUERY_SCRIPT, digest(QUERY_SCRIPT), query_script)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_editions.connect(_editions)
    collecting_pages.connect(_pages)
