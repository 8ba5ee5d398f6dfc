"""`tasks.py archive`: which packages are made of what, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from commands.archiving.bags import bag_entries
from commands.archiving.choosing import Choosing, Part
from commands.archiving.entries import Entry
from commands.archiving.landing import Landed, clear_work, land
from commands.archiving.pages import leads_of
from commands.archiving.papers import STYLES, item_papers, outside_links, receipt_page
from commands.archiving.sites import BuiltSite, open_site
from commands.archiving.sources import source_entries
from commands.archiving.terminals import terminal_entries
from commands.archiving.wacz import write_wacz
from commands.archiving.zips import write_zip
from commands.build import missing_content
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BuildFailed, DisclosureError
from plugins.disclosure.git_repository import commit_of
from plugins.disclosure.git_state import content_state
from plugins.disclosure.loading import load, refuse_errors
from plugins.disclosure.messages import _
from plugins.publisher.locking import FolderLock

KINDS = ("bagit", "wacz", "zip")
ENDINGS = {"bagit": "-bag.zip", "wacz": ".wacz", "zip": "-offline.zip"}
LOCK = ".archive-lock"


@dataclass(frozen=True)
class Choice:
    """Which packages: `kinds` of KINDS (all without), `year` and `body` as on the command line."""

    kinds: str = ""
    year: str = ""
    body: str = ""


def run(output: Path, content: Path, into: Path, choice: Choice) -> int:
    """Pack the site in `output`, made of `content`, into the folder `into`.

    Returns the exit status: 1 when nothing or not all could be packed, and the reason is told. Whatever lies in
    `into` stays as it is.
    """
    try:
        kinds = _kinds(choice.kinds)
        _refuse_inside(output, into)
        packing = _Packing(open_site(output), content)
        for landed in packing.pack(into, kinds, choice):
            _tell(landed)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            _(
                "{file} 读不出或写不进去：{reason}",
                file=error.filename or into,
                reason=error.strerror or error,
            ),
            file=sys.stderr,
        )
        return 1
    return 0


def _kinds(text: str) -> list[str]:
    kinds = [kind.strip() for kind in text.split(",")] if text else list(KINDS)
    for kind in kinds:
        if kind not in KINDS:
            known = "、".join(KINDS)
            raise BuildFailed(_("没有“{kind}”这种包，可以写 {known}", kind=kind[:20], known=known))
    return [kind for kind in KINDS if kind in kinds]


def _refuse_inside(output: Path, into: Path) -> None:
    """Packages within the site would become part of it, and the next build would take them away."""
    site, target = output.resolve(), into.resolve()
    if target == site or site in target.parents:
        raise BuildFailed(_("{into} 在网站文件夹里面，请用 --into 指定网站以外的文件夹", into=into))
    if into.exists() and not into.is_dir():
        raise BuildFailed(_("{into} 不是文件夹", into=into))


def _tell(landed: Landed) -> None:
    state = _("已打包") if landed.is_new else _("已经有了，完全相同")
    print(f"{state}：{landed.path}  {landed.size:,} B  sha256:{landed.sha256}")


class _Packing:
    """Packages of one site."""

    def __init__(self, site: BuiltSite, content: Path) -> None:
        self._site, self._content = site, content

    def pack(self, into: Path, kinds: list[str], choice: Choice) -> Iterator[Landed]:
        """Every package, each as soon as it is in its place."""
        needs_content = choice.year or choice.body or "bagit" in kinds
        parts = (
            Choosing(self._site, self._catalog).parts(choice.year, choice.body)
            if needs_content
            else [Part("site", _("整个网站"), "", None, (), list(self._site.files))]
        )
        with _working(into) as work:
            for part in parts:
                for kind, write in self._writers(part, kinds, work):
                    yield land(into, self._name(part) + ENDINGS[kind], write)

    @cached_property
    def _catalog(self) -> Catalog:
        """What the content folder says, on the day and at the commit of the site."""
        if not self._content.is_dir():
            raise BuildFailed(missing_content(self._content))
        built, now = self._site.source["commit"], commit_of(self._content)
        if built and now and built != now:
            raise BuildFailed(
                _(
                    "网站由提交 {built} 生成，内容目录现在是 {now}，请重新生成网站后再打包",
                    built=built[:12],
                    now=now[:12],
                )
            )
        if self._site.source.get("content") == "committed" != content_state(self._content):
            raise BuildFailed(_("内容目录在网站生成以后改动过，改动没有提交。请提交并重新生成网站后再打包"))
        loaded = load(self._content, self._site.date)
        refuse_errors(loaded.findings)
        return loaded.catalog

    def _name(self, part: Part) -> str:
        # Two sites of one day differ in their manifests.
        mark = self._site.files["manifest.json"].sha256.hex()[:8]
        return f"{self._site.id_code}-{self._site.date:%Y%m%d}-{mark}-{part.key}"

    def _writers(
        self, part: Part, kinds: list[str], work: Path
    ) -> Iterator[tuple[str, Callable[[Path], None]]]:
        """How the package of each kind is written."""
        site, name = self._site, self._name(part)
        files, papers = self._contents(part, has_papers="bagit" in kinds or not part.is_whole)
        below = [replace(entry, path=f"site/{entry.path}") for entry in files]

        def bag(target: Path) -> None:
            sources = source_entries(part, self._catalog, self._content)
            entries = bag_entries(part, site, [*below, *papers, *sources], f"{name}-bag")
            write_zip(target, entries, site.date)

        def wacz(target: Path) -> None:
            write_wacz(target, work, part, site, files)

        def offline(target: Path) -> None:
            own = [] if part.is_whole else papers
            write_zip(target, terminal_entries(part, site, [*below, *own], f"{name}-offline"), site.date)

        writers = {"bagit": bag, "wacz": wacz, "zip": offline}
        yield from ((kind, writers[kind]) for kind in kinds)

    def _contents(self, part: Part, *, has_papers: bool) -> tuple[list[Entry], list[Entry]]:
        """The files of the site in a package, with what they need to be read alone, and the papers about them."""
        site, paths, papers = self._site, set(part.paths), []
        leads = None if part.is_whole else leads_of(part.paths, site.folder, site.files)
        if leads:
            paths |= leads.needs | (set(STYLES) & site.files.keys())
        files = [Entry(path, site.folder / path, *site.files[path]) for path in sorted(paths)]
        if has_papers:
            papers = item_papers(part, self._catalog, site)
            outside = leads.links.keys() - paths if leads else set()
            if leads and outside:
                papers.append(outside_links(leads, outside, site))
            papers.append(receipt_page(part, site, self._catalog, files, papers, len(outside)))
        return files, papers


@contextmanager
def _working(into: Path) -> Iterator[Path]:
    """A folder for unfinished packages within `into`, for one process at a time; it is gone afterwards.

    The file of the lock stays: whoever waits for it holds that very file.
    """
    into.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(into / LOCK)
    try:
        work = clear_work(into)
        try:
            yield work
        finally:
            work.rmdir()
    finally:
        lock.release()
