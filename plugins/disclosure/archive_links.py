"""What there is for archives and machines: files and pages that plugins name for the page that leads to them."""

from __future__ import annotations

from dataclasses import dataclass

from blinker import Signal

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.site import Site


@dataclass(frozen=True, order=True)
class ArchiveLink:
    """A file or page at `path` below the site's root; links of one `group` stand together, in their `order`."""

    order: int
    group: str
    title: str
    path: str
    note: str = ""


collecting_archive_links = Signal("(catalog, *, site) → the ArchiveLinks of one capability")


def archive_links(catalog: Catalog, site: Site) -> list[ArchiveLink]:
    """The links of all plugins that are switched on, in their order."""
    answers = collecting_archive_links.send(catalog, site=site)
    return sorted(link for _receiver, found in answers for link in found)
