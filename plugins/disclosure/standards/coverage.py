"""Coverage: for every entry of the standard catalogs and every obliged body, what is published of it.

Nearly all pairs have no item; those of one entry then share one judgement, and the figures are counted by groups of
bodies, so that a million pairs take a second. An entry that obliges no body of the register counts as one pair
without a body, so that no entry drops out of the figures.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import WeakKeyDictionary

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.standards.entries import Entry
from plugins.disclosure.standards.obliged import Obliged
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.standards.states import BY_WEIGHT, Judgement, State, judge, without_items

NOBODY = ""
_known: WeakKeyDictionary[Catalog, Coverage] = WeakKeyDictionary()
Figures = Mapping[State, int]


@dataclass(frozen=True)
class Pair:
    """An entry at a body (None: nobody), the judgement, the reason where not applicable, the items, newest first."""

    domain: Domain
    entry: Entry
    body: Body | None
    judgement: Judgement
    reason: str = ""
    items: Sequence[Item] = ()

    @property
    def state(self) -> State:
        """The state of the judgement."""
        return self.judgement.state


@dataclass(frozen=True)
class EntryCoverage:
    """One entry at all the bodies that it obliges; `own` are the judgements that differ from the `usual` one."""

    domain: Domain
    entry: Entry
    bodies: Sequence[Body]
    usual: Judgement
    own: Mapping[str, Judgement]
    reasons: Mapping[str, str]
    items: Mapping[str, Sequence[Item]]

    def pair(self, body: Body | None) -> Pair:
        """This entry at one of its bodies."""
        slug = body.slug if body else NOBODY
        judgement = self.own.get(slug, self.usual)
        return Pair(
            self.domain, self.entry, body, judgement, self.reasons.get(slug, ""), self.items.get(slug, ())
        )

    def only(self, body: Body) -> EntryCoverage:
        """This entry at one of its bodies alone."""
        own = {slug: judgement for slug, judgement in self.own.items() if slug == body.slug}
        return replace(self, bodies=(body,), own=own)

    @property
    def pairs(self) -> Iterator[Pair]:
        """This entry at every obliged body; at nobody where there is none."""
        return map(self.pair, self.bodies or (None,))

    @cached_property
    def figures(self) -> Figures:
        """How many of the bodies are in which state."""
        found = Counter(judgement.state for judgement in self.own.values())
        found[self.usual.state] += len(self.bodies or (None,)) - len(self.own)
        return +found

    @property
    def worst(self) -> State:
        """The state of the entry as a whole: the first gap that one of its bodies has."""
        return next(state for state in BY_WEIGHT if self.figures.get(state))

    @property
    def others(self) -> Sequence[Item]:
        """Items for this entry of bodies that it does not oblige."""
        known = {body.slug for body in self.bodies}
        strange = {
            item.source: item for slug, items in self.items.items() if slug not in known for item in items
        }
        return list(strange.values())


@dataclass(frozen=True)
class Coverage:
    """The coverage of every entry that is in force."""

    entries: Sequence[EntryCoverage]

    @cached_property
    def by_id(self) -> Mapping[str, EntryCoverage]:
        """Entry id → its coverage."""
        return {covered.entry.id: covered for covered in self.entries}

    @cached_property
    def figures(self) -> Figures:
        """How many pairs are in which state."""
        return _sum(covered.figures for covered in self.entries)

    @cached_property
    def by_domain(self) -> Mapping[str, Figures]:
        """Domain → how many of its pairs are in which state."""
        found: dict[str, Counter[State]] = defaultdict(Counter)
        for covered in self.entries:
            found[covered.domain.key].update(covered.figures)
        return found

    @cached_property
    def entry_figures(self) -> Mapping[str, Figures]:
        """Domain → how many of its entries are as a whole in which state."""
        found: dict[str, Counter[State]] = defaultdict(Counter)
        for covered in self.entries:
            found[covered.domain.key][covered.worst] += 1
        return found

    @cached_property
    def by_body(self) -> Mapping[str, Figures]:
        """Body (its slug, NOBODY for none) → how many of its entries are in which state."""
        usual: dict[tuple[int, State], int] = defaultdict(int)
        groups: dict[int, Sequence[Body]] = {}
        found: dict[str, Counter[State]] = defaultdict(Counter)
        for covered in self.entries:
            group = id(covered.bodies)
            groups[group] = covered.bodies
            usual[group, covered.usual.state] += 1
            for slug, judgement in covered.own.items():
                found[slug][judgement.state] += 1
                found[slug][covered.usual.state] -= 1
        for (group, state), count in usual.items():
            for body in groups[group] or (None,):
                found[body.slug if body else NOBODY][state] += count
        return {slug: +figures for slug, figures in found.items()}

    @cached_property
    def _of_body(self) -> Mapping[str, Sequence[EntryCoverage]]:
        found: dict[str, list[EntryCoverage]] = defaultdict(list)
        for covered in self.entries:
            for body in covered.bodies or (None,):
                found[body.slug if body else NOBODY].append(covered)
        return found

    def of_body(self, body: Body | None) -> Sequence[EntryCoverage]:
        """Every entry that obliges a body; with None those that oblige nobody."""
        return self._of_body.get(body.slug if body else NOBODY, ())

    def only(self, domain: str = "", body: Body | None = None) -> Coverage:
        """The part that concerns a domain (its key), or an obliged body."""
        entries = [covered for covered in self.entries if not domain or covered.domain.key == domain]
        if body:
            entries = [
                covered.only(body) for covered in entries if any(own is body for own in covered.bodies)
            ]
        return Coverage(entries)

    def of_domain(self, domain: Domain) -> list[EntryCoverage]:
        """The entries of one catalog."""
        return [covered for covered in self.entries if covered.domain is domain]

    def pairs(self) -> Iterator[Pair]:
        """Every pair, entry by entry."""
        for covered in self.entries:
            yield from covered.pairs


def coverage_of(catalog: Catalog) -> Coverage:
    """The coverage on the day of a catalog, computed once."""
    found = _known.get(catalog)
    if found is None:
        found = _known[catalog] = _coverage(catalog)
    return found


def _coverage(catalog: Catalog) -> Coverage:
    standards, bodies = catalog.register.standards, catalog.register.bodies
    items: dict[str, list[Item]] = defaultdict(list)
    for item in catalog.items:
        if item.fields.standard_entry:
            items[item.fields.standard_entry].append(item)
    reasons: dict[str, dict[str, str]] = defaultdict(dict)
    for exemption in standards.exemptions:
        body = bodies.find(exemption.fields.body)
        if body:
            reasons[exemption.fields.entry][body.slug] = exemption.fields.reason
    obliged = Obliged(bodies, catalog.date)
    return Coverage(
        [
            _covered(catalog, domain, entry, obliged, items.get(entry.id, ()), reasons.get(entry.id, {}))
            for domain in standards
            for entry in domain.in_force
        ]
    )


def _covered(
    catalog: Catalog,
    domain: Domain,
    entry: Entry,
    obliged: Obliged,
    items: Sequence[Item],
    reasons: Mapping[str, str],
) -> EntryCoverage:
    shown: dict[str, list[Item]] = defaultdict(list)
    publishers: dict[str, Body] = {}
    for item in items:
        if item.open_to_all:
            for body in catalog.bodies_of(item):
                current = obliged.current(body) or body
                if item not in shown[current.slug][-1:]:
                    shown[current.slug].append(item)
                publishers[current.slug] = current
    bodies = obliged.of(entry.responsible, entry.level, publishers.values())
    known = {body.slug for body in bodies} if items or reasons else ()
    effective = domain.file.effective_on
    validities = {item.source: catalog.validity(item) for item in items}
    own = {
        slug: judge(entry, found, validities, effective, catalog.date)
        for slug, found in shown.items()
        if slug in known
    }
    own |= {slug: Judgement(State.NOT_APPLICABLE) for slug in reasons if slug in known}
    return EntryCoverage(
        domain, entry, bodies, without_items(entry, effective, catalog.date), own, reasons, dict(shown)
    )


def _sum(figures: Iterable[Figures]) -> Figures:
    total: Counter[State] = Counter()
    for part in figures:
        total.update(part)
    return total
