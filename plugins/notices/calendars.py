"""The calendars of the notices: one of all that is open or coming, and one for each notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, language
from plugins.disclosure.notices import ENDED, Span
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.site import Site
from plugins.notices.announced import Announced
from plugins.notices.icalendar import Event, calendar

CALENDAR = "notices/calendar.ics"


def calendar_address(item: Item) -> str:
    """The calendar of one notice, beside its page."""
    return f"{item.address.removesuffix('.html')}.ics"


def calendar_files(notices: Sequence[Announced], catalog: Catalog, site: Site) -> Iterator[MadeFile]:
    """`notices/calendar.ics`, then the file of each notice that has dates."""
    current = [event for one in notices for event in events(one, site) if _lasts(event, catalog)]
    yield _file(CALENDAR, _("{site}：公示、征求意见和听证", site=site.name), current)
    for announced in notices:
        if announced.spans:
            own = list(events(announced, site))
            yield _file(calendar_address(announced.item), announced.item.title, own)


def events(announced: Announced, site: Site) -> Iterator[Event]:
    """The period of a notice and its hearing as events."""
    for span, shown in zip(announced.spans, announced.shown_spans(), strict=True):
        yield _event(announced, span, str(shown["label"]), site)


def _event(announced: Announced, span: Span, label: str, site: Site) -> Event:
    item, notice = announced.item, announced.notice
    place = notice.hearing.place if notice.hearing and span.is_hearing else ""
    return Event(
        uid=f"{'hearing' if span.is_hearing else 'period'}-{item.address.removesuffix('.html')}@{site.domain}",
        title=_("{label}：{title}", label=label, title=item.title),
        first=span.opens,
        last=span.closes,
        clock=span.clock,
        changed_on=item.updated_on,
        changes=len(item.fields.changes),
        description="\n".join(_description(announced)),
        place=place,
        url=f"{site.url}/{item.address}" if site.url else "",
    )


def _description(announced: Announced) -> Iterator[str]:
    item, notice = announced.item, announced.notice
    if item.index_number:
        yield _("索引号：{number}", number=item.index_number)
    to = notice.objections_to
    if to:
        ways = _("，").join(filter(None, (to.phone, to.address, to.email)))
        yield _("异议受理：{unit}", unit=to.unit) + (_("（{ways}）", ways=ways) if ways else "")
    if notice.consultation:
        yield _("参与方式：{ways}", ways=_("；").join(notice.consultation.ways))
    if notice.hearing:
        yield _("参加办法：{way}", way=notice.hearing.attend)


def _lasts(event: Event, catalog: Catalog) -> bool:
    return Span(event.first, event.last).state(catalog.date) != ENDED


def _file(path: str, name: str, found: Sequence[Event]) -> MadeFile:
    key = digest(language(), name, *map(repr, found))
    return MadeFile(path, key, partial(calendar, name, found))
