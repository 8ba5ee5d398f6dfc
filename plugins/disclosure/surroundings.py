"""What a page about one item may show: the item and what the catalog says around it, and nothing else.

So its digest tells whether such a page has to be made again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.register import Register
from plugins.disclosure.relations import Relation
from plugins.disclosure.validity import decisions_on


@dataclass(frozen=True)
class Surroundings:
    """An item and its validity, bodies and relations on the day of a catalog.

    `stated` is what the item says of others, `pointing` what others say of it, `decisions` those of them that repeal,
    replace or amend it by now; `matter` are the items of the same matter, oldest first; `successor` is where the
    content of a withdrawn item is found.
    """

    item: Item
    register: Register
    validity: str | None
    bodies: Sequence[Body]
    stated: Sequence[Relation]
    pointing: Sequence[Relation]
    decisions: Sequence[Relation]
    matter: Sequence[Item]
    successor: Item | None

    @property
    def body_names(self) -> list[str]:
        """The names of the bodies: the register's, or as written where it knows none."""
        return self.register.bodies.names_of(self.item.bodies)


def surroundings(item: Item, catalog: Catalog) -> Surroundings:
    """The surroundings of an item in its catalog."""
    withdrawn, relations = item.fields.withdrawn, catalog.relations
    pointing = relations.pointing_to(item)
    return Surroundings(
        item=item,
        register=catalog.register,
        validity=catalog.validity(item),
        bodies=catalog.bodies_of(item),
        stated=relations.stated_by(item),
        pointing=pointing,
        decisions=decisions_on(item, relations, catalog.date) if pointing else (),
        matter=catalog.matters.get(item.fields.matter, ()) if item.fields.matter else (),
        successor=relations.resolve(withdrawn.successor.to) if withdrawn and withdrawn.successor else None,
    )


def surroundings_digest(item: Item, catalog: Catalog) -> bytes:
    """Stands for everything in the surroundings of an item."""
    (own,) = catalog.own_digests((item,))
    fields, relations = item.fields, catalog.relations
    standard = catalog.register.standards.find(fields.standard_entry or "")
    if standard:
        own = digest(own, standard[0].key, standard[1].name)
    if fields.matter or fields.withdrawn or relations.stated_by(item) or relations.pointing_to(item):
        return digest(own, *_digests_around(surroundings(item, catalog)))
    return own


def _digests_around(around: Surroundings) -> Iterator[bytes | str]:
    for name, relations in (
        ("stated", around.stated),
        ("pointing", around.pointing),
        ("decision", around.decisions),
    ):
        for relation in relations:
            other = relation.target if relation.subject is around.item else relation.subject
            yield f"{name} {relation.kind}"
            yield other.digest if other else b""
    for name, item in (*(("matter", item) for item in around.matter), ("successor", around.successor)):
        if item:
            yield name
            yield item.digest
