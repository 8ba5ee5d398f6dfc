"""Digests that stand for what pages show of coverage, so that a page whose states are the same is not made again.

The day itself takes part in none of them: only states do, and the days that belong to states.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.standards.coverage import NOBODY, Coverage, EntryCoverage
from plugins.disclosure.standards.entries import digest_of_block
from plugins.disclosure.standards.states import Judgement


class Traces:
    """The digests for one catalog; each is computed once."""

    def __init__(self, catalog: Catalog, coverage: Coverage) -> None:
        self._catalog = catalog
        self._covered = coverage.entries
        self._entries: dict[str, bytes] = {}
        self._whole: dict[str, bytes] = {}
        self._groups: dict[int, bytes] = {}

    def whole(self, covered: EntryCoverage) -> bytes:
        """Stands for an entry at all its bodies, with all items."""
        known = self._whole.get(covered.entry.id)
        if known is None:
            parts: list[bytes | str] = [self._entry(covered), self._group(covered.bodies)]
            for slug in sorted({*covered.own, *covered.items, *covered.reasons}):
                parts += (slug, *self._special(covered, slug))
            known = self._whole[covered.entry.id] = digest(*parts)
        return known

    def of_body(self, body: Body | None) -> bytes:
        """Stands for all entries at one body."""
        return digest(*self._of_bodies.get(body.slug if body else NOBODY, ()))

    @cached_property
    def _of_bodies(self) -> Mapping[str, Sequence[bytes | str]]:
        """Body → what its entries usually are, taken together for entries with the same bodies, then what differs."""
        groups: dict[int, list[bytes]] = defaultdict(list)
        bodies: dict[int, Sequence[Body]] = {}
        special: dict[str, list[bytes | str]] = defaultdict(list)
        for covered in self._covered:
            groups[id(covered.bodies)].append(self._entry(covered))
            bodies[id(covered.bodies)] = covered.bodies
            for slug in sorted({*covered.own, *covered.items}):
                special[slug] += (covered.entry.id, *self._special(covered, slug))
        found: dict[str, list[bytes | str]] = defaultdict(list)
        for group, digests in groups.items():
            whole = digest(*digests)
            for slug in [body.slug for body in bodies[group]] or [NOBODY]:
                found[slug].append(whole)
        return {slug: [*wholes, *special.get(slug, ())] for slug, wholes in found.items()}

    def _entry(self, covered: EntryCoverage) -> bytes:
        known = self._entries.get(covered.entry.id)
        if known is None:
            known = self._entries[covered.entry.id] = digest(
                digest_of_block(covered.entry), covered.domain.key, covered.domain.label, _told(covered.usual)
            )
        return known

    def _special(self, covered: EntryCoverage, slug: str) -> list[bytes | str]:
        own = covered.own.get(slug, covered.usual)
        items = self._catalog.own_digests(covered.items.get(slug, ()))
        return [_told(own), covered.reasons.get(slug, ""), *items]

    def _group(self, bodies: Sequence[Body]) -> bytes:
        known = self._groups.get(id(bodies))
        if known is None:
            names = (part for body in bodies for part in (body.slug, body.name))
            known = self._groups[id(bodies)] = digest(*names)
        return known


def _told(judgement: Judgement) -> str:
    return f"{judgement.state} {judgement.since} {judgement.missing}"
