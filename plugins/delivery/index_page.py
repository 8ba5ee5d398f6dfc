"""What has to be handed to archives and libraries, by which rule, and each body's part of it."""

from __future__ import annotations

from plugins.delivery.months import body_address, month_title, note_address, shown_months
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.consignments import consignments_of
from plugins.disclosure.deliveries import PRACTICE_BASIS
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

INDEX = "delivery/index.html"
NEWEST = 30


def title() -> str:
    """The name of this part of the site."""
    return _("移交与交接")


def basis_of(catalog: Catalog) -> str:
    """Which rule sets the days: that of the register, else the practice that is taken as an example."""
    return catalog.register.deliveries.basis or _(PRACTICE_BASIS)


def index_page(catalog: Catalog, site: Site) -> Page:
    """`delivery/index.html`."""
    description = _("向国家档案馆、公共图书馆移交主动公开的信息，以及经办人变动时的工作交接")
    months, deliveries = shown_months(catalog), catalog.register.deliveries
    data = {
        "meta": list_tags(site, title(), description),
        "title": title(),
        "description": description,
        "breadcrumbs": crumbs((title(), INDEX)),
        "within": deliveries.within,
        "shelf_within": deliveries.shelf_within,
        "basis": basis_of(catalog),
        "places": [
            {"name": place.name, "address": place.address, "phone": place.phone}
            for place in consignments_of(catalog).places
        ],
        "bodies": [
            {"title": body.name, "address": body_address(body.slug)}
            for body in catalog.register.bodies
            if body.slug in months
        ],
        "deliveries": _newest(catalog),
    }
    return Page(INDEX, "delivery.html", data)


def _newest(catalog: Catalog) -> list[dict[str, str]]:
    """The last deliveries, newest first."""
    entries = sorted(
        catalog.register.deliveries.entries, key=lambda one: (one.handed_on, one.period), reverse=True
    )
    known, rows = consignments_of(catalog).months, []
    for one in entries[:NEWEST]:
        body = catalog.register.bodies.find(one.body)
        has_note = body is not None and one.period in known.get(body.slug, ())
        rows.append(
            {
                "body": body.name if body else one.body,
                "month": month_title(one.period),
                "note": note_address(body, one.period) if body and has_note else "",
                "place": one.place,
                "handed_on": str(one.handed_on),
                "received_on": str(one.received_on or ""),
                "shelved_on": str(one.shelved_on or ""),
                "form": _("、").join(one.form),
                "receipt": one.receipt or "",
            }
        )
    return rows
