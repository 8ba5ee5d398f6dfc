"""The pages that lead on, the pages of what has ended, and the lists of both, for people and for web servers."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.feeds import feed_page
from plugins.disclosure.list_cutting import cut
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import CopiedFile, MadeFile, Output, Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.published_addresses import FEED
from plugins.disclosure.redirects import PAGE_ENDINGS
from plugins.disclosure.site import Site
from plugins.redirects.answers import Answers, Moved

MOVED = "archive/moved.html"
ADDRESSES = "archive/addresses.json"
ROWS = 500
# Pages that lead on are no content: who searches shall find where they lead.
NOT_INDEXED = {"robots": "noindex"}


def outputs(answers: Answers, catalog: Catalog, site: Site, paths: Collection[str]) -> Iterator[Output]:
    """Everything that answers at old addresses, and what lists it."""
    attachments = {
        file.address: file
        for item in catalog.items
        if answers.moved and item.open_to_all
        for file in item.attachments
    }
    for old, entry in answers.moved.items():
        if old.lower().endswith(PAGE_ENDINGS):
            yield _redirect(old, entry)
        elif file := attachments.get(entry.new):
            yield CopiedFile(old, file.source, file.sha256)
    for address, (title, nearest) in answers.ended.items():
        if address.endswith(FEED):
            home = f"{address.removesuffix(FEED)}index.html"
            yield feed_page(
                address, title, home if home in paths or home in answers.ended else nearest, (), catalog, site
            )
        elif address.endswith(".html"):
            yield _ended(address, title, nearest, site)
    yield from _lists(answers, site)
    yield _machine_readable(answers, catalog)


def _redirect(old: str, entry: Moved) -> Page:
    return Page(old, "redirect.html", {"new": entry.new, "on": entry.on, "reason": entry.reason})


def _ended(address: str, title: str, nearest: str, site: Site) -> Page:
    data = {
        "meta": {**list_tags(site, title or _("已停用的页面"), ""), **NOT_INDEXED},
        "title": title or _("已停用的页面"),
        "breadcrumbs": crumbs((title or _("已停用的页面"), address)),
        "nearest": nearest,
    }
    return Page(address, "ended.html", data)


def _lists(answers: Answers, site: Site) -> Iterator[Page]:
    rows = [
        *((entry.on, old, entry.new, entry.reason) for old, entry in answers.moved.items()),
        *(("", address, "", title) for address, (title, _nearest) in answers.ended.items()),
    ]
    pages = cut(sorted(rows, reverse=True), ROWS)
    names = {
        name: MOVED if name == "index.html" else f"archive/moved-{name[5:]}" for name, _at, _rows in pages
    }
    for name, _at, some in pages:
        others = [other for other in names.values() if other != names[name]]
        yield Page(names[name], "moved.html", _list_data(names[name], some, others, site))


def _list_data(
    path: str, rows: Sequence[tuple[str, str, str, str]], others: Sequence[str], site: Site
) -> dict[str, Any]:
    title = _("迁移和停用的地址")
    described = _("本网站发布过、后来搬了位置或停用的地址，以及现在到哪里找。")
    return {
        "meta": list_tags(site, title, described),
        "title": title,
        "breadcrumbs": crumbs((_("公开目录"), "catalog/index.html"), (title, path)),
        "description": described,
        "rows": [
            {
                "on": on,
                "old": old,
                "has_page": old.lower().endswith((*PAGE_ENDINGS, FEED)),
                "new": new,
                "reason": reason,
            }
            for on, old, new, reason in rows
        ],
        "others": list(others),
        "data": ADDRESSES,
    }


def _machine_readable(answers: Answers, catalog: Catalog) -> MadeFile:
    told = {
        "moved": {old: entry.new for old, entry in sorted(answers.moved.items())},
        "ended": sorted(answers.ended),
        # Whatever stood below such a page (attachments, versions) is gone with its content.
        "gone": sorted(item.address for item in catalog.items if item.fields.withdrawn),
    }
    text = json.dumps(told, ensure_ascii=False, indent=0) + "\n"
    return MadeFile(ADDRESSES, digest(text), partial(str.encode, text))
