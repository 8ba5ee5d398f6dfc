"""What has a listing of its own: every body, topic, statutory category and field of work with open items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plugins.disclosure import body_pages
from plugins.disclosure.board_items import domain_of
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.standards.shown import shown_standards

INDEX = "qrcodes/index.html"

GUIDE = body_pages.Kind.GUIDE


@dataclass(frozen=True)
class Lead:
    """A page besides the items to which a listing has a code: `title` and `address` below the site's root."""

    title: str
    address: str


@dataclass(frozen=True)
class Group:
    """One listing: its part of the address, its name, its items, newest first, and the other pages it leads to."""

    slug: str
    title: str
    items: Sequence[Item]
    leads: Sequence[Lead] = ()


@dataclass(frozen=True)
class Kind:
    """The listings of one classification; `slug` is the folder of their pages."""

    slug: str
    title: str
    groups: Sequence[Group]

    def address(self, group: Group) -> str:
        """The page of one of its listings."""
        return f"qrcodes/{self.slug}/{group.slug}.html"


def grouped(catalog: Catalog) -> list[Kind]:
    """Every classification in which there is something; only items that are open to all count."""
    items = [item for item in catalog.items if item.open_to_all]
    kinds = (
        Kind("bodies", label("发布机构"), list(_bodies(items, catalog))),
        Kind("topics", label("主题分类"), list(_terms("topic", "topics", items, _topics, catalog))),
        Kind(
            "statutory",
            label("法定公开内容"),
            list(_terms("statutory", "statutory", items, lambda item: item.fields.statutory, catalog)),
        ),
        Kind("domains", label("领域"), list(_domains(items, catalog))),
    )
    return [kind for kind in kinds if kind.groups]


def _collect(items: Iterable[Item], keys: Callable[[Item], Iterable[str]]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            found[key].append(item)
    return found


def _bodies(items: Sequence[Item], catalog: Catalog) -> Iterator[Group]:
    found = _collect(items, lambda item: [body.slug for body in catalog.bodies_of(item)])
    pages = body_pages.body_pages(catalog).items()
    guides = {slug: page.address for slug, known in pages for page in known if page.kind is GUIDE}
    for body in catalog.register.bodies:
        if body.slug in found:
            leads = [Lead(_("全部信息"), f"bodies/{body.slug}/index.html")]
            if body.slug in guides:
                leads.append(Lead(_("公开指南"), guides[body.slug]))
            yield Group(body.slug, body.name, found[body.slug], leads)


def _topics(item: Item) -> Iterable[str]:
    topic = item.fields.topic
    return (topic.partition("/")[0], topic) if topic else ()


def _terms(
    vocabulary: str,
    folder: str,
    items: Sequence[Item],
    keys: Callable[[Item], Iterable[str]],
    catalog: Catalog,
) -> Iterator[Group]:
    found = _collect(items, keys)
    for term in catalog.register.vocabularies[vocabulary]:
        if term.key in found:
            leads = [Lead(_("全部信息"), f"{folder}/{term.key}/index.html")]
            yield Group(term.key, term.path_label, found[term.key], leads)


def _domains(items: Sequence[Item], catalog: Catalog) -> Iterator[Group]:
    """The fields of work have no list of their own, but most have a standard catalog."""
    found = _collect(items, lambda item: filter(None, (domain_of(item, catalog),)))
    standards = {domain.key for domain in shown_standards(catalog)}
    for term in catalog.register.vocabularies["domain"]:
        if term.key in found:
            leads = [Lead(_("标准目录"), standard_address(term.key))] if term.key in standards else []
            yield Group(term.key, term.label, found[term.key], leads)


def standard_address(key: str) -> str:
    """The page of the standard catalog of a field."""
    return f"standards/{key}.html"


def standard_codes_address(key: str) -> str:
    """The page with the codes of the entries of that catalog."""
    return f"qrcodes/standards/{key}.html"
