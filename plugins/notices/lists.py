"""The lists of all notices and of each kind, cut into pages that do not move, each with its feed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.feeds import feed_page
from plugins.disclosure.list_cutting import cut
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.site import Site
from plugins.notices.announced import Announced
from plugins.notices.rows import row

FOLDER = "notices"
HOME, FEED = f"{FOLDER}/index.html", f"{FOLDER}/feed.xml"


class NoticeList(NamedTuple):
    """One list: its part of the address, its title and its notices, published last first."""

    slug: str
    title: str
    notices: Sequence[Announced]

    @property
    def folder(self) -> str:
        """Where its pages lie."""
        return f"{FOLDER}/{self.slug}"

    @property
    def home(self) -> str:
        """The address of its first page."""
        return f"{self.folder}/index.html"

    @property
    def feed(self) -> str:
        """The address of its feed."""
        return f"{self.folder}/feed.xml"


def title() -> str:
    """The name of this part of the platform."""
    return _("公示与征求意见")


def all_lists(notices: Sequence[Announced], catalog: Catalog) -> list[NoticeList]:
    """The list of all, then one for each kind that occurs, in the order of the vocabulary."""
    by_kind: dict[str, list[Announced]] = {}
    for announced in notices:
        by_kind.setdefault(announced.notice.main_kind, []).append(announced)
    kinds = [
        NoticeList(term.key, term.label, by_kind[term.key])
        for term in catalog.register.vocabularies["notice_kind"]
        if term.key in by_kind
    ]
    return [NoticeList("all", _("全部公示公告"), notices), *kinds]


def lists_of_bodies(notices: Sequence[Announced], catalog: Catalog) -> dict[str, NoticeList]:
    """Slug of a body → its notices, those of several bodies at each; in the order of the register."""
    by_body: dict[str, list[Announced]] = {}
    for announced in notices:
        for body in catalog.bodies_of(announced.item):
            by_body.setdefault(body.slug, []).append(announced)
    return {
        body.slug: NoticeList(f"of/{body.slug}", _("{body}的公示公告", body=body.name), by_body[body.slug])
        for body in catalog.register.bodies
        if body.slug in by_body
    }


def kind_lists(notices: Sequence[Announced], catalog: Catalog, site: Site) -> Iterator[Page]:
    """Every page of every list, and a feed for each and for the first page of the notices."""
    every = [announced.item for announced in notices]
    yield feed_page(FEED, title(), HOME, every, catalog, site)
    for listing in (*all_lists(notices, catalog), *lists_of_bodies(notices, catalog).values()):
        yield from _pages(listing, catalog, site)
        items = [announced.item for announced in listing.notices]
        yield feed_page(listing.feed, listing.title, listing.home, items, catalog, site)


def _pages(listing: NoticeList, catalog: Catalog, site: Site) -> Iterator[Page]:
    pages = cut(listing.notices, site.page_size)
    addresses = [f"{listing.folder}/{name}" for name, _first, _members in pages]
    description = _("{site}的{list}", site=site.name, list=listing.title)
    for position, (_name, first, members) in enumerate(pages):
        data = {
            "meta": list_tags(site, listing.title, description),
            "title": listing.title,
            "breadcrumbs": crumbs((title(), HOME), (listing.title, addresses[0])),
            "total": len(listing.notices) if position == 0 else None,
            "first": first,
            "last": first + len(members) - 1,
            "rows": [row(announced, catalog) for announced in members],
            "newer": addresses[position - 1] if position else "",
            "older": addresses[position + 1] if position + 1 < len(addresses) else "",
            "feed": listing.feed,
        }
        yield Page(addresses[position], "notice-list.html", data)
