"""The page for people about the files for machines, and the links to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from plugins.disclosure.archive_links import ArchiveLink
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.linked_data.oai import admin_email, has_records
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site

PAGE = "data/standards.html"
FIRST = 400


class Offer(NamedTuple):
    """A file, the standard that it follows and whom it serves."""

    path: str
    standard: str
    media_type: str
    use: str


OFFERS = (
    Offer(
        "data/dcat.rdf", "DCAT-AP 3.0.1", "application/rdf+xml", label("开放数据平台、研究者；RDF/XML 格式")
    ),
    Offer("data/dcat.ttl", "DCAT-AP 3.0.1", "text/turtle", label("同一份内容，Turtle 格式，便于阅读")),
    Offer("data/dcat.jsonld", "DCAT-AP 3.0.1", "application/ld+json", label("同一份内容，JSON-LD 格式")),
    Offer("data.json", "DCAT-US 1.1", "application/json", label("按 data.json 约定收集目录的平台")),
    Offer("data/oai.xml", "OAI-PMH 2.0", "text/xml", label("图书馆、档案馆；由静态仓储网关代为收割")),
)


def standards_page(catalog: Catalog, site: Site) -> Page:
    """Which files there are, what of items stands in them, and, where files are missing, why."""
    title = _("关联数据与元数据标准")
    data = {
        "meta": list_tags(site, title, _("本目录按国际通行的元数据标准提供的文件")),
        "title": title,
        "breadcrumbs": crumbs((_("归档与数据"), "archive/index.html"), (title, PAGE)),
        "files": [
            {"path": offer.path, "standard": offer.standard, "type": offer.media_type, "use": _(offer.use)}
            for offer in _there(catalog, site)
        ],
        "missing": _missing(catalog, site),
    }
    return Page(PAGE, "linked-data.html", data)


def archive_links(catalog: Catalog, site: Site) -> Iterator[ArchiveLink]:
    """The page, with what it says of missing files, and each file."""
    group = _("关联数据")
    yield ArchiveLink(FIRST, group, _("关联数据与元数据标准"), PAGE, _missing(catalog, site))
    for order, offer in enumerate(_there(catalog, site), FIRST + 1):
        name = offer.path.rpartition("/")[2]
        yield ArchiveLink(order, group, f"{offer.standard} · {name}", offer.path, _(offer.use))


def _there(catalog: Catalog, site: Site) -> list[Offer]:
    if not site.url:
        return []
    is_repository = bool(admin_email(catalog, site)) and has_records(catalog)
    return [offer for offer in OFFERS if is_repository or offer.path != "data/oai.xml"]


def _missing(catalog: Catalog, site: Site) -> str:
    if not site.url:
        return _(
            "网站还没有设定正式网址（pelicanconf.py 的 SITEURL），这些文件里的标识都要用到它，所以没有生成。"
        )
    if not admin_email(catalog, site):
        return _("机构名录里没有一个公开工作机构的电子邮箱，OAI-PMH 必须写明联系邮箱，所以没有生成 oai.xml。")
    if not has_records(catalog):
        return _("目录里还没有信息，OAI-PMH 不允许没有记录的仓储，所以没有生成 oai.xml。")
    return ""
