"""Standard catalogs: what must be published by field of work, as tables and booklets, and how far it has been."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.disclosure.body_pages import EVERY_BODY, NO_BODY, BodyPage, Kind, collecting_body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.disclosure.standards.addresses import COVERAGE, INDEX, coverage_address
from plugins.disclosure.standards.coverage import coverage_of
from plugins.standards.coverage_pages import coverage_outputs
from plugins.standards.domain_pages import booklet, domain_page, index_page
from plugins.standards.downloads import downloads
from plugins.standards.entry_pages import entry_pages
from plugins.standards.presenting import Presenting
from plugins.standards.workbook import workbook_file


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if not catalog.register.standards:
        return
    shown = Presenting(catalog, coverage_of(catalog), site)
    yield index_page(shown)
    for domain in catalog.register.standards:
        yield domain_page(domain, shown)
        yield booklet(domain, shown)
        yield workbook_file(domain, catalog.register)
        yield from entry_pages(domain, shown)
    yield from coverage_outputs(shown)
    yield from downloads(shown)


def _body_pages(catalog: Catalog) -> Mapping[str, BodyPage]:
    if not catalog.register.standards:
        return {}
    title = _("公开覆盖情况")
    slugs = coverage_of(catalog).by_body
    found = {slug or NO_BODY: BodyPage(Kind.COVERAGE, title, coverage_address(slug)) for slug in slugs}
    return {**found, EVERY_BODY: BodyPage(Kind.COVERAGE, title, COVERAGE)}


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    if catalog.register.standards:
        yield Section(76, _("标准目录"), INDEX)
        yield Section(77, _("公开覆盖情况"), COVERAGE, under=INDEX)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_body_pages.connect(_body_pages)
