"""What a page about one item may show: the item and what the catalog says around it, and nothing else.

So its digest tells whether such a page has to be made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from weakref import WeakKeyDictionary

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.register import Register
from plugins.disclosure.relations import Relation
from plugins.disclosure.validity import decisions_on


@dataclass(frozen=True)
class Neighbour:
    """Another item as a page may name it: its validity, and what stands in its place when it has ended."""

    item: Item
    validity: str | None
    successor: Item | None


@dataclass(frozen=True)
class Surroundings:
    """An item and its validity, day of change, bodies and relations on the day of a catalog.

    `stated` is what the item says of others, `pointing` what others say of it, `decisions` those of them that repeal,
    replace or amend it by now; `cited` are the items whose document numbers stand in its text; `matter` are the items
    of the same matter, oldest first; `successor` is where the content of a withdrawn item is found, or what stands now
    in the place of one that has ended; `earlier` are items of the same kind before this one; `neighbours` tells of all
    of these by their files.
    """

    item: Item
    register: Register
    validity: str | None
    updated_on: date
    bodies: Sequence[Body]
    stated: Sequence[Relation]
    pointing: Sequence[Relation]
    decisions: Sequence[Relation]
    cited: Sequence[Item]
    matter: Sequence[Item]
    successor: Item | None
    earlier: Sequence[Item]
    neighbours: Mapping[str, Neighbour]

    @property
    def body_names(self) -> list[str]:
        """The names of the bodies: the register's, or as written where it knows none."""
        return self.register.bodies.names_of(self.item.bodies)


def neighbour(item: Item, catalog: Catalog) -> Neighbour:
    """An item as pages about others may name it."""
    return Neighbour(item, catalog.validity(item), catalog.successor(item))


def surroundings(item: Item, catalog: Catalog) -> Surroundings:
    """The surroundings of an item in its catalog."""
    relations = catalog.relations
    stated, pointing = relations.stated_by(item), relations.pointing_to(item)
    cited = relations.cited_by(item)
    matter = catalog.matters.get(item.fields.matter, ()) if item.fields.matter else ()
    successor = _successor(item, catalog)
    earlier = catalog.earlier_alike(item)
    near = chain(
        (relation.target for relation in stated),
        (relation.subject for relation in pointing),
        (*cited, *matter, successor, *earlier),
    )
    return Surroundings(
        item=item,
        register=catalog.register,
        validity=catalog.validity(item),
        updated_on=catalog.updated_on(item),
        bodies=catalog.bodies_of(item),
        stated=stated,
        pointing=pointing,
        decisions=decisions_on(item, relations, catalog.date) if pointing else (),
        cited=cited,
        matter=matter,
        successor=successor,
        earlier=earlier,
        neighbours={other.source: neighbour(other, catalog) for other in near if other},
    )


def _successor(item: Item, catalog: Catalog) -> Item | None:
    withdrawn = item.fields.withdrawn
    if withdrawn is None:
        return catalog.successor(item)
    return catalog.relations.resolve(withdrawn.successor.to) if withdrawn.successor else None


_digests: WeakKeyDictionary[Catalog, dict[str, bytes]] = WeakKeyDictionary()


def surroundings_digest(item: Item, catalog: Catalog) -> bytes:
    """Stands for everything in the surroundings of an item; found once for all who ask."""
    known = _digests.setdefault(catalog, {})
    if item.source not in known:
        known[item.source] = _digest_of(item, catalog)
    return known[item.source]


def _digest_of(item: Item, catalog: Catalog) -> bytes:
    (own,) = catalog.own_digests((item,))
    around = list(_digests_around(item, catalog))
    return digest(own, *around) if around else own


def _digests_around(item: Item, catalog: Catalog) -> Iterator[bytes | str]:
    relations, fields = catalog.relations, item.fields
    standard = catalog.register.standards.find(fields.standard_entry or "")
    if standard:
        yield f"standard {standard[0].key} {standard[1].name}"
    pointing = relations.pointing_to(item)
    for relation in (*relations.stated_by(item), *pointing):
        other = relation.target if relation.subject is item else relation.subject
        yield f"{relation.kind} {relation.subject is item}"
        yield from catalog.own_digests((other,)) if other else (b"",)
    for decision in decisions_on(item, relations, catalog.date) if pointing else ():
        yield f"decision {decision.kind} {decision.subject.source}"
    for cited in relations.cited_by(item):
        yield "cited"
        yield from catalog.own_digests((cited,))
    if fields.matter:
        yield "matter"
        yield catalog.matter_digests[fields.matter]
    successor = _successor(item, catalog)
    if successor:
        yield "successor"
        yield from catalog.own_digests((successor,))
    earlier = catalog.earlier_alike(item)
    if earlier:
        yield "earlier"
        yield from catalog.own_digests(earlier)
