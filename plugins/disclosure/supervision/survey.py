"""All figures of a catalog: for every body and for all of them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from plugins.disclosure.body_pages import EVERY_BODY, BodyPage, body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.supervision.duty_figures import DUTIES, VALIDITY
from plugins.disclosure.supervision.entries import UNKNOWN, Entry, Facts
from plugins.disclosure.supervision.figure import Count, Days, Declared, Figure, Rate
from plugins.disclosure.supervision.figures import AMOUNT, COLUMNS, TIME
from plugins.disclosure.supervision.freshness import SITE, Veto, vetoes
from plugins.disclosure.supervision.openness_figures import COMING, OPENNESS, RECORDS
from plugins.disclosure.supervision.outcome_figures import OUTCOMES, STANDARDS
from plugins.disclosure.supervision.volumes import by_statutory

ALL = EVERY_BODY
DECLARED: tuple[Declared, ...] = (
    *AMOUNT,
    *TIME,
    *COLUMNS,
    *DUTIES,
    *OUTCOMES,
    *STANDARDS,
    *VALIDITY,
    *OPENNESS,
    *RECORDS,
    *COMING,
)
FIGURES = tuple(declared for declared in DECLARED if isinstance(declared, Figure))
COUNTS = tuple(declared for declared in DECLARED if isinstance(declared, Count))


@dataclass(frozen=True)
class Scope:
    """Whose figures: `slug` is a body's, UNKNOWN, SITE or ALL."""

    slug: str
    name: str


@dataclass(frozen=True)
class Value:
    """The value of one figure; a share has the two numbers that it is made of, and no value without a whole."""

    number: float | None
    part: int | None = None
    whole: int | None = None


class Survey:
    """The entries of every figure; whatever is counted for all bodies is the sum of what is counted for each."""

    def __init__(self, catalog: Catalog) -> None:
        self.facts = Facts(catalog)
        self.day = catalog.date
        self._entries = {figure.id: list(figure.entries(self.facts)) for figure in FIGURES}
        self._owned = {name: _by_owner(entries) for name, entries in self._entries.items()}
        self._counted = {count.id: count.counts(self.facts) for count in COUNTS}

    def entries(self, scope: str, figure: str) -> Sequence[Entry]:
        """The entries of a figure that belong to a scope (a slug), in the order of the figure."""
        return self._entries[figure] if scope == ALL else self._owned[figure].get(scope, ())

    def statutory(self, scope: str) -> dict[str, Sequence[Entry]]:
        """Statutory category → items of a scope; an item with several categories stands in each."""
        if scope == ALL:
            return dict(self._statutory)
        return {key: owned[scope] for key, owned in self._statutory_owned.items() if scope in owned}

    @cached_property
    def _statutory(self) -> dict[str, list[Entry]]:
        return by_statutory(self.facts)

    @cached_property
    def _statutory_owned(self) -> dict[str, dict[str, list[Entry]]]:
        return {key: _by_owner(entries) for key, entries in self._statutory.items()}

    def value(self, scope: str, declared: Declared) -> Value:
        """The value of a figure for a scope."""
        if isinstance(declared, Figure | Count):
            return Value(self._count(scope, declared.id))
        if isinstance(declared, Rate):
            part = sum(self._count(scope, name) for name in declared.part)
            whole = sum(self._count(scope, name) for name in declared.whole)
            return Value(part / whole if whole else None, part, whole)
        days = self._days(scope, declared)
        return Value(declared.make(days) if days else None)

    def _count(self, scope: str, figure: str) -> int:
        counted = self._counted.get(figure)
        if counted is None:
            return len(self.entries(scope, figure))
        return sum(counted.values()) if scope == ALL else counted.get(scope, 0)

    def _days(self, scope: str, declared: Days) -> list[int]:
        entries = (entry for name in declared.of for entry in self.entries(scope, name))
        return [entry.days for entry in entries if entry.days is not None]

    @cached_property
    def vetoes(self) -> Sequence[Veto]:
        """The veto items of 检查指标 about columns."""
        return vetoes(self.facts)

    @cached_property
    def scopes(self) -> Sequence[Scope]:
        """The bodies that are there or have something, then what belongs to none of them."""
        used = {owner for owned in self._owned.values() for owner in owned}
        used |= {slug for counted in self._counted.values() for slug, count in counted.items() if count}
        found = [
            Scope(body.slug, body.name)
            for body in self.facts.catalog.register.bodies
            if body.slug in used or (body.code and body.existed_on(self.day))
        ]
        if UNKNOWN in used:
            found.append(Scope(UNKNOWN, _("机构名录以外的机构")))
        if SITE in used:
            found.append(Scope(SITE, _("全站栏目")))
        return found

    def pages(self, scope: str) -> Sequence[BodyPage]:
        """The pages of other capabilities about a scope."""
        return self._pages.get(scope, ())

    @cached_property
    def _pages(self) -> Mapping[str, Sequence[BodyPage]]:
        return body_pages(self.facts.catalog)

    @property
    def whole(self) -> Scope:
        """All bodies together."""
        return Scope(ALL, _("合计"))


def _by_owner(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    owned: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        owned[entry.owner].append(entry)
    return dict(owned)
