"""The ledger of addresses: `content/register/addresses.csv`, pages that were published and follow from no single file.

Lists, boards, years, steps of matters: they come and go with what stands in them, so git does not tell which there
were. Lines are only added (`tasks.py addresses`); what stands here answers for ever.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.growing_lists import append_rows
from plugins.disclosure.messages import _
from plugins.disclosure.places import CATALOG_FOLDER, ITEM_PLACE, REGISTER_FOLDER, is_record_place
from plugins.disclosure.redirects import PLAIN_PATH
from plugins.disclosure.traditional.pages import FOLDER as EDITION

FILE = "addresses.csv"
SOURCE = f"{REGISTER_FOLDER}/{FILE}"
COLUMNS = ("address", "title")
FEED = "feed.xml"
# The list of what moved and ended is made after everything else.
LISTED = re.compile(r"archive/moved(?:-[0-9]+)?\.html")
_ITEM = re.compile(r"items/([^/]+/[^/]+/[^/]+)\.html")


class PublishedAddress(NamedTuple):
    """One line: an address, the title that stood there when it was noted, and where the line stands."""

    address: str
    title: str
    line: int


def read_published_addresses(register: Path) -> tuple[PublishedAddress, ...]:
    """Every line of the ledger of addresses; none when there is none yet. Raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as source:
            rows = csv.DictReader(source)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                raise KeyError
            lines = [PublishedAddress(row["address"], row["title"] or "", rows.line_num) for row in rows]
    except (KeyError, UnicodeDecodeError, csv.Error):
        raise InvalidRegister(
            _("{file}：地址台账的表头应是 {columns}，编码应是 UTF-8", file=path, columns=",".join(COLUMNS))
        ) from None
    for entry in lines:
        if not PLAIN_PATH.fullmatch(entry.address):
            raise InvalidRegister(
                _(
                    "{file}:{line}: “{address}”不是网站内的地址",
                    file=path,
                    line=entry.line,
                    address=entry.address[:80],
                )
            )
    return tuple(lines)


def append_published_addresses(register: Path, found: Iterable[tuple[str, str]]) -> None:
    """Add (address, title) lines at the end."""
    append_rows(register / FILE, COLUMNS, found)


def source_of(address: str) -> str:
    """The place of the file whose page stands at an address, of an item that in `catalog/`; empty for other pages."""
    item = _ITEM.fullmatch(address)
    if item and ITEM_PLACE.fullmatch(place := f"{CATALOG_FOLDER}/{item[1]}.md"):
        return place
    record = f"{address.removesuffix('.html')}.md"
    return record if address.endswith(".html") and is_record_place(record) else ""


def is_of_edition(address: str) -> bool:
    """Whether a page is one of the edition in another script, which follows from what answers at the original's."""
    return address.startswith(f"{EDITION}/")


def is_noted(address: str) -> bool:
    """Whether a published file belongs into this ledger: pages and feeds, but none that numbers already vouch for."""
    if (
        is_of_edition(address)
        or not address.endswith((".html", FEED))
        or not PLAIN_PATH.fullmatch(address)
        or LISTED.fullmatch(address)
    ):
        return False
    if not address.startswith("items/"):
        return True
    # Items with a number stand in the ledger of numbers, and what stands below them goes with them.
    return not address.split("/")[-1].removesuffix(".html").isdigit() and address.count("/") == 3
