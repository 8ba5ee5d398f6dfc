"""ResourceSync (ANSI/NISO Z39.99-2017): lists by which a program copies the site, and follows its changes.

Two sets. `site` is every file, with its digest: a copy compares and fetches what differs. `items` are the pages of the
items alone, with their changes, which follow from the items and their git history, since a build knows no earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts, Seal
from plugins.disclosure.site import Site
from plugins.sitemaps.change_list import changes
from plugins.sitemaps.item_days import Days
from plugins.sitemaps.sitemap_files import HEAD, MOST_URLS, NAMESPACE

ORDER = 200
FOLDER = "resourcesync"
OWN = f"{FOLDER}/"
DESCRIPTION = f"{FOLDER}/description.xml"
LISTING = f"{FOLDER}/index.html"
# Seals of other capabilities and files of plugins from elsewhere come on top of the files that are known beforehand.
A_PART = 40_000
TERMS = f'xmlns="{NAMESPACE}" xmlns:rs="http://www.openarchives.org/rs/terms/"'
TYPES = {
    "html": "text/html",
    "xml": "application/xml",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "pdf": "application/pdf",
    "csv": "text/csv",
    "txt": "text/plain",
    "ics": "text/calendar",
}

Files = Mapping[str, FileFacts]


@dataclass(frozen=True)
class ResourceSet:
    """One set of files: its folder, and the names of the parts of its resource list (none: it is one file)."""

    folder: str
    parts: tuple[str, ...]
    has_changes: bool = False

    @property
    def capabilities(self) -> str:
        """Its Capability List."""
        return f"{self.folder}/capabilitylist.xml"

    @property
    def resources(self) -> str:
        """Its Resource List, or the index of the parts."""
        return f"{self.folder}/resourcelist.xml"

    @property
    def changes(self) -> str:
        """Its Change List."""
        return f"{self.folder}/changelist.xml"

    @property
    def files(self) -> list[str]:
        """All its lists."""
        return [self.capabilities, self.resources, *self.parts, *([self.changes] if self.has_changes else [])]


def resource_sets(paths: Sequence[str], items: int, a_part: int = A_PART) -> tuple[ResourceSet, ResourceSet]:
    """The sets of all files and of the items, for so many of them."""
    return (
        _set(f"{FOLDER}/site", len(paths), a_part),
        _set(f"{FOLDER}/items", items, a_part, has_changes=True),
    )


def resource_sync_seals(
    sets: tuple[ResourceSet, ResourceSet], catalog: Catalog, site: Site, days: Days
) -> Iterator[Seal]:
    """Source Description, Capability Lists, Resource Lists and the Change List."""
    lists = _Lists(catalog, site, days)
    whole, items = sets
    yield Seal(ORDER, DESCRIPTION, lambda _files: lists.description(sets))
    for chosen in sets:
        yield Seal(ORDER, chosen.capabilities, partial(lists.capabilities, chosen))
        yield Seal(ORDER, chosen.resources, partial(lists.resources, chosen, is_whole=chosen is whole))
        for number, path in enumerate(chosen.parts):
            make = partial(lists.resources, chosen, number=number, is_whole=chosen is whole)
            yield Seal(ORDER, path, make)
    yield Seal(ORDER, items.changes, partial(lists.changes, items))


def _set(folder: str, count: int, a_part: int, *, has_changes: bool = False) -> ResourceSet:
    parts = -(-count // a_part)
    names = [f"{folder}/resourcelist-{number}.xml" for number in range(1, parts + 1)] if parts > 1 else []
    return ResourceSet(folder, tuple(names), has_changes)


class _Lists:
    """What the lists say."""

    def __init__(self, catalog: Catalog, site: Site, days: Days) -> None:
        self._catalog = catalog
        self._url = site.url
        self._days = days
        self._at = moment(catalog.date)

    def description(self, sets: Iterable[ResourceSet]) -> bytes:
        """The Source Description: the sets."""
        lines = [
            f'<rs:ln rel="describedby" href="{self._url}/{LISTING}"/>\n<rs:md capability="description"/>\n',
            *(self._capability(chosen.capabilities, "capabilitylist") for chosen in sets),
        ]
        return _document("urlset", lines)

    def capabilities(self, chosen: ResourceSet, _files: Files) -> bytes:
        """A Capability List."""
        lines = [
            self._up(DESCRIPTION),
            '<rs:md capability="capabilitylist"/>\n',
            self._capability(chosen.resources, "resourcelist"),
        ]
        if chosen.has_changes:
            lines.append(self._capability(chosen.changes, "changelist"))
        return _document("urlset", lines)

    def resources(
        self, chosen: ResourceSet, files: Files, *, is_whole: bool, number: int | None = None
    ) -> bytes:
        """A Resource List, the index of its parts, or part `number` of it."""
        head = [self._up(chosen.capabilities)]
        if number is not None:
            head.append(f'<rs:ln rel="index" href="{self._url}/{chosen.resources}"/>\n')
        head.append(f'<rs:md capability="resourcelist" at="{self._at}"/>\n')
        if chosen.parts and number is None:
            parts = [f"<sitemap><loc>{self._url}/{path}</loc></sitemap>\n" for path in chosen.parts]
            return _document("sitemapindex", [*head, *parts])
        paths: Sequence[str] = sorted(self._of_site(files) if is_whole else self._of_items(files))
        if number is not None:
            paths = part_of(paths, number, len(chosen.parts))
        if len(paths) > MOST_URLS:
            raise BuildFailed(_("资源清单的一个文件里有 {count} 个地址，超过了上限", count=len(paths)))
        return _document("urlset", [*head, *(self._resource(path, files[path]) for path in paths)])

    def _of_site(self, files: Files) -> Iterator[str]:
        return (path for path in files if not path.startswith(OWN))

    def _of_items(self, files: Files) -> Iterator[str]:
        return (path for path in self._days.items if path in files)

    def changes(self, chosen: ResourceSet, files: Files) -> bytes:
        """The Change List: what was published, changed and removed, oldest first."""
        since, listed = changes(self._days, self._catalog.date)
        last = {change.address: place for place, change in enumerate(listed)}
        lines = []
        for place, change in enumerate(listed):
            facts = files.get(change.address) if last[change.address] == place else None
            proof = _proof(facts) if facts and change.kind != "deleted" else ""
            told = f'change="{change.kind}" datetime="{moment(change.on)}"{proof}'
            lines.append(f"<url><loc>{self._url}/{change.address}</loc><rs:md {told}/></url>\n")
        head = [self._up(chosen.capabilities), f'<rs:md capability="changelist" from="{moment(since)}"/>\n']
        return _document("urlset", [*head, *lines])

    def _capability(self, path: str, kind: str) -> str:
        return f'<url><loc>{self._url}/{path}</loc><rs:md capability="{kind}"/></url>\n'

    def _up(self, path: str) -> str:
        return f'<rs:ln rel="up" href="{self._url}/{path}"/>\n'

    def _resource(self, path: str, facts: FileFacts) -> str:
        kind = TYPES.get(path.rpartition(".")[2])
        typed = f' type="{kind}"' if kind else ""
        known = self._days.items.get(path)
        changed = f"<lastmod>{moment(known.last)}</lastmod>" if known and known.last else ""
        return f"<url><loc>{self._url}/{path}</loc>{changed}<rs:md{_proof(facts)}{typed}/></url>\n"


def part_of(paths: Sequence[str], number: int, parts: int) -> Sequence[str]:
    """Part `number` (from 0) of as many, all of nearly the same length."""
    return paths[len(paths) * number // parts : len(paths) * (number + 1) // parts]


def moment(day: date) -> str:
    """A day in China as a moment, in the W3C's form."""
    return f"{day}T00:00:00+08:00"


def _proof(facts: FileFacts) -> str:
    return f' hash="sha-256:{facts.sha256.hex()}" length="{facts.size}"'


def _document(root: str, lines: Iterable[str]) -> bytes:
    return "".join((HEAD, f"<{root} {TERMS}>\n", *lines, f"</{root}>\n")).encode()
