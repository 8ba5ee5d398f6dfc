"""Dossiers: a matter and its items as one story, step by step, with what is still missing.

The steps of a major decision, and that the decision tells how opinions were used (Art. 32), are those of
重大行政决策程序暂行条例.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.items import Item
from plugins.disclosure.matter_steps import (
    AFTER_DECISION,
    BEFORE_DECISION,
    ENDS,
    EXPECTED,
    OTHER,
    Expected,
    step_of,
)
from plugins.disclosure.matters import RegisteredMatter, slug_of
from plugins.disclosure.notice_results import hearing_told, opinions_used
from plugins.disclosure.notices import OPEN, spans
from plugins.disclosure.working_days import add_working_days

INTERPRETED_WITHIN = 5  # working days after a policy (practice of one province)
DONE, MISSING, PENDING, NOT_APPLICABLE = "done", "missing", "pending", "not_applicable"
CONSULTING, PREPARING, DECIDED = "consulting", "preparing", "decided"
IMPLEMENTING, FINISHED = "implementing", "finished"
INVITING = ("consultation", "hearing")
LASTING = ("policy", "rule-making")
# What an item says of its matter when no entry of the register does.
_KINDS_BY_MAJOR = {"major-decision": "major-decision", "key-project": "project"}
_RULES = ("rule", "regulation")


@dataclass(frozen=True)
class Step:
    """One step of a story: its keys (of several any one would do), its items oldest first, and how it stands.

    `reason` tells why it does not apply; `statutory` whether a law asks for it.
    """

    keys: tuple[str, ...]
    items: tuple[Item, ...]
    state: str
    reason: str = ""
    statutory: bool = False


@dataclass(frozen=True)
class Dossier:
    """A matter as of one day.

    `entry` is what the register says of it, `kind` a key of `matter_kind`; `items` are all of its items, oldest
    first; `open_until` gives those whose period is running, with its last day; `updated_on` is the day on which an item
    last came, changed or ended.
    """

    id: str
    entry: RegisteredMatter | None
    kind: str
    items: tuple[Item, ...]
    steps: tuple[Step, ...]
    open_until: tuple[tuple[Item, date], ...]
    state: str
    updated_on: date | None

    @property
    def address(self) -> str:
        """The page of this dossier."""
        return f"dossiers/{slug_of(self.id)}.html"

    @property
    def title(self) -> str:
        """The name of the matter; without an entry the title of its decision, else of its first item."""
        if self.entry:
            return self.entry.matter.title
        decided = next((step.items[0] for step in self.steps if "decision" in step.keys and step.items), None)
        return (decided or self.items[0]).title

    @property
    def gaps(self) -> tuple[Step, ...]:
        """The steps that should have been published by now and are not."""
        return tuple(step for step in self.steps if step.state == MISSING)

    @property
    def decisions(self) -> list[tuple[str, date | None]]:
        """Who decided and when, each once."""
        found = [
            (item.fields.decided_by, item.fields.decided_on) for item in self.items if item.fields.decided_by
        ]
        return list(dict.fromkeys((by, on) for by, on in found if by))

    @property
    def shown_on(self) -> date | None:
        """The day on which the newest item was published."""
        return max((item.first_shown_on for item in self.items if item.first_shown_on), default=None)


_made: WeakKeyDictionary[Catalog, Mapping[str, Dossier]] = WeakKeyDictionary()


def dossiers_of(catalog: Catalog) -> Mapping[str, Dossier]:
    """Id → dossier of every matter that the register knows or that has two items; made once for a catalog."""
    if catalog not in _made:
        _made[catalog] = _dossiers(catalog)
    return _made[catalog]


def _dossiers(catalog: Catalog) -> Mapping[str, Dossier]:
    entries, matters = catalog.register.matters, catalog.matters
    ids = {*entries, *(name for name, items in matters.items() if len(items) > 1)}
    return {name: dossier_of(name, matters.get(name, ()), entries.get(name), catalog) for name in sorted(ids)}


def dossier_of(
    matter_id: str, items: Sequence[Item], entry: RegisteredMatter | None, catalog: Catalog
) -> Dossier:
    """The story of one matter as of the day of a catalog; `items` are oldest first."""
    kind = entry.matter.kind if entry else kind_of(items)
    groups: Mapping[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[step_of(item)].append(item)
    order = [term.key for term in catalog.register.vocabularies["matter_step"]]
    story = _Story(entry, groups, order, catalog.date)
    steps = tuple(story.steps(EXPECTED.get(kind, ())))
    open_until = tuple(_running(items, catalog.date))
    state = _state(story, steps, bool(open_until), kind)
    updated_on = max(map(catalog.updated_on, items), default=None)
    return Dossier(matter_id, entry, kind, tuple(items), steps, open_until, state, updated_on)


def kind_of(items: Sequence[Item]) -> str:
    """The kind of a matter without an entry, as its items tell it."""
    for item in items:
        major = _KINDS_BY_MAJOR.get(item.fields.major_matter or "")
        if major:
            # Procedures of their own govern how rules are made.
            return "rule-making" if item.fields.genre in _RULES else major
    return "policy" if any(item.fields.normative for item in items) else OTHER


@dataclass(frozen=True)
class _Story:
    """The items of one matter by step, the entry of the register, the order of steps, and the day."""

    entry: RegisteredMatter | None
    groups: Mapping[str, list[Item]]
    order: Sequence[str]
    day: date

    def has(self, *keys: str) -> bool:
        """Whether one of some steps has an item that was not withdrawn."""
        return any(item.fields.withdrawn is None for key in keys for item in self.groups.get(key, ()))

    @property
    def finished(self) -> bool:
        """Whether the register says that the matter has ended."""
        ended = self.entry.matter.finished_on if self.entry else None
        return ended is not None and ended <= self.day

    def steps(self, expected: Sequence[Expected]) -> Iterator[Step]:
        """Every step that has items or should have some, in the order of the vocabulary."""
        notes = {note.step: note.not_applicable for note in self.entry.matter.steps} if self.entry else {}
        known = set(chain.from_iterable(one.steps for one in expected))
        wanted = [*expected, *(Expected((step,)) for step in notes if step not in known)]
        by_first = {one.steps[0]: one for one in wanted}
        statutory = {step for one in wanted if one.statutory for step in one.steps}
        for key in self.order:
            one = by_first.get(key)
            if self.groups.get(key):
                state = DONE if self.has(key) else MISSING
                yield Step((key,), tuple(self.groups[key]), state, statutory=key in statutory)
            elif one and not self.has(*one.steps):
                reason = next(filter(None, (notes.get(step) for step in one.steps)), "")
                state = NOT_APPLICABLE if reason else self._state(one.steps)
                yield Step(one.steps, (), state, reason, one.statutory)

    def _state(self, keys: tuple[str, ...]) -> str:
        """How an expected step without items stands: told elsewhere, missing, or not due yet."""
        if "feedback" in keys:
            if self.entry and self.entry.matter.opinions:
                return DONE
            items = chain.from_iterable(self.groups.values())
            if any(opinions_used(item) or hearing_told(item) for item in items):
                return DONE
        return MISSING if self._is_past(keys) else PENDING

    def _is_past(self, keys: tuple[str, ...]) -> bool:
        """Whether the story has gone on beyond a step."""
        if self.finished:
            return True
        if keys[0] in BEFORE_DECISION:
            return self.has("decision", *AFTER_DECISION)
        if keys[0] == "decision":
            return self.has(*AFTER_DECISION)
        if keys[0] == "interpretation":
            return self.has("implementation", *ENDS) or self._is_overdue()
        return keys[0] == "implementation" and self.has(*ENDS)

    def _is_overdue(self) -> bool:
        """Whether an interpretation should have followed the decision by now."""
        shown = [item.first_shown_on for item in self.groups.get("decision", ()) if item.first_shown_on]
        try:
            return bool(shown) and add_working_days(max(shown), INTERPRETED_WITHIN) < self.day
        except CalendarNotPublished:
            return False


def _running(items: Sequence[Item], day: date) -> Iterator[tuple[Item, date]]:
    """The notices by which everybody can have a say on a day, each with the day on which the chance ends."""
    for item in items:
        notice = item.fields.notice if item.open_to_all else None
        if notice and step_of(item) in INVITING:
            found = spans(notice, item.fields.published_on)
            ends = [span.closes for span in found if span.state(day) == OPEN]
            if ends:
                yield item, min(ends)


def _state(story: _Story, steps: Sequence[Step], is_open: bool, kind: str) -> str:
    dated = [
        (item.fields.generated_on or date.min, step.keys[0])
        for step in steps
        if "correction" not in step.keys
        for item in step.items
    ]
    newest = max(dated, default=(date.min, ""))[1]
    if story.finished:
        return FINISHED
    if is_open:
        return CONSULTING
    complete = bool(EXPECTED.get(kind)) and all(step.state in (DONE, NOT_APPLICABLE) for step in steps)
    # A policy goes on after the results of one year; whatever else has a result has come to its end.
    if (complete and story.has("decision")) or (newest in ENDS and kind not in LASTING):
        return FINISHED
    if story.has("implementation", *ENDS):
        return IMPLEMENTING
    return DECIDED if story.has("decision") else PREPARING
