"""How an item is cited, and where a mistake in it is reported."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.public_address import public_address
from plugins.disclosure.site import Site
from plugins.disclosure.surroundings import Surroundings

# A title within a title takes the other pair of marks (GB/T 15834-2011, 4.15).
_OTHER_MARKS = str.maketrans("《》〈〉", "〈〉《》")
_MAIL = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class ItemCitation(NamedTuple):
    """A citation in the parts between which the number of an article may be put, and behind which its anchor.

    `what` is the title with the document number, `whose` bodies, day and index number; `address` may be empty.
    """

    what: str
    whose: str
    address: str


def item_citation(item: Item, body_names: list[str], site: Site) -> ItemCitation:
    """An item as official papers cite it: 《名称》（文号），机关，日期，索引号，网址."""
    fields = item.fields
    number = _("（{number}）", number=fields.document_number) if fields.document_number else ""
    day = fields.generated_on
    known = (
        _("、").join(body_names),
        _("{year}年{month}月{day}日", year=day.year, month=day.month, day=day.day) if day else "",
        _("索引号 {number}", number=item.index_number) if item.index_number else "",
    )
    whose = _("，").join(part for part in known if part)
    return ItemCitation(f"{_in_marks(item.title)}{number}", whose, public_address(site, item.address))


def correction_address(around: Surroundings, site: Site) -> str:
    """Where a mistake in an item is reported: the address of the settings, else a letter to the lead body's office.

    Empty when neither is known.
    """
    item = around.item
    number = item.index_number or item.address
    if site.corrections:
        return site.corrections.replace("{number}", quote(number, safe=""))
    unit = around.bodies[0].work_unit if around.bodies else None
    mail = unit.email if unit else None
    if not mail or not _MAIL.fullmatch(mail):
        return ""
    return f"mailto:{mail}?subject={quote(_('网页纠错：{number}', number=number), safe='')}"


def _in_marks(title: str) -> str:
    inner = title[1:-1]
    if title.startswith("《") and title.endswith("》") and not set("《》") & set(inner):
        return title
    return f"《{title.translate(_OTHER_MARKS)}》"
