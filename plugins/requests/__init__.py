"""Disclosure on request (依申请公开, 条例 Art. 27–45): how to apply, forms to print, deadlines and fees.

The site receives nothing and stores nothing; applications go to the bodies.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site
from plugins.requests.deadlines_page import DEADLINES_PATH, deadlines_page
from plugins.requests.fees_page import FEES_PATH, fees_page
from plugins.requests.forms import FORM_PATHS, form_pages
from plugins.requests.how_to_apply import REQUESTS_PATH, how_to_apply_page


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    yield how_to_apply_page(catalog, site)
    yield from form_pages(site)
    yield deadlines_page(catalog, site)
    yield fees_page(site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    person, organisation = FORM_PATHS
    yield Section(70, _("依申请公开"), REQUESTS_PATH)
    below = (
        (_("申请表（公民）"), person),
        (_("申请表（法人、其他组织）"), organisation),
        (_("答复期限计算"), DEADLINES_PATH),
        (_("信息处理费计算"), FEES_PATH),
    )
    for order, (title, path) in enumerate(below, 71):
        yield Section(order, title, path, under=REQUESTS_PATH)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
