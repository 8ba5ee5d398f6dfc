"""Maps of the site: for people (`sitemap.html`), robots (`sitemap.xml`, `robots.txt`) and copies (ResourceSync)."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from plugins.disclosure.archive_links import ArchiveLink, collecting_archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.editions import editions
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import (
    Output,
    Seal,
    Section,
    collecting_pages,
    collecting_seals,
    collecting_sections,
)
from plugins.disclosure.site import Site
from plugins.sitemaps.item_days import days_of, note_days
from plugins.sitemaps.listing import listing_seal
from plugins.sitemaps.map_page import MAP, map_page
from plugins.sitemaps.resource_sync import DESCRIPTION, LISTING, resource_sets, resource_sync_seals
from plugins.sitemaps.robots import ROBOTS, robots_file
from plugins.sitemaps.sitemap_files import SITEMAP, sitemap_seals


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    if site.url:
        note_days(catalog, memo)
    else:
        print(
            _("没有写网站的正式网址（SITEURL），所以没有 {files}", files=f"{SITEMAP}、ResourceSync"),
            file=sys.stderr,
        )
    yield map_page(catalog, site)
    yield robots_file(site)


def _seals(catalog: Catalog, *, site: Site, paths: Sequence[str]) -> Iterator[Seal]:
    if not site.url:
        return
    days = days_of(catalog)
    # Maps name the originals: an edition is found from there.
    folders = tuple(f"{edition.folder}/" for edition in editions(catalog, site))
    maps = sitemap_seals(catalog, site, [path for path in paths if not path.startswith(folders)], days)
    sets = resource_sets(paths, len(catalog.items))
    yield from maps
    yield from resource_sync_seals(sets, catalog, site, days)
    whole, items = sets
    groups = [
        (_("网站地图（XML）"), [seal.path for seal in maps]),
        (_("ResourceSync 入口"), [DESCRIPTION]),
        (_("ResourceSync：全部文件"), whole.files),
        (_("ResourceSync：公开的信息及其变动"), items.files),
    ]
    yield listing_seal(site, groups)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    yield Section(890, _("网站地图"), MAP, in_footer=True)


def _archive_links(catalog: Catalog, *, site: Site) -> Iterator[ArchiveLink]:
    group = _("地址清单")
    yield ArchiveLink(100, group, _("网站地图"), MAP, _("全部栏目和目录，供人查看"))
    if site.url:
        yield ArchiveLink(
            110, group, _("网站地图（XML）"), SITEMAP, _("全部网页和附件，及信息最后更新的日期")
        )
        note = _("全部文件的摘要和大小，以及信息的发布、更新和删除，供程序同步")
        yield ArchiveLink(120, group, "ResourceSync", DESCRIPTION, note)
        yield ArchiveLink(130, group, _("供程序读取的清单"), LISTING)
    yield ArchiveLink(140, group, _("爬虫规则"), ROBOTS)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_pages.connect(_pages)
    collecting_seals.connect(_seals)
    collecting_sections.connect(_sections)
    collecting_archive_links.connect(_archive_links)
