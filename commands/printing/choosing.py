"""Which pages are printed: all sheets, those of one body, or one by its id."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.sheets import BODIES, OFFICES, sheets_of
from plugins.disclosure.site import Site
from plugins.disclosure.standards.coverage import coverage_of
from plugins.sheets.spoken_pages import month_pages, spoken_pages
from plugins.sheets.wall_pages import published_sheets, sheet_pages
from plugins.standards.domain_pages import booklet
from plugins.standards.presenting import Presenting

STANDARDS = "standards"


def chosen_pages(catalog: Catalog, site: Site, body: str, sheet: str) -> list[Page]:
    """The pages to print: every one, those of a body (a name or code), or one sheet.

    `sheet` is the id of a sheet, an index or document number for a single card, or `standards/<key>` for a booklet.
    Raises BuildFailed when there is no such body or sheet.
    """
    pages = list(_sheet(catalog, site, sheet) if sheet else _all(catalog, site))
    if body:
        found = catalog.register.bodies.find(body)
        if found is None:
            raise BuildFailed(_("机构名录里没有“{body}”", body=body))
        starts = (f"sheets/{BODIES}/{found.slug}/", f"sheets/{OFFICES}/{found.slug}.")
        pages = [page for page in pages if page.path.startswith(starts)]
    if not pages:
        raise BuildFailed(_("没有可以打印的内容"))
    return pages


def _all(catalog: Catalog, site: Site) -> Iterator[Page]:
    for sheet in published_sheets(catalog):
        yield from sheet_pages(sheet, catalog, site)
    yield from spoken_pages(catalog, site)
    yield from month_pages(catalog, site)
    yield from _booklets(catalog, site)


def _sheet(catalog: Catalog, site: Site, sheet_id: str) -> Iterator[Page]:
    sheet = sheets_of(catalog).find(sheet_id)
    if sheet:
        yield from sheet_pages(sheet, catalog, site)
        return
    family, _slash, key = sheet_id.partition("/")
    found = list(_booklets(catalog, site, key)) if family == STANDARDS and key else []
    if not found:
        raise BuildFailed(_("没有编号是“{id}”的打印页", id=sheet_id[:60]))
    yield from found


def _booklets(catalog: Catalog, site: Site, key: str = "") -> Iterator[Page]:
    domains = [domain for domain in catalog.register.standards if key in ("", domain.key)]
    if domains:
        shown = Presenting(catalog, coverage_of(catalog), site)
        yield from (booklet(domain, shown) for domain in domains)
