"""Annual reports (公开年报): a page per body and year, comparisons over years, the state of all, and their sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.annual_reports.catalog_counts import CatalogCounts
from plugins.disclosure.annual_reports.collection import reports_of
from plugins.disclosure.body_pages import BodyPage, Kind, collecting_body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.reports.addresses import INDEX, body_address
from plugins.reports.body_pages import body_outputs
from plugins.reports.report_pages import report_outputs
from plugins.reports.status_page import status_outputs
from plugins.reports.sum_pages import sum_outputs


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    reports = reports_of(catalog, published_only=True)
    if not reports.years:
        return
    counts = CatalogCounts(catalog, reports)
    yield from status_outputs(reports, site)
    for year in sorted({entry.year for entry in reports}):
        yield from sum_outputs(reports, year, site)
    for body in reports.bodies():
        yield from body_outputs(reports, body, catalog, site)
        for year in reports.years.get(body.slug, ()):
            yield from report_outputs(reports, body, year, counts, catalog, site)


def _body_pages(catalog: Catalog) -> Mapping[str, BodyPage]:
    reports, title = reports_of(catalog, published_only=True), _("公开年报")
    bodies = reports.bodies() if reports.years else ()
    return {body.slug: BodyPage(Kind.REPORTS, title, body_address(body.slug)) for body in bodies}


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if reports_of(catalog, published_only=True).years:
        yield Section(60, _("公开年报"), INDEX)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_body_pages.connect(_body_pages)
