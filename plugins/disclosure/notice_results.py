"""What became of a notice: the items that say so."""

from __future__ import annotations

from plugins.disclosure.items import Item
from plugins.disclosure.notices import PUBLICITY
from plugins.disclosure.relations import Relations


def results_of(item: Item, relations: Relations) -> list[Item]:
    """The items that state that they are the outcome of a notice; after a 公示 also those that follow it."""
    notice = item.fields.notice
    kinds = ("outcome_of", "follows") if notice and notice.main_kind == PUBLICITY else ("outcome_of",)
    found = [
        relation.subject
        for kind in kinds
        for relation in relations.pointing_to(item)
        if relation.kind == kind and relation.subject.fields.withdrawn is None
    ]
    return list({result.source: result for result in found}.values())
