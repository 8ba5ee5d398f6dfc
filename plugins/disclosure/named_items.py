"""Other items as a page names them: with their validity, so that nobody follows a link into a dead paper unaware."""

from __future__ import annotations

from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register
from plugins.disclosure.surroundings import Neighbour
from plugins.disclosure.validity import ENDED

# Of these the validity says nothing that the reader has to know before following the link.
NOT_MARKED = ("in_force", "not_applicable")


def item_link(item: Item) -> dict[str, str]:
    """Title, number, address and day of an item, for links from other pages."""
    return {
        "title": item.title,
        "number": item.fields.document_number or item.index_number,
        "address": item.address,
        "day": str(item.fields.generated_on or ""),
    }


def neighbour_link(other: Neighbour, register: Register) -> dict[str, str]:
    """The link to another item, with a mark where it is not simply in force; `state` is `ended` or empty."""
    mark, state = "", ""
    if other.item.fields.withdrawn:
        mark, state = _("已撤回"), "ended"
    elif other.validity and other.validity not in NOT_MARKED:
        mark = register.term_label("validity", other.validity)
        state = "ended" if other.validity in ENDED else "changed"
    return {**item_link(other.item), "mark": mark, "state": state}
