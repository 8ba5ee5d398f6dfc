"""Relations between items: stated once, shown on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plugins.disclosure import document_numbers, index_numbers
from plugins.disclosure.citations import word_at_end
from plugins.disclosure.document_numbers import DocumentNumber
from plugins.disclosure.fields import RELATION_FIELDS, Reference
from plugins.disclosure.items import Item
from plugins.disclosure.messages import label

# From the point of view of somebody who reads the page of the item that states the relation …
LABELS = {
    "repeals": label("本文件废止"),
    "amends": label("本文件修改"),
    "replaces": label("本文件代替"),
    "interprets": label("所解读的文件"),
    "draft_of": label("草案后来形成"),
    "outcome_of": label("所回应的事项"),
    "follows": label("上一环节"),
    "corrects": label("所更正的信息"),
    "clarifies": label("所澄清的信息"),
    "answers_topic": label("所回应的点题"),
    "based_on": label("制定依据"),
    "forwards": label("所转发的文件"),
}
# … and of the page of the other item.
INVERSE_LABELS = {
    "repeals": label("废止本文件"),
    "amends": label("修改本文件"),
    "replaces": label("代替本文件"),
    "interprets": label("政策解读"),
    "draft_of": label("形成前的草案"),
    "outcome_of": label("结果反馈"),
    "follows": label("后续信息"),
    "corrects": label("对本条的更正"),
    "clarifies": label("对本条的澄清"),
    "answers_topic": label("点题回应"),
    "based_on": label("据此制定"),
    "forwards": label("转发本文件"),
}
# What changes the force or the words of a paper first, then what explains it, then where it comes from and leads.
KINDS = (
    *("repeals", "replaces", "amends", "corrects", "clarifies", "interprets"),
    *("based_on", "forwards", "draft_of", "follows", "outcome_of", "answers_topic"),
)


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
        self._words: dict[tuple[int | None, int], list[str]] = defaultdict(list)
        for number in self._by_document_number:
            self._words[number.year, number.serial].append(number.word)
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

    def cited_by(self, item: Item) -> list[Item]:
        """The items whose document numbers stand in the text of an open item, in the order of the text, each once."""
        if not item.open_to_all:
            return []
        found: dict[str, Item] = {}
        for cited in item.facts.cited:
            word = word_at_end(cited.before, self._words.get((cited.year, cited.serial), ()))
            if word:
                target = self._by_document_number[DocumentNumber(word, cited.year, cited.serial)]
                found.setdefault(target.source, target)
        found.pop(item.source, None)
        return list(found.values())

    def _all(self, items: Iterable[Item]) -> Iterable[Relation]:
        for item in items:
            for kind in RELATION_FIELDS:
                for reference in getattr(item.fields, kind):
                    target = None if reference.external else self.resolve(reference.to)
                    yield Relation(kind, item, reference, target)
