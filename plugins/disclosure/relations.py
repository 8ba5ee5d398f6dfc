"""Relations between items: stated once, shown on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.disclosure import document_numbers, index_numbers
from plugins.disclosure.fields import RELATION_FIELDS, ItemFields, Reference
from plugins.disclosure.items import Item
from plugins.disclosure.messages import label

INVERSE_LABELS = {
    "repeals": label("被废止"),
    "amends": label("被修改"),
    "replaces": label("被代替"),
    "interprets": label("政策解读"),
    "draft_of": label("形成前的草案"),
    "outcome_of": label("结果反馈"),
    "follows": label("后续信息"),
    "corrects": label("更正"),
    "clarifies": label("澄清"),
    "answers_topic": label("点题回应"),
    "based_on": label("据此制定"),
}
LABELS = {name: ItemFields.specs()[name].label for name in RELATION_FIELDS}


@dataclass(frozen=True)
class Relation:
    """`subject` states the relation `kind` (a field name) to `target`; None when it is not in this catalog."""

    kind: str
    subject: Item
    reference: Reference
    target: Item | None


class Relations:
    """All relations among some items, from both sides."""

    def __init__(self, items: Sequence[Item], schemes: Sequence[index_numbers.Scheme]) -> None:
        self._schemes = schemes
        self._by_index_number = {item.index_number: item for item in reversed(items) if item.index_number}
        self._by_document_number: dict[document_numbers.DocumentNumber, Item] = {}
        for item in items:
            if item.document_number:
                self._by_document_number.setdefault(item.document_number, item)
        self._from: Mapping[str, list[Relation]] = defaultdict(list)
        self._to: Mapping[str, list[Relation]] = defaultdict(list)
        for relation in self._all(items):
            self._from[relation.subject.source].append(relation)
            if relation.target:
                self._to[relation.target.source].append(relation)

    def resolve(self, text: str) -> Item | None:
        """The item with this index number or document number, however it is written, or None."""
        number = index_numbers.recognise(text, self._schemes)
        if number and number.text in self._by_index_number:
            return self._by_index_number[number.text]
        if text in self._by_index_number:
            return self._by_index_number[text]
        document_number = document_numbers.find(text)
        return self._by_document_number.get(document_number) if document_number else None

    def stated_by(self, item: Item) -> list[Relation]:
        """What the item says of others, in the order of the fields."""
        return self._from.get(item.source, [])

    def pointing_to(self, item: Item) -> list[Relation]:
        """What others say of the item."""
        return self._to.get(item.source, [])

    def _all(self, items: Iterable[Item]) -> Iterable[Relation]:
        for item in items:
            for kind in RELATION_FIELDS:
                for reference in getattr(item.fields, kind):
                    target = None if reference.external else self.resolve(reference.to)
                    yield Relation(kind, item, reference, target)
