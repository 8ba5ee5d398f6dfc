"""What a reader must see before the text: that a page no longer counts, or why there is no text."""

from __future__ import annotations

from datetime import date
from typing import Any

from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.named_items import neighbour_link
from plugins.disclosure.surroundings import Surroundings
from plugins.disclosure.validity import starts_on

KINDS = {
    "repealed": "ended",
    "replaced": "ended",
    "expired": "ended",
    "amended": "amended",
    "not_yet": "coming",
}


# What a banner says before the link to the paper that made it necessary.
DECIDED_BY = {
    "repeals": label("废止它的文件："),
    "replaces": label("代替它的文件："),
    "amends": label("修改它的文件："),
}


def notice(around: Surroundings) -> dict[str, Any] | None:
    """The banner of a withdrawn item or of one that is not simply in force; None for all others."""
    item, validity = around.item, around.validity
    if item.fields.withdrawn:
        return _withdrawn(around)
    if validity not in KINDS:
        return None
    decisions = {decision.subject.source: decision for decision in around.decisions}
    links = [(_(DECIDED_BY[decision.kind]), decision.subject) for decision in decisions.values()]
    # Whoever is led from one dead paper to the next would rather be told the last at once.
    if around.successor and around.successor.source not in decisions:
        links.append((_("后来又由下列文件废止或代替："), around.successor))
    day = _stated_day(item.fields, validity) or next(
        filter(None, (starts_on(decision.subject) for decision in decisions.values())), None
    )
    state = _("本文件现在的状态：{validity}", validity=around.register.term_label("validity", validity))
    return _banner(KINDS[validity], state, day, [_link(text, target, around) for text, target in links])


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
    links = [_link(_("见："), around.successor, around)] if around.successor else []
    return {
        **_banner("withdrawn", _("本条信息已撤回"), withdrawn.on, links),
        "reason": reason,
        "by": withdrawn.body,
        "note": "" if is_secret else withdrawn.note or "",
    }


def _banner(kind: str, text: str, day: date | None, links: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "kind": kind,
        "text": text,
        "on": str(day or ""),
        "links": links,
        "reason": "",
        "by": "",
        "note": "",
    }


def _link(text: str, target: Item, around: Surroundings) -> dict[str, str]:
    return {**neighbour_link(around.neighbours[target.source], around.register), "before": text}


def _stated_day(fields: ItemFields, validity: str) -> date | None:
    days = {"repealed": fields.repealed_on, "expired": fields.expires_on, "not_yet": fields.effective_on}
    return days.get(validity)
