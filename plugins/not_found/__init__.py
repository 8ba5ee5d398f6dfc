"""`404.html`, which web servers and pages of hosting platforms show where there is nothing.

It is shown at any address, so its links begin with the address of the site; where none is known it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Output, Page, collecting_pages
from plugins.disclosure.page_parts import site_tags
from plugins.disclosure.site import Site

PATH = "404.html"


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if site.url:
        data = {"meta": site_tags(site), "title": _("没有这个网页"), "links_from": f"{site.url}/"}
        yield Page(PATH, "not-found.html", data)


def _archive_links(catalog: Catalog, *, site: Site) -> Iterator[ArchiveLink]:
    if site.url:
        note = _("网页服务器在网址不存在时显示它；链接都从正式网址写起")
        yield ArchiveLink(950, _("给服务器的文件"), _("“没有这个网页”的提示"), PATH, note)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_archive_links.connect(_archive_links)
