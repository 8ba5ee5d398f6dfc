"""The page with the codes of one body, topic, category or field, and that of one standard catalog."""

from __future__ import annotations

import json
from typing import Any

from plugins.disclosure.boards import NEWEST
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.standards.entries import Entry
from plugins.disclosure.standards.reading import Domain
from plugins.qrcodes.cards import item_card, page_card, words
from plugins.qrcodes.groups import INDEX, Group, Kind, standard_address, standard_codes_address

TEMPLATE = "qrcodes-listing.html"


def listing_page(kind: Kind, group: Group, catalog: Catalog, site: Site) -> Page:
    """The codes of the newest items of a group, and of the pages on which all of them stand."""
    address = kind.address(group)
    shown = group.items[:NEWEST]
    title = _("{name}的二维码", name=group.title)
    head = {
        "meta": list_tags(site, title, title),
        "title": title,
        "breadcrumbs": crumbs((_("二维码"), INDEX), (group.title, address)),
        "total": len(group.items),
        "shown": len(shown),
        "leads": [page_card(lead.title, lead.address) for lead in group.leads],
        "words": dict(words()),
    }

    def data() -> dict[str, Any]:
        return {**head, "entries": [item_card(item, catalog) for item in shown]}

    key = digest(json.dumps(head, ensure_ascii=False), *catalog.own_digests(shown))
    return Page(address, TEMPLATE, data, key)


def standard_page(domain: Domain, catalog: Catalog, site: Site) -> Page:
    """The codes of the entries of a standard catalog."""
    address = standard_codes_address(domain.key)
    title = _("{name}的二维码", name=domain.title)
    data = {
        "meta": list_tags(site, title, title),
        "title": title,
        "breadcrumbs": crumbs((_("二维码"), INDEX), (domain.label, address)),
        "total": len(domain.in_force),
        "shown": len(domain.in_force),
        "leads": [page_card(_("全部事项"), standard_address(domain.key))],
        "words": dict(words()),
        "entries": [_entry_card(domain, entry, catalog) for entry in domain.in_force],
    }
    return Page(address, TEMPLATE, data)


def _entry_card(domain: Domain, entry: Entry, catalog: Catalog) -> dict[str, Any]:
    address = catalog.register.standards.address_of(domain, entry)
    return page_card(entry.name, address, entry.id)
