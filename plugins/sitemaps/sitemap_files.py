"""`sitemap.xml`: every page and attachment, with the day on which an item changed last (sitemaps.org, 0.9).

One file as long as that is allowed, else an index and its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from plugins.disclosure.body_pages import Kind, body_pages
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.outputs import Seal
from plugins.disclosure.site import Site
from plugins.sitemaps.item_days import Days

ORDER = 100
SITEMAP = "sitemap.xml"
MOST_URLS = 50_000
MOST_BYTES = 50_000_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
URLSET = f'{HEAD}<urlset xmlns="{NAMESPACE}">\n'
INDEX = f'{HEAD}<sitemapindex xmlns="{NAMESPACE}">\n'
ITEMS = "items/"
HISTORY = "/history.html"
# Data for programs, and what pages are made of; everything else is for people.
NOT_FOR_PEOPLE = (
    *(".xml", ".css", ".js", ".json", ".svg", ".txt", ".ics", ".webmanifest"),
    *(".jsonld", ".ttl", ".nt", ".rdf", ".md", ".yml", ".sig", ".minisig"),
)


def sitemap_seals(
    catalog: Catalog, site: Site, paths: Sequence[str], days: Days, most_urls: int = MOST_URLS
) -> list[Seal]:
    """The files of the site map in XML; `paths` are all files of the site."""
    newest = {**_of_items(days), **_of_lists(catalog, days)}
    lines = [_line(site, path, newest) for path in sorted(filter(is_for_people, paths))]
    parts = list(cut(lines, most_urls, MOST_BYTES))
    if len(parts) < 2:
        return [_seal(SITEMAP, [URLSET, *lines, "</urlset>\n"])]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = [f"<sitemap><loc>{site.url}/{name}</loc></sitemap>\n" for name in names]
    return [
        _seal(SITEMAP, [INDEX, *index, "</sitemapindex>\n"]),
        *(_seal(name, [URLSET, *part, "</urlset>\n"]) for name, part in zip(names, parts, strict=True)),
    ]


def is_for_people(path: str) -> bool:
    """Whether a file is a page or an attachment of an item."""
    return path.endswith(".html") or (path.startswith(ITEMS) and not path.endswith(NOT_FOR_PEOPLE))


def cut(lines: Iterable[str], most: int, most_bytes: int) -> Iterator[list[str]]:
    """Lines in parts of at most so many lines and bytes (with room for what stands around them)."""
    part, size, limit = list[str](), 0, most_bytes - 1000
    for line in lines:
        if part and (len(part) == most or size + len(line) > limit):
            yield part
            part, size = [], 0
        part.append(line)
        size += len(line)
    if part:
        yield part


def _seal(path: str, lines: Sequence[str]) -> Seal:
    data = "".join(lines).encode()
    return Seal(ORDER, path, lambda _files: data)


def _line(site: Site, path: str, newest: Mapping[str, date]) -> str:
    # Addresses hold no sign that XML would want written otherwise.
    day = newest.get(path)
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{site.url}/{path}</loc>{changed}</url>\n"


def _of_items(days: Days) -> dict[str, date]:
    """The pages of items, and those of their earlier versions, which change with them."""
    known = {address: found.last for address, found in days.items.items()}
    return {
        path: day
        for address, day in known.items()
        if day
        for path in (address, address.removesuffix(".html") + HISTORY)
    }


def _of_lists(catalog: Catalog, days: Days) -> dict[str, date]:
    """The list of everything and those of the bodies: the newest of what they show."""
    found: dict[str, date] = {}
    pages = {
        slug: page.address
        for slug, known in body_pages(catalog).items()
        for page in known
        if page.kind is Kind.CATALOG
    }
    for item in catalog.items:
        last = days.items[item.address].last if item.address in days.items else None
        if last:
            for path in ("catalog/index.html", *_lists_of(item, catalog, pages)):
                found[path] = max(last, found.get(path, last))
    return found


def _lists_of(item: Item, catalog: Catalog, pages: Mapping[str, str]) -> list[str]:
    return [pages[body.slug] for body in catalog.bodies_of(item) if body.slug in pages]
