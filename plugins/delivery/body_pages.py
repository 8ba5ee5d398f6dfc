"""The pages of a body: its months, the delivery note of each with the receipt, and the record for a successor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plugins.delivery.index_page import INDEX, basis_of, title
from plugins.delivery.months import body_address, month_title, note_address, shown_months, states
from plugins.delivery.successor_page import successor_address, successor_page
from plugins.delivery.tasks import Work
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.consignments import Consignment, consignments_of
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site


def body_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """All pages of all bodies that published something in the months shown."""
    work = Work(catalog)
    for slug, months in shown_months(catalog).items():
        body = catalog.register.bodies.find(slug)
        if body:
            found = [consignments_of(catalog).of(body, month) for month in months]
            yield _overview(body, found, catalog, site)
            yield from (_note(one, catalog, site) for one in found)
            yield successor_page(body, work, site)


def _overview(body: Body, found: Sequence[Consignment], catalog: Catalog, site: Site) -> Page:
    heading = _("{body}：移交与交接", body=body.name)
    known = consignments_of(catalog)
    data = {
        "meta": list_tags(site, heading, heading),
        "title": heading,
        "breadcrumbs": crumbs((title(), INDEX), (body.name, body_address(body.slug))),
        "name": body.name,
        "successor": successor_address(body.slug),
        "months": [
            {
                "title": month_title(one.month),
                "address": note_address(body, one.month),
                "count": len(one.items),
                "due": str(one.due_on or ""),
                "states": states(one, known, catalog.date),
            }
            for one in found
        ],
    }
    return Page(body_address(body.slug), "delivery-body.html", data)


def _note(one: Consignment, catalog: Catalog, site: Site) -> Page:
    month, address = month_title(one.month), note_address(one.body, one.month)
    heading = _("{body} {month}公开信息移交清单", body=one.body.name, month=month)
    unit = one.body.work_unit
    data: dict[str, Any] = {
        "meta": list_tags(site, heading, heading),
        "title": heading,
        "breadcrumbs": crumbs(
            (title(), INDEX), (one.body.name, body_address(one.body.slug)), (month, address)
        ),
        "body": one.body.name,
        "contact": _("，").join(part for part in ((unit.name, unit.phone) if unit else ()) if part),
        "month": month,
        "due": str(one.due_on or ""),
        "within": catalog.register.deliveries.within,
        "shelf_within": catalog.register.deliveries.shelf_within,
        "basis": basis_of(catalog),
        "rows": [_row(item) for item in one.items],
        "attachments": sum(len(item.attachments) for item in one.items),
        "taken_back": [_taken_back(item) for item in one.taken_back],
        "places": [
            {"name": place.name, "handed_on": str(done.handed_on) if (done := one.went_to(place)) else ""}
            for place in consignments_of(catalog).places
        ],
    }
    return Page(address, "delivery-note.html", data)


def _row(item: Item) -> dict[str, Any]:
    return {
        "index_number": item.index_number,
        "document_number": item.fields.document_number or "",
        "title": item.title,
        "address": item.address,
        "generated_on": str(item.fields.generated_on or ""),
        "published_on": str(item.first_shown_on or ""),
        "attachments": [
            {"title": one.title, "pages": one.insides.pages, "mark": one.sha256[:12]}
            for one in item.attachments
        ],
    }


def _taken_back(item: Item) -> dict[str, str]:
    withdrawn = item.fields.withdrawn
    return {
        "index_number": item.index_number,
        "title": item.title,
        "address": item.address,
        "on": str(withdrawn.on) if withdrawn else "",
    }
