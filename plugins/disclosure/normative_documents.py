"""Rules and normative documents by what has become of them: the view for clearing them up (清理).

A document stands in exactly one state, so that the states of every body and year add up to all documents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.validity import ENDED, decisions_on

GENRES = ("rule",)
STATES = ("in_force", "expiring", "amended", "not_yet", "repealed", "replaced", "expired", "unstated")


@dataclass(frozen=True)
class NormativeDocument:
    """A rule or normative document, its state, and the papers that amended or ended it by now."""

    item: Item
    state: str
    decided_by: tuple[Item, ...]

    @property
    def year(self) -> int | None:
        """The year in which it was made."""
        return self.item.fields.generated_on.year if self.item.fields.generated_on else None


def is_normative(item: Item) -> bool:
    """Whether an item is a rule or a normative document that readers may see."""
    return item.open_to_all and (item.fields.normative or item.fields.genre in GENRES)


def normative_documents(catalog: Catalog) -> list[NormativeDocument]:
    """All of them, newest first."""
    return [_document(item, catalog) for item in catalog.items if is_normative(item)]


def count_states(documents: list[NormativeDocument]) -> Mapping[str, int]:
    """State → number of documents, for every state."""
    counts = dict.fromkeys(STATES, 0)
    for document in documents:
        counts[document.state] += 1
    return counts


def year_after(day: date) -> date:
    """The same day a year later; of 29 February the day before."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _document(item: Item, catalog: Catalog) -> NormativeDocument:
    decisions = decisions_on(item, catalog.relations, catalog.date)
    decided_by = {decision.subject.source: decision.subject for decision in decisions}
    return NormativeDocument(item, _state(item, catalog), tuple(decided_by.values()))


def _state(item: Item, catalog: Catalog) -> str:
    """What has ended stays ended; of the others the nearest end counts more than an amendment."""
    validity = catalog.validity(item)
    if validity in ENDED or validity == "not_yet":
        return validity or ""
    if item.fields.expires_on and item.fields.expires_on <= year_after(catalog.date):
        return "expiring"
    return validity if validity in STATES and validity else "unstated"
