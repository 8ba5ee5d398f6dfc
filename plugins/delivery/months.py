"""Of which months there are delivery notes, and how each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.consignments import Consignment, Consignments, consignments_of
from plugins.disclosure.messages import _

MONTHS = 12


def shown_months(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    """Body (its slug) → the months of which it has a note, newest first: the last twelve, and those registered."""
    first, bodies = _months_before(catalog.date, MONTHS - 1), catalog.register.bodies
    kept = {(one.body, one.period) for one in catalog.register.deliveries.entries}
    registered = {(body.slug, month) for name, month in kept if (body := bodies.find(name))}
    shown = {
        slug: [month for month in months if month >= first or (slug, month) in registered]
        for slug, months in consignments_of(catalog).months.items()
    }
    return {slug: months for slug, months in shown.items() if months}


def _months_before(day: date, count: int) -> str:
    months = day.year * 12 + day.month - 1 - count
    return f"{max(months // 12, 1):04}-{months % 12 + 1:02}"


def month_title(month: str) -> str:
    """A month in words."""
    return _("{year} 年 {month} 月", year=month[:4], month=int(month[5:]))


def note_address(body: Body, month: str) -> str:
    """The page of the delivery note of a month."""
    return f"delivery/{body.slug}/{month}.html"


def body_address(slug: str) -> str:
    """The page about all that a body hands over."""
    return f"delivery/{slug}/index.html"


def states(one: Consignment, known: Consignments, day: date) -> list[str]:
    """How it stands with each archive and library, in words."""
    told = []
    for place in known.places:
        delivery = one.went_to(place)
        if delivery:
            told.append(_("{day} 已移交{place}", day=delivery.handed_on, place=place.name))
        elif one.items and one.deliveries and one.due_on and one.due_on < day:
            # Where nothing at all is registered nobody keeps the register, and nothing can be said to be late.
            told.append(_("没有登记移交{place}", place=place.name))
    return told
