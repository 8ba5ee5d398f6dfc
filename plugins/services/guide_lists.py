"""The service guides of all bodies: by life event, by whom they are for, by kind, by body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import SERVICES, feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

NEWEST = 30


class Group(NamedTuple):
    """A list of guides: the end of its address, its title and its guides."""

    slug: str
    title: str
    items: list[Item]


Keys = Callable[[Item, Catalog], Sequence[tuple[str, str]]]


def guide_lists(catalog: Catalog, site: Site) -> Iterator[Page]:
    """The page that leads to all guides, and one page a group."""
    guides = items_with(catalog, "service")
    sections = []
    for name, (title, keys) in WAYS.items():
        groups = _groups(guides, catalog, name, keys)
        sections.append(
            {
                "title": _(title),
                "groups": [
                    {
                        "title": group.title,
                        "address": f"services/{group.slug}.html",
                        "count": len(group.items),
                    }
                    for group in groups
                ],
            }
        )
        for group in groups:
            yield _list(group, _(title), catalog, site)
    data = {
        **list_head(site, _("办事与权力"), _("全部办事指南")),
        "feed": feed_address(SERVICES),
        "count": len(guides),
        "sections": [section for section in sections if section["groups"]],
        "newest": [_row(item, catalog) for item in guides[:NEWEST]],
    }
    yield Page(SERVICES, "kinds/services.html", data)
    yield kind_feed("service", _("办事指南"), SERVICES, catalog, site)


def _list(group: Group, way: str, catalog: Catalog, site: Site) -> Page:
    address = f"services/{group.slug}.html"
    title = _("办事指南：{group}", group=group.title)
    data = {
        **list_head(site, title, _("{way}：{group}", way=way, group=group.title), (title, address)),
        "way": way,
        "rows": [_row(item, catalog) for item in group.items],
    }
    return Page(address, "kinds/service-list.html", data)


def _row(item: Item, catalog: Catalog) -> dict[str, Any]:
    guide = item.fields.service
    return {
        **head(item, catalog),
        "name": guide.name if guide else "",
        "limit": str(guide.promised_limit) if guide else "",
        "fee": bool(guide and guide.fees),
        "materials": len(guide.materials) if guide else 0,
    }


def _groups(guides: Sequence[Item], catalog: Catalog, name: str, keys: Keys) -> list[Group]:
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in guides:
        for key in keys(item, catalog):
            found[key].append(item)
    return [Group(f"{name}-{slug}", title, items) for (slug, title), items in sorted(found.items())]


def _events(item: Item, catalog: Catalog) -> Sequence[tuple[str, str]]:
    event = item.fields.service.life_event if item.fields.service else None
    # Life events are free text; the digest gives them an ASCII address that stays.
    return [(digest(event).hex()[:8], event)] if event else []


def _audiences(item: Item, catalog: Catalog) -> Sequence[tuple[str, str]]:
    return [
        (key.replace("/", "-"), catalog.register.term_label("service_audience", key))
        for key in item.fields.service_audience
    ]


def _kinds(item: Item, catalog: Catalog) -> Sequence[tuple[str, str]]:
    guide = item.fields.service
    return [(guide.nature, catalog.register.term_label("power_kind", guide.nature))] if guide else []


def _bodies(item: Item, catalog: Catalog) -> Sequence[tuple[str, str]]:
    return [(body.slug, body.name) for body in catalog.bodies_of(item)]


WAYS: dict[str, tuple[str, Keys]] = {
    "event": (label("按生活事件"), _events),
    "audience": (label("按服务对象"), _audiences),
    "kind": (label("按事项性质"), _kinds),
    "body": (label("按机关"), _bodies),
}
