"""What the pages of the standard catalogs share: figures, links to items, names of bodies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.site import Site
from plugins.disclosure.standards.addresses import coverage_address
from plugins.disclosure.standards.coverage import NOBODY, Coverage, Figures, Pair
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.standards.states import BY_WEIGHT, STATE_LABELS, Judgement, State
from plugins.standards.traces import Traces


@dataclass(frozen=True)
class Presenting:
    """A catalog, its coverage and the site for which both are shown."""

    catalog: Catalog
    coverage: Coverage
    site: Site

    @cached_property
    def traces(self) -> Traces:
        """The digests of the coverage."""
        return Traces(self.catalog, self.coverage)

    @cached_property
    def _steps(self) -> Sequence[str]:
        terms = self.catalog.register.vocabularies["standard_review"]
        return [term.key for term in terms if not term.retired]

    def review(self, domain: Domain) -> list[dict[str, str]]:
        """Every step of a catalog's review chain, with its day where it has been taken."""
        return [
            {
                "step": self.catalog.register.term_label("standard_review", name),
                "on": str(step.on) if step else "",
                "by": (step.by or "") if step else "",
                "note": (step.note or "") if step else "",
            }
            for name, step in domain.steps(self._steps, self.catalog.date)
        ]

    def is_draft(self, domain: Domain) -> bool:
        """Whether a step of the review chain is still to be taken."""
        return any(step is None for _name, step in domain.steps(self._steps, self.catalog.date))

    def item(self, item: Item) -> dict[str, str]:
        """A link to an item."""
        return {
            "title": item.title,
            "address": item.address,
            "day": str(item.first_shown_on or item.fields.generated_on or ""),
            "bodies": _("、").join(self.catalog.body_names(item)),
        }


def domain_address(domain: Domain) -> str:
    """The page of a catalog."""
    return f"standards/{domain.key}.html"


def domain_coverage_address(domain: Domain) -> str:
    """The lists behind the figures of a catalog."""
    return f"standards/{domain.key}/coverage.html"


def body_address(body: Body | None) -> str:
    """The coverage page of a body; that of entries without one for None."""
    return coverage_address(body.slug if body else NOBODY)


def body_name(body: Body | None) -> str:
    """The name of a body in the figures."""
    return body.name if body else _("公开主体待明确")


def states() -> list[dict[str, str]]:
    """The states in the order of every table, gaps first."""
    return [{"key": state.value, "label": _(STATE_LABELS[state])} for state in BY_WEIGHT]


def figures_row(figures: Figures) -> dict[str, Any]:
    """The figures of one row: a number for every state, and their sum."""
    counts = [figures.get(state, 0) for state in BY_WEIGHT]
    return {"counts": counts, "total": sum(counts), "done": figures.get(State.PUBLISHED, 0)}


def summary(figures: Figures) -> list[dict[str, Any]]:
    """The states that occur, gaps first, each with its number."""
    return [
        {"key": state.value, "label": _(STATE_LABELS[state]), "count": figures[state]}
        for state in BY_WEIGHT
        if figures.get(state)
    ]


def judgement_note(judgement: Judgement, reason: str = "") -> str:
    """What a state means in a single case."""
    if judgement.state is State.OVERDUE and judgement.since:
        return _("应在 {day} 以前公开", day=judgement.since)
    if judgement.state is State.STALE and judgement.since:
        return _("应在 {day} 以前更新", day=judgement.since)
    if judgement.state is State.STALE:
        return _("已公开的内容不再有效，或者早于规定的周期")
    if judgement.state is State.PARTIAL:
        return _("缺少：{elements}", elements=_("、").join(judgement.missing))
    return reason


def by_state(pairs: Iterable[Pair]) -> Mapping[State, list[Pair]]:
    """State → the pairs in it, gaps first, empty states left out."""
    found: dict[State, list[Pair]] = {state: [] for state in BY_WEIGHT}
    for pair in pairs:
        found[pair.state].append(pair)
    return {state: group for state, group in found.items() if group}
