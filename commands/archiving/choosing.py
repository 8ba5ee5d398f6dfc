"""Which part of a site goes into a package: all of it, a year, a body, or a body in one year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from commands.archiving.sites import BuiltSite
from plugins.disclosure.bodies import Body
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.guide import GUIDES
from plugins.disclosure.items import Item
from plugins.disclosure.manifest import MANIFEST, SIGNATURES
from plugins.disclosure.messages import _
from plugins.disclosure.places import ITEM_PLACE

ALL = "all"


@dataclass(frozen=True)
class Part:
    """One package's share of the site. `key` is its ASCII name; an empty `year` or no `body` means any.

    `items` are the items in it, oldest first, `paths` the files of the site that belong to it.
    """

    key: str
    title: str
    year: str
    body: Body | None
    items: Sequence[Item]
    paths: Sequence[str]

    @property
    def is_whole(self) -> bool:
        """Whether it is the whole site."""
        return not self.year and self.body is None


def year_of(item: Item) -> str:
    """The year of an item: that of its index number, which its address carries; empty for one without a date."""
    place = ITEM_PLACE.fullmatch(item.source)
    year = place["year"] if place else ""
    return year if year.isdigit() else ""


class Choosing:
    """Finds the parts of a site. Raises BuildFailed when the items are not those of the site."""

    def __init__(self, site: BuiltSite, catalog: Catalog) -> None:
        self._site, self._catalog = site, catalog
        lost = [item.address for item in catalog.items if item.address not in site.files]
        if lost:
            shown = "\n".join(lost[:20])
            raise BuildFailed(
                _("内容目录里的这些信息不在网站里，请重新生成网站后再打包：\n{files}", files=shown)
            )

    def parts(self, year: str, body: str) -> list[Part]:
        """The parts for the options `--year` and `--body`, each empty, `all` or one of them.

        Raises BuildFailed when there is nothing of that kind.
        """
        if not year and not body:
            return [self._part("", None)]
        bodies = self._bodies(body) if body else [None]
        # Of a body a package holds one year: that is how archives file.
        found = [self._part(one, chosen) for chosen in bodies for one in self._years(year or ALL, chosen)]
        found = [part for part in found if part.items]
        if not found:
            raise BuildFailed(_("没有符合 --year、--body 的信息，没有打包"))
        return found

    def _bodies(self, body: str) -> list[Body | None]:
        if body == ALL:
            return list(self._catalog.register.bodies)
        found = self._catalog.register.bodies.find(body)
        if found is None:
            raise BuildFailed(_("机构名录里没有“{body}”", body=body[:60]))
        return [found]

    def _years(self, year: str, body: Body | None) -> list[str]:
        if year == ALL:
            return sorted({year_of(item) for item in self._of(body)} - {""})
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise BuildFailed(_("年份“{year}”应写成 2026 的样子，或写 all", year=year[:20]))
        return [year]

    def _of(self, body: Body | None) -> Sequence[Item]:
        """The items of a body as the lead, or all, oldest first."""
        return self._by_body.get(body.slug, ()) if body else self._oldest_first

    @cached_property
    def _oldest_first(self) -> list[Item]:
        return sorted(self._catalog.items, key=lambda item: item.address)

    @cached_property
    def _by_body(self) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        for item in self._oldest_first:
            lead = self._catalog.register.bodies.find(item.fields.publisher or "")
            found.setdefault(lead.slug if lead else "", []).append(item)
        return found

    def _part(self, year: str, body: Body | None) -> Part:
        if not year and body is None:
            return Part("site", _("整个网站"), "", None, self._oldest_first, list(self._site.files))
        items = [item for item in self._of(body) if year_of(item) == year]
        names = [body.name if body else _("全部机构"), _("{year} 年", year=year)]
        key = "-".join((body.slug, year) if body else (year,))
        return Part(key, " ".join(names), year, body, items, self._paths(year, body, items))

    def _paths(self, year: str, body: Body | None, items: Iterable[Item]) -> list[str]:
        starts = {item.address.removesuffix(".html") for item in items}
        found = {path for start in starts for path in self._below.get(start, ())}
        found |= set(self._about(year, body))
        return sorted(found - {MANIFEST, *SIGNATURES})

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        """Address of an item without its ending → its page and everything that lies beside and below it."""
        found: dict[str, list[str]] = {}
        for path in self._site.files:
            if path.startswith("items/"):
                parts = path.split("/", 4)
                start = "/".join((*parts[:3], parts[3].partition(".")[0])) if len(parts) > 3 else path
                found.setdefault(start, []).append(path)
        return found

    def _about(self, year: str, body: Body | None) -> Iterator[str]:
        """The pages about the body and its report, or the lists of the year."""
        if body is None:
            yield from (path for path in self._site.files if path.startswith(f"years/{year}"))
            reports = "reports/"
        else:
            pages = (f"bodies/{body.slug}/index.html", f"{GUIDES.folder}/{body.slug}.html")
            yield from (path for path in pages if path in self._site.files)
            reports = f"reports/{body.slug}/"
        yield from (
            path
            for path in self._site.files
            if path.startswith(reports) and (f"/{year}/" in path or f"/{year}." in path)
        )
