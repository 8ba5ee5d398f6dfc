"""What a reader must see before the text: that a page no longer counts, or why there is no text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.surroundings import Surroundings
from plugins.disclosure.validity import starts_on

KINDS = {
    "repealed": "ended",
    "replaced": "ended",
    "expired": "ended",
    "amended": "amended",
    "not_yet": "coming",
}


def item_link(item: Item) -> dict[str, str]:
    """Title, number, address and day of an item, for links from other pages."""
    return {
        "title": item.title,
        "number": item.fields.document_number or item.index_number,
        "address": item.address,
        "day": str(item.fields.generated_on or ""),
    }


def notice(around: Surroundings) -> dict[str, Any] | None:
    """The banner of a withdrawn item or of one that is not simply in force; None for all others."""
    item, validity = around.item, around.validity
    if item.fields.withdrawn:
        return _withdrawn(around)
    if validity not in KINDS:
        return None
    decisions = [decision.subject for decision in around.decisions]
    label = around.register.term_label("validity", validity)
    day = _stated_day(item.fields, validity) or next(filter(None, map(starts_on, decisions)), None)
    return _banner(KINDS[validity], _("本文件现在的状态：{validity}", validity=label), day, decisions)


def not_open(around: Surroundings) -> dict[str, str] | None:
    """Openness, ground and basis of an item that is not for everybody (条例 Art. 36); None for all others."""
    fields = around.item.fields
    if fields.openness == "proactive":
        return None
    return {
        "openness": around.register.term_label("openness", fields.openness),
        "ground": around.register.term_label("ground", fields.ground) if fields.ground else "",
        "basis": fields.basis or "",
    }


def _withdrawn(around: Surroundings) -> dict[str, Any] | None:
    withdrawn = around.item.fields.withdrawn
    if withdrawn is None:
        return None
    # Of a withdrawal for secrecy the page says no more than that the law forbids disclosure.
    is_secret = withdrawn.reason == "secrecy"
    reason = _("依法不予公开") if is_secret else around.register.term_label("withdrawal", withdrawn.reason)
    return {
        **_banner("withdrawn", _("本条信息已撤回"), withdrawn.on, filter(None, (around.successor,))),
        "reason": reason,
        "by": withdrawn.body,
        "note": "" if is_secret else withdrawn.note or "",
    }


def _banner(kind: str, text: str, day: date | None, items: Iterable[Item]) -> dict[str, Any]:
    links = [item_link(item) for item in items]
    return {
        "kind": kind,
        "text": text,
        "on": str(day or ""),
        "links": links,
        "reason": "",
        "by": "",
        "note": "",
    }


def _stated_day(fields: ItemFields, validity: str) -> date | None:
    days = {"repealed": fields.repealed_on, "expired": fields.expires_on, "not_yet": fields.effective_on}
    return days.get(validity)
