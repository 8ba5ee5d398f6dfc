"""A page for every earlier version of an item, at an address that it keeps; what may not be read again says only so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.git_repository import HistoryUnavailable, Repository
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile, Output, Page
from plugins.disclosure.page_parts import crumbs, item_tags
from plugins.disclosure.site import Site
from plugins.history.histories import History
from plugins.history.page import history_address, version_address

TEMPLATE = "version.html"


def version_outputs(item: Item, history: History, catalog: Catalog, site: Site) -> Iterator[Output]:
    """The pages of the earlier versions of an item, and those of their attachments that it no longer has."""
    pages: list[Mapping[str, Any]] = history.data["pages"]
    (own,) = catalog.own_digests((item,))
    files = {}
    for place, told in enumerate(pages):
        neighbours = pages[place - 1 : place] if place else [], pages[place + 1 : place + 2]
        before, after = (some[0]["name"] if some else "" for some in neighbours)
        frame = partial(_frame, item, told["name"], catalog, site)
        yield Page(
            version_address(item, told["name"]),
            TEMPLATE,
            partial(_data, frame, item, told, before, after),
            digest(own, history.key, told["name"], before, after),
        )
        files.update({file["address"]: file["id"] for file in told["attachments"] if file["id"]})
    for name in history.data["unshown"]:
        frame = partial(_frame, item, name, catalog, site)
        yield Page(version_address(item, name), TEMPLATE, frame, digest(own, name, "-"))
    for address, known in files.items():
        yield MadeFile(address, digest(known), partial(_file, history.repository, known))


def _file(repository: Repository, known: str) -> bytes:
    try:
        data = next(data for _id, data in repository.blobs([known]))
    except HistoryUnavailable as error:
        raise BuildFailed(str(error)) from None
    if data is None:
        raise BuildFailed(_("git 里缺少旧版本的内容 {id}，可能是部分克隆；要用完整的克隆", id=known[:12]))
    return data


def _frame(item: Item, name: str, catalog: Catalog, site: Site) -> dict[str, Any]:
    address = version_address(item, name)
    tags = {**item_tags(site, item, catalog.body_names(item), _("公开目录")), "robots": "noindex"}
    if site.url:
        tags["Url"] = f"{site.url}/{address}"
    return {
        "meta": tags,
        "title": _("历史版本：{title}", title=item.title),
        "breadcrumbs": crumbs(
            (_("公开目录"), "catalog/index.html"),
            (item.title, item.address),
            (_("历史版本与差异"), history_address(item)),
            (_("历史版本"), address),
        ),
        "item": {"title": item.title, "number": item.index_number, "address": item.address},
        "history": history_address(item),
        "version": None,
    }


def _data(
    frame: partial[dict[str, Any]], item: Item, told: Mapping[str, Any], before: str, after: str
) -> dict[str, Any]:
    found = frame()
    found["title"] = _("第 {number} 版：{title}", number=told["number"], title=told["title"])
    found["meta"]["ArticleTitle"] = found["title"]
    found["version"] = {
        **{name: told[name] for name in ("number", "on", "until", "title", "fields", "html")},
        "attachments": [
            {name: file[name] for name in ("title", "name", "type", "sha256", "address")}
            for file in told["attachments"]
        ],
        "before": version_address(item, before) if before else "",
        "after": version_address(item, after) if after else "",
    }
    return found
