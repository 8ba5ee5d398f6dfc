"""How much was published: all items by month and year of publication, and by statutory category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from plugins.disclosure.messages import _
from plugins.disclosure.publication_columns import months_after
from plugins.disclosure.supervision.entries import Entry, Facts

MONTHS_SHOWN = 24
UNMARKED = "none"
UNDATED = "undated"


def all_items(facts: Facts) -> Iterator[Entry]:
    """Every item, the oldest publication first and before them those without a day."""
    for item in reversed(facts.catalog.newest_published):
        yield facts.entry(item, item.first_shown_on)


def month_of(entry: Entry) -> str:
    """The month (`2026-10`) of an entry of `all_items`, or UNDATED."""
    return entry.cells[0][:7] or UNDATED


def by_month(entries: Iterable[Entry], day: date) -> list[tuple[str, int]]:
    """Month → number of items for the last 24 months up to that of `day`, the oldest first."""
    counts = Counter(map(month_of, entries))
    first = months_after(day.replace(day=1), 1 - MONTHS_SHOWN)
    months = [f"{months_after(first, step):%Y-%m}" for step in range(MONTHS_SHOWN)]
    return [(month, counts[month]) for month in months]


def by_year(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """Year (or UNDATED) → number of items, newest first; their sum is the number of entries."""
    counts = Counter(month if month == UNDATED else month[:4] for month in map(month_of, entries))
    return sorted(counts.items(), key=lambda pair: (pair[0] != UNDATED, pair[0]), reverse=True)


def by_statutory(facts: Facts) -> dict[str, list[Entry]]:
    """Category → the items open to all that stand in it, in the order of the vocabulary; UNMARKED last."""
    found: dict[str, list[Entry]] = {
        term.key: [] for term in facts.catalog.register.vocabularies["statutory"]
    }
    found[UNMARKED] = []
    for item in facts.open_items:
        for key in item.fields.statutory or (UNMARKED,):
            found[key].append(facts.entry(item, item.first_shown_on))
    return {key: entries for key, entries in found.items() if entries}


def statutory_label(facts: Facts, key: str) -> str:
    """What people read for a category of `by_statutory`."""
    return _("未标注") if key == UNMARKED else facts.term("statutory", key)
