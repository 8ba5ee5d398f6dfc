"""Records of the items: reviews, what imports left out, corrections, dates, matters without an end."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.blocks import Need
from plugins.disclosure.checks.required import ONLY_PROACTIVE
from plugins.disclosure.dossiers import FINISHED, Dossier, dossiers_of
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.items import Item
from plugins.disclosure.matter_steps import ENDS, step_of
from plugins.disclosure.messages import _
from plugins.disclosure.supervision.entries import Entry, Facts, State

_REQUIRED = tuple(
    (name, spec.label) for name, spec in ItemFields.specs().items() if spec.need is Need.REQUIRED
)
BEGINNINGS = ("decision", "implementation")


def without_review(facts: Facts) -> Iterator[Entry]:
    """Items without a record of the reviews before publication (条例 Art. 17)."""
    for item in reversed(facts.catalog.newest_published):
        # Of what was withdrawn for secrecy nothing is known any more, not even its review.
        if item.fields.review is None and item.fields.withdrawn is None:
            yield facts.entry(item, item.first_shown_on, _("导入") if item.imported else "", state=State.OVER)


def import_todos(facts: Facts) -> Iterator[Entry]:
    """Imported items and what is still to be added to each."""
    for item in reversed(facts.catalog.newest_published):
        if item.imported and item.fields.withdrawn is None:
            missing = _missing(item)
            if missing:
                yield facts.entry(item, item.first_shown_on, _("、").join(missing))


def _missing(item: Item) -> list[str]:
    fields = item.fields
    found = [
        _(label)
        for name, label in _REQUIRED
        if not getattr(fields, name) and not (name in ONLY_PROACTIVE and fields.openness != "proactive")
    ]
    if fields.openness == "proactive" and not fields.statutory:
        found.append(_field("statutory"))
    if not item.index_number:
        found.append(_field("index_number"))
    return found


def _field(name: str) -> str:
    return _(ItemFields.specs()[name].label)


def corrections(facts: Facts) -> Iterator[Entry]:
    """Every correction that was made of an item, one line each."""
    for item in facts.open_items:
        for change in item.fields.changes:
            if change.kind == "corrected" and change.on <= facts.day:
                yield facts.entry(item, change.on, change.note or "")


def undated(facts: Facts) -> Iterator[Entry]:
    """Items without a day of generation or of publication."""
    for item in reversed(facts.catalog.newest_published):
        missing = [
            _field(name)
            for name, day in (
                ("generated_on", item.fields.generated_on),
                ("published_on", item.first_shown_on),
            )
            if day is None
        ]
        if missing:
            yield facts.entry(item, _("、").join(missing), state=State.OVER)


def matters_without_result(facts: Facts) -> Iterator[Entry]:
    """Matters with a decision or its carrying out that have not ended and have no result: the newest item of each."""
    for newest, steps, dossier in _matters(facts):
        is_over = dossier is not None and dossier.state == FINISHED
        if steps & {*BEGINNINGS} and not steps & {*ENDS} and not is_over:
            yield _matter_entry(facts, newest, dossier)


def results_without_process(facts: Facts) -> Iterator[Entry]:
    """Matters with a result alone: its newest item."""
    for newest, steps, dossier in _matters(facts):
        if steps <= {*ENDS}:
            yield _matter_entry(facts, newest, dossier)


def _matters(facts: Facts) -> Iterator[tuple[Item, set[str], Dossier | None]]:
    """The newest open item of every matter, the steps of its open items, and its dossier where it has one."""
    dossiers = dossiers_of(facts.catalog)
    for name, items in facts.catalog.matters.items():
        shown = [item for item in items if item.open_to_all]
        if shown:
            yield shown[-1], {step_of(item) for item in shown}, dossiers.get(name)


def _matter_entry(facts: Facts, newest: Item, dossier: Dossier | None) -> Entry:
    return facts.entry(newest, dossier.title if dossier else newest.fields.matter, newest.first_shown_on)
