"""The first page of the notices: what is open, what is coming, what ended lately, as of the day of the build."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from plugins.disclosure.alerts import Alert
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.notices import COMING, ENDED, OPEN
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.notices.announced import Announced
from plugins.notices.calendars import CALENDAR
from plugins.notices.lists import FEED, HOME, all_lists, title
from plugins.notices.rows import row

LATELY = timedelta(days=90)
# From the most urgent to the least; a warning without a level comes last.
URGENCY = ("red", "orange", "yellow", "blue")


def index_page(notices: Sequence[Announced], catalog: Catalog, site: Site) -> Page:
    """`notices/index.html`."""
    description = _("公示、征求意见、听证、公告和预警：正在进行的、即将开始的和已经结束的。")
    lists = all_lists(notices, catalog)
    data = {
        "meta": list_tags(site, title(), description),
        "title": title(),
        "description": description,
        "breadcrumbs": crumbs((title(), HOME)),
        "alerts": [alert._asdict() for alert in alerts_of(notices, catalog)],
        "as_of": str(catalog.date),
        "groups": [
            {"slug": slug, "title": heading, "rows": [row(announced, catalog) for announced in members]}
            for slug, heading, members in _groups(notices, catalog.date)
        ],
        "kinds": [_tile(listing.title, listing.folder, len(listing.notices)) for listing in lists[1:]],
        "everything": _tile(lists[0].title, lists[0].folder, len(notices)),
        "calendar": CALENDAR,
        "feed": FEED,
    }
    return Page(HOME, "notices.html", data)


def alerts_of(notices: Sequence[Announced], catalog: Catalog) -> list[Alert]:
    """The warnings in force on the day of the catalog, the most urgent first, then the latest."""
    standing = [announced for announced in notices if announced.stands(catalog.date)]
    return [_alert(announced, catalog) for announced in sorted(standing, key=_urgency)]


def _urgency(announced: Announced) -> int:
    level = announced.notice.warning.level if announced.notice.warning else None
    return URGENCY.index(level) if level in URGENCY else len(URGENCY)


def _alert(announced: Announced, catalog: Catalog) -> Alert:
    warning, item = announced.notice.warning, announced.item
    level = catalog.register.term_label("warning_level", warning.level) if warning and warning.level else ""
    return Alert(
        title=item.title,
        address=item.address,
        day=str(item.fields.published_on or ""),
        level=_("{level}预警", level=level) if level else "",
        text=_("影响范围：{area}", area=warning.area) if warning else "",
    )


def _groups(notices: Sequence[Announced], day: date) -> list[tuple[str, str, list[Announced]]]:
    """(slug, heading, notices): open ones by their end, coming ones by their beginning, others newest first."""
    by_state: dict[str, list[Announced]] = {OPEN: [], COMING: [], ENDED: [], "": []}
    for announced in notices:
        if not announced.stands(day):
            by_state[announced.state(day)].append(announced)
    ended = [one for one in by_state[ENDED] if one.last_day and one.last_day >= day - LATELY]
    others = [one for one in by_state[""] if (one.item.first_shown_on or date.min) >= day - LATELY]

    def next_first(members: list[Announced]) -> list[Announced]:
        return sorted(members, key=lambda one: (one.next_day(day), one.item.source))

    return [
        (OPEN, _("正在进行"), next_first(by_state[OPEN])),
        (COMING, _("即将开始"), next_first(by_state[COMING])),
        (ENDED, _("近 90 日结束"), sorted(ended, key=lambda one: one.last_day or day, reverse=True)),
        ("others", _("近 90 日发布的其他公告"), others),
    ]


def _tile(name: str, folder: str, count: int) -> dict[str, Any]:
    return {"title": name, "address": f"{folder}/index.html", "count": count}
