"""The list of all matters: those that are running, those that have ended, and those with gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.dossiers import FINISHED, Dossier
from plugins.disclosure.feeds import Told, page_feed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.dossiers.telling import STATES, gap_labels, sentence

ADDRESS, FEED = "dossiers/index.html", "dossiers/feed.xml"


def index_page(dossiers: Sequence[Dossier], catalog: Catalog, site: Site) -> Page:
    """`dossiers/index.html`, newest matters first."""
    title = _("事项全程")
    ordered = sorted(dossiers, key=lambda dossier: (str(dossier.updated_on or ""), dossier.id), reverse=True)
    running = [_row(dossier, catalog) for dossier in ordered if dossier.state != FINISHED]
    finished = [_row(dossier, catalog) for dossier in ordered if dossier.state == FINISHED]
    return Page(
        ADDRESS,
        "dossiers.html",
        {
            "meta": list_tags(site, title, _("一件事从依据、草案、听取意见到决定、执行和结果的全部信息")),
            "title": title,
            "breadcrumbs": crumbs((_("公开目录"), "catalog/index.html"), (title, ADDRESS)),
            "feed": FEED,
            "total": len(dossiers),
            "groups": [
                {"id": "running", "title": _("正在进行"), "rows": running},
                {"id": "finished", "title": _("已经办结"), "rows": finished},
            ],
            "gaps": [
                {"title": dossier.title, "address": dossier.address, "missing": gap_labels(dossier, catalog)}
                for dossier in ordered
                if dossier.gaps
            ],
        },
    )


def index_feed(dossiers: Iterable[Dossier], catalog: Catalog, site: Site) -> Page:
    """`dossiers/feed.xml`: the matters of which something was published, corrected or ended last."""
    told = [
        Told(
            dossier.address, dossier.title, None, updated, _lead(dossier, catalog), sentence(dossier, catalog)
        )
        for dossier in dossiers
        if (updated := dossier.updated_on)
    ]
    return page_feed(FEED, _("事项全程"), ADDRESS, told, site)


def _row(dossier: Dossier, catalog: Catalog) -> dict[str, Any]:
    return {
        "title": dossier.title,
        "address": dossier.address,
        "kind": catalog.register.term_label("matter_kind", dossier.kind),
        "lead": _lead(dossier, catalog),
        "state": _(STATES[dossier.state]),
        "items": len(dossier.items),
        "gaps": len(dossier.gaps),
        "updated": str(dossier.updated_on or ""),
    }


def _lead(dossier: Dossier, catalog: Catalog) -> str:
    """The name of the body in charge."""
    lead = dossier.entry.matter.lead if dossier.entry else next(iter(dossier.items[0].bodies), "")
    return _("、").join(catalog.register.bodies.names_of([lead] if lead else []))
