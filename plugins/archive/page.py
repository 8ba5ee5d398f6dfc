"""The page for archives, libraries and researchers: what there is, how to take a copy, and how to prove it.

It says nothing that changes with every build, such as the date or the number of files: that is in the manifest.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from plugins.archive.proofs import CHECKSUMS, VERIFIER
from plugins.archive.signing import public_key, published_key
from plugins.archive.source import source_rows
from plugins.disclosure.archive_links import ArchiveLink, archive_links
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.manifest import MANIFEST
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

ARCHIVE_PATH = "archive/index.html"


def archive_page(catalog: Catalog, site: Site) -> Page:
    """`archive/index.html`, with the links of every plugin that has something for archives."""
    title = _("归档与数据")
    data = {
        "meta": list_tags(site, title, _("怎样取得、核对和引用本网站的完整拷贝，有哪些机器可读的数据")),
        "title": title,
        "breadcrumbs": crumbs((title, ARCHIVE_PATH)),
        "groups": _groups(archive_links(catalog, site)),
        "address": site.url or f"https://{site.domain}",
        "folder": (site.url.partition("://")[2] or site.domain).replace(":", "+"),
        "manifest": MANIFEST,
        "checksums": CHECKSUMS,
        "verifier": VERIFIER,
        "signing": _signing(site),
        "rows": source_rows(),
    }
    return Page(ARCHIVE_PATH, "archive.html", data)


def _groups(links: list[ArchiveLink]) -> list[dict[str, Any]]:
    """The links by group; the groups stand in the order of their first links."""
    first: dict[str, int] = {}
    for link in links:
        first.setdefault(link.group, len(first))
    ordered = sorted(links, key=lambda link: first[link.group])
    return [
        {
            "title": group,
            "links": [{"title": link.title, "path": link.path, "note": link.note} for link in some],
        }
        for group, some in groupby(ordered, key=lambda link: link.group)
    ]


def _signing(site: Site) -> dict[str, str]:
    """With what the manifest is signed; empty where it is not."""
    key = public_key(site)
    if key is None:
        return {}
    place = published_key(site, key)[0]
    return {
        "kind": "minisign" if key.key_id else "OpenSSH",
        "name": key.name,
        "line": key.line,
        "key": place,
        "file": key.signature_file,
        "signer": site.domain,
    }
