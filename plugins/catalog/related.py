"""What the page of an item says of others: the relations from both sides, and the papers that the text mentions."""

from __future__ import annotations

from typing import Any

from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.named_items import neighbour_link
from plugins.disclosure.relations import INVERSE_LABELS, KINDS, LABELS, Relation
from plugins.disclosure.surroundings import Surroundings


def relation_groups(around: Surroundings) -> list[dict[str, Any]]:
    """What this item says of others and others say of it, grouped by kind; last the papers that its text mentions."""
    groups = []
    for kind in KINDS:
        stated = [_stated(relation, around) for relation in around.stated if relation.kind == kind]
        pointing = [_link(relation.subject, around) for relation in around.pointing if relation.kind == kind]
        groups += [(_(INVERSE_LABELS[kind]), pointing), (_(LABELS[kind]), stated)]
    related = {relation.target.source for relation in around.stated if relation.target}
    related |= {relation.subject.source for relation in around.pointing}
    cited = [_link(item, around) for item in around.cited if item.source not in related]
    groups.append((_("文中提到的文件"), cited))
    related |= {item.source for item in (*around.cited, *around.matter)}
    earlier = [_link(item, around) for item in around.earlier if item.source not in related]
    groups.append((_("此前的同类信息"), earlier if around.item.open_to_all else []))
    return [{"label": label, "entries": entries} for label, entries in groups if entries]


def _stated(relation: Relation, around: Surroundings) -> dict[str, str]:
    if relation.target:
        return _link(relation.target, around)
    reference = relation.reference
    number = reference.to if reference.title else ""
    return {
        "title": reference.title or reference.to,
        "number": number,
        "address": "",
        "day": "",
        "mark": "",
        "state": "",
    }


def _link(item: Item, around: Surroundings) -> dict[str, str]:
    return neighbour_link(around.neighbours[item.source], around.register)
