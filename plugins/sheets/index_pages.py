"""What there is to print: all bodies, topics and catalogs, and for each body its months."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.sheet import Sheet, sheet_path
from plugins.disclosure.sheets import BODIES, OFFICES, WALLS, sheets_of
from plugins.disclosure.site import Site
from plugins.disclosure.spoken_items import spoken_by_month, spoken_month_address
from plugins.disclosure.standards.shown import shown_standards

INDEX = "sheets/index.html"
MONTHS = 12


def title() -> str:
    """The name of this part of the site."""
    return _("张贴与打印")


def body_index(slug: str) -> str:
    """The page with everything that can be printed for a body."""
    return f"sheets/{BODIES}/{slug}/index.html"


def recent_months(catalog: Catalog) -> Mapping[str, Sequence[str]]:
    """Body (its slug) → the months of which it has a sheet, newest first: the last twelve, and those that hang."""
    first = _months_before(catalog.date, MONTHS - 1)
    posted = {posting.sheet for posting in catalog.register.postings.entries}
    return {
        slug: [
            month
            for month in sorted(months, reverse=True)
            if month >= first or f"{BODIES}/{slug}/{month}" in posted
        ]
        for slug, months in sheets_of(catalog).by_month.items()
    }


def _months_before(day: date, count: int) -> str:
    months = day.year * 12 + day.month - 1 - count
    return f"{max(months // 12, 1):04}-{months % 12 + 1:02}"


def index_pages(catalog: Catalog, site: Site) -> Iterator[Page]:
    """`sheets/index.html` and a page for every body."""
    sheets = sheets_of(catalog)
    plates = {sheet.id: sheet for sheet in (*sheets.of_offices(), *sheets.of_walls())}
    months, spoken = recent_months(catalog), spoken_by_month(catalog)
    bodies = []
    for body in catalog.register.bodies:
        plate, wall = (plates.get(f"{family}/{body.slug}") for family in (OFFICES, WALLS))
        own = months.get(body.slug, ())
        if own or plate or body.slug in spoken:
            bodies.append({"title": body.name, "address": body_index(body.slug)})
            yield _body_page(body, own, (plate, wall), list(spoken.get(body.slug, ())), site)
    description = _("公示栏清单、卡片、海报、门牌和广播稿，可以直接打印；每条都印有二维码和网址。")
    data = {
        "meta": list_tags(site, title(), description),
        "title": title(),
        "description": description,
        "breadcrumbs": crumbs((title(), INDEX)),
        "bodies": bodies,
        "groups": [
            {"title": heading, "sheets": [_link(sheet) for sheet in members]}
            for heading, members in (
                (_("各张贴地点"), sheets.of_boards()),
                (_("领域海报"), sheets.of_domains() if shown_standards(catalog) else ()),
                (_("主题海报"), sheets.of_topics()),
            )
        ],
        "booklets": [
            {"title": domain.label, "address": f"standards/{domain.key}/booklet.html"}
            for domain in catalog.register.standards
        ],
    }
    yield Page(INDEX, "sheets.html", data)


def _link(sheet: Sheet) -> dict[str, str]:
    return {"title": sheet.title, "address": sheet.path}


def _body_page(
    body: Body,
    months: Sequence[str],
    plates: tuple[Sheet | None, Sheet | None],
    spoken: Sequence[str],
    site: Site,
) -> Page:
    slug, name = body.slug, body.name
    plate, wall = plates
    heading = _("{body}：张贴与打印", body=name)
    data: dict[str, Any] = {
        "meta": list_tags(site, heading, heading),
        "title": heading,
        "name": name,
        "breadcrumbs": crumbs((title(), INDEX), (name, body_index(slug))),
        "months": [_month(slug, month, has_spoken=month in spoken) for month in months],
        "plate": plate.path if plate else "",
        "wall": wall.path if wall else "",
    }
    return Page(body_index(slug), "sheets-body.html", data)


def _month(slug: str, month: str, *, has_spoken: bool) -> dict[str, str]:
    sheet_id = f"{BODIES}/{slug}/{month}"
    return {
        "title": _("{year} 年 {month} 月", year=month[:4], month=int(month[5:])),
        "board": sheet_path(sheet_id),
        "large": sheet_path(sheet_id, "large"),
        "cards": sheet_path(sheet_id, "cards"),
        "spoken": spoken_month_address(slug, month) if has_spoken else "",
    }
