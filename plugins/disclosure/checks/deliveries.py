"""What archives and libraries get is registered, and on time (条例 Art. 25)."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.consignments import Consignment, consignments_of, due_after
from plugins.disclosure.deliveries import RULE, month_of
from plugins.disclosure.findings import Severity
from plugins.disclosure.messages import _, label


@check(
    "delivery-known",
    Severity.ERROR,
    summary=label("移交登记里的机关、月份和接收单位都能对上"),
    mend=label("机关写机构名录中的名称，接收单位写 places.yml 中的名称，月份写这些信息公开的月份"),
)
def delivery_known(catalog: Catalog) -> Iterator[Hit]:
    """A delivery names a body that published something in that month, and a reading place."""
    register = catalog.register
    source, places = register.deliveries.source, {place.name for place in register.reading_places.entries}
    for number, one in enumerate(register.deliveries.entries):
        body = register.bodies.find(one.body)
        if body is None:
            line = register.deliveries.line_of(number, "body")
            yield Hit(source, line, _("机构名录里没有“{body}”", body=one.body[:60]))
        elif one.period not in consignments_of(catalog).months.get(body.slug, ()):
            line = register.deliveries.line_of(number, "period")
            message = _("{body}在 {month} 没有公开过信息", body=body.name, month=one.period)
            # Items may have been moved or renumbered since; an entry about the past is not wrong for it.
            yield Hit(source, line, message, Severity.WARNING)
        if one.place not in places:
            line = register.deliveries.line_of(number, "place")
            yield Hit(source, line, _("查阅场所名录里没有“{place}”", place=one.place[:60]))


@check(
    "delivery-dates",
    Severity.ERROR,
    summary=label("移交、签收、上架的日期先后合理"),
    mend=label("核对日期：公开以后移交，移交以后签收，签收以后上架"),
)
def delivery_dates(catalog: Catalog) -> Iterator[Hit]:
    """Nothing is handed over before its month, received before it was handed over, or shelved before that."""
    deliveries = catalog.register.deliveries
    for number, one in enumerate(deliveries.entries):
        if month_of(one.handed_on) < one.period:
            message = _("{day} 早于信息公开的月份 {month}", day=one.handed_on, month=one.period)
            yield Hit(deliveries.source, deliveries.line_of(number, "handed_on"), message)
        before = one.handed_on
        for field, day in (("received_on", one.received_on), ("shelved_on", one.shelved_on)):
            if day and day < before:
                message = _("{day} 早于前一步的日期 {before}", day=day, before=before)
                yield Hit(deliveries.source, deliveries.line_of(number, field), message)
            before = max(before, day) if day else before


@check(
    "delivery-late",
    Severity.NOTICE,
    summary=label("向档案馆、图书馆移交信息和上架没有超过本地规定的期限"),
    mend=label("以后按月移交；日期登记错的改正"),
    basis=RULE,
)
def delivery_late(catalog: Catalog) -> Iterator[Hit]:
    """A delivery after the local period, or one that stood unshelved longer than it may."""
    deliveries, bodies = catalog.register.deliveries, catalog.register.bodies
    for number, one in enumerate(deliveries.entries):
        body = bodies.find(one.body)
        due_on = consignments_of(catalog).of(body, one.period).due_on if body else None
        if due_on and one.handed_on > due_on:
            told = _told(one.handed_on, due_on, deliveries.within)
            message = _("{day} 移交，按 {count} 个工作日应在 {due} 前", **told)
            yield Hit(deliveries.source, deliveries.line_of(number, "handed_on"), message)
        shelf_due = due_after(one.received_on, deliveries.shelf_within) if one.received_on else None
        if shelf_due and one.shelved_on and one.shelved_on > shelf_due:
            told = _told(one.shelved_on, shelf_due, deliveries.shelf_within)
            message = _("{day} 上架，按 {count} 个工作日应在 {due} 前", **told)
            yield Hit(deliveries.source, deliveries.line_of(number, "shelved_on"), message)


def _told(day: object, due: object, count: int) -> dict[str, object]:
    return {"day": day, "due": due, "count": count}


@check(
    "delivery-overdue",
    Severity.NOTICE,
    summary=label("登记移交的机关每个月的信息都按期移交"),
    mend=label("打印移交清单，移交后在 deliveries.yml 里登记一条；已经移交的补登记"),
    basis=RULE,
)
def delivery_overdue(catalog: Catalog) -> Iterator[Hit]:
    """A month after the first that a body registered, of which a place that it serves has got nothing in time."""
    deliveries, bodies = catalog.register.deliveries, catalog.register.bodies
    served: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for number, entry in enumerate(deliveries.entries):
        body = bodies.find(entry.body)
        if body:
            served.setdefault((body.slug, entry.place), []).append((entry.period, number))
    for (slug, place), entries in served.items():
        known, (_last, number) = {period for period, _number in entries}, max(entries)
        for one in _consignments(slug, min(known), catalog):
            if one.month not in known and one.items and one.due_on and one.due_on < catalog.date:
                message = _(
                    "{body} {month} 公开的 {count} 条信息应在 {due} 前移交{place}，没有登记",
                    body=one.body.name,
                    month=one.month,
                    count=len(one.items),
                    due=one.due_on,
                    place=place,
                )
                yield Hit(deliveries.source, deliveries.line_of(number, "period"), message)


def _consignments(slug: str, after: str, catalog: Catalog) -> Iterator[Consignment]:
    """Those of a body of the months after one."""
    body, known = catalog.register.bodies.find(slug), consignments_of(catalog)
    if body:
        yield from (known.of(body, month) for month in known.months.get(slug, ()) if month > after)
