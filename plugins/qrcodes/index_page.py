"""All listings of codes: the boards first, then one for everything that has open items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.disclosure.standards.shown import shown_standards
from plugins.qrcodes.groups import INDEX, Kind, standard_codes_address


def index_page(kinds: Sequence[Kind], catalog: Catalog, site: Site) -> Page:
    """The way to every listing."""
    title = _("二维码")
    sections: list[dict[str, Any]] = [
        {
            "id": kind.slug,
            "title": _(kind.title),
            "groups": [
                {"title": group.title, "address": kind.address(group), "count": len(group.items)}
                for group in kind.groups
            ],
        }
        for kind in kinds
    ]
    standards = [
        {
            "title": domain.label,
            "address": standard_codes_address(domain.key),
            "count": len(domain.in_force),
        }
        for domain in shown_standards(catalog)
    ]
    if standards:
        sections.append({"id": "standards", "title": _("标准目录"), "groups": standards})
    data = {
        "meta": list_tags(site, title, _("可以张贴的二维码")),
        "title": title,
        "breadcrumbs": crumbs((title, INDEX)),
        "boards": [
            {"title": board.board.title, "address": board.address, "place": board.board.place}
            for board in catalog.register.boards
        ],
        "sections": sections,
    }
    return Page(INDEX, "qrcodes.html", data)
