"""Which standard catalogs have pages: none where that part of the site is switched off."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.disclosure.body_pages import EVERY_BODY, Kind, body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.standards.reading import Domain


def shown_standards(catalog: Catalog) -> Sequence[Domain]:
    """The standard catalogs of the register that have pages."""
    known = body_pages(catalog).get(EVERY_BODY, ())
    return list(catalog.register.standards) if any(page.kind is Kind.COVERAGE for page in known) else []
