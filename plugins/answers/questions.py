"""Questions and answers: the page of an item with some of them, and the overview of all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.feedback import Feedback, median_days
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head, plain
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

ANSWERS = "answers/index.html"


def feedback_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """The questions of one item with their answers."""
    entries = item.fields.feedback
    return {
        "rows": [_row(entry, catalog) for entry in entries],
        **_figures(entries, catalog),
        "board": ANSWERS,
    }


def feedback_board(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The figures of all questions by kind, and the questions that wait, then the others, newest first."""
    items = items_with(catalog, "feedback")
    if not items:
        return
    rows = [
        {**_row(entry, catalog), "item": head(item, catalog)}
        for item in items
        for entry in item.fields.feedback
    ]
    rows.sort(key=lambda row: row["asked_on"], reverse=True)
    rows.sort(key=lambda row: bool(row["answered_on"]))
    entries = [entry for item in items for entry in item.fields.feedback]
    kinds = Counter(entry.kind for entry in entries)
    title = _("互动回应")
    data = {
        **list_head(site, title, _("群众提问和答复"), (title, ANSWERS)),
        "feed": feed_address(ANSWERS),
        "rows": rows,
        "kinds": [
            {
                "title": term.label,
                "count": kinds[term.key],
                **_figures([entry for entry in entries if entry.kind == term.key], catalog),
            }
            for term in catalog.register.vocabularies["question_kind"]
        ],
        **_figures(entries, catalog),
    }
    yield Page(ANSWERS, "kinds/answers.html", data)
    yield kind_feed("feedback", title, ANSWERS, catalog, site)


def _figures(entries: Sequence[Feedback], catalog: Catalog) -> dict[str, Any]:
    return {
        "asked": len(entries),
        "answered": sum(entry.answered_on is not None for entry in entries),
        "overdue": sum(entry.is_overdue(catalog.date) for entry in entries),
        "median": median_days(entries),
    }


def _row(entry: Feedback, catalog: Catalog) -> dict[str, Any]:
    return {
        **plain(entry, catalog),
        "days": "" if entry.days is None else str(entry.days),
        "overdue": entry.is_overdue(catalog.date),
    }
