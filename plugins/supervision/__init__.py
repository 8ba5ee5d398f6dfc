"""Supervision (公开监督): what is late, stale, missing or coming, for every body and for all, each with its list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from plugins.disclosure.body_pages import BodyPage, Kind, collecting_body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.memo import Memo, let_go
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile, Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.parallel import begun
from plugins.disclosure.site import Site
from plugins.disclosure.supervision.addresses import CSV, JSON, OVERVIEW, scope_address
from plugins.disclosure.supervision.export import as_csv, as_json
from plugins.disclosure.supervision.listings import listings_of
from plugins.disclosure.supervision.survey import Survey
from plugins.supervision.duties_page import duties_page
from plugins.supervision.list_pages import list_pages
from plugins.supervision.method_page import method_page
from plugins.supervision.overview import overview_page
from plugins.supervision.scope_page import scope_page


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    # Begun when all plugins are asked, and waited for in the turn of this one.
    let_go(memo)
    return _awaited(begun(lambda: list(_made(catalog, site)), len(catalog.items)))


def _awaited(make: Callable[[], list[Output]]) -> Iterator[Output]:
    yield from make()


def _made(catalog: Catalog, site: Site) -> Iterator[Output]:
    survey = Survey(catalog)
    scopes = survey.scopes
    listings = {scope.slug: listings_of(survey, scope.slug) for scope in (*scopes, survey.whole)}
    yield overview_page(survey, listings, site)
    yield method_page(site)
    yield duties_page(survey, site)
    for scope in scopes:
        yield scope_page(survey, scope, listings[scope.slug], site)
    names = {scope.slug: scope.name for scope in scopes}
    for scope in (*scopes, survey.whole):
        for listed in listings[scope.slug].values():
            yield from list_pages(survey, scope, listed, names, site)
    for address, make in ((CSV, as_csv), (JSON, as_json)):
        data = make(survey, [*scopes, survey.whole]).encode()
        yield MadeFile(address, digest(data), partial(bytes, data))


def _body_pages(catalog: Catalog) -> Mapping[str, BodyPage]:
    """Of the bodies that certainly have figures: those of today and those that have published."""
    bodies = [body for body in catalog.register.bodies if body.code and body.existed_on(catalog.date)]
    bodies += catalog.register.bodies.find_all(item.fields.publisher or "" for item in catalog.items)
    title = _("公开监督")
    return {body.slug: BodyPage(Kind.SUPERVISION, title, scope_address(body.slug)) for body in bodies}


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(90, _("公开监督"), OVERVIEW)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
    collecting_body_pages.connect(_body_pages)
