"""From a content folder to a checked catalog: the one way that the build, `check` and every other command go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from plugins.disclosure.cache import Cache
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks import run_checks
from plugins.disclosure.content_folder import digest_of_other_files, item_files, stray_files
from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.files import system_errors_told
from plugins.disclosure.findings import Finding, errors, in_order
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import Aside, begun
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.reading import ItemReading, KeptItems
from plugins.disclosure.record_kinds import RECORD_KINDS
from plugins.disclosure.record_memory import RecordMemory
from plugins.disclosure.records import Records, read_records
from plugins.disclosure.register import read_register


@dataclass
class Loaded:
    """The catalog as it may be published, of everything that could be read; `find` finishes the checks."""

    catalog: Catalog
    find: Callable[[], list[Finding]]

    @cached_property
    def findings(self) -> list[Finding]:
        """Every finding about the folder; raises BuildFailed when a process that was looking for them died."""
        return in_order(self.find())


class ContentFolder:
    """A content folder as it lies there. `cache` holds what was read before; `workers` processes share the reading.

    In `kept` items stay in memory for the next build of the same process. Whoever means to `load` in any case says
    so with `certainly`: what is remembered is then fetched while another process looks at the files.
    Raises InvalidRegister when the register cannot be used and BuildFailed when a folder cannot be listed.
    """

    def __init__(
        self,
        folder: Path,
        cache: Cache | None = None,
        workers: int = 1,
        kept: KeptItems | None = None,
        certainly: bool = False,
    ) -> None:
        self._folder = folder
        with system_errors_told():
            self._others = digest_of_other_files(folder)
            self._register = read_register(folder / REGISTER_FOLDER)
            self._files = item_files(folder)
            self._memory = RecordMemory(cache, self._register.terms_digest)
            self._reading = ItemReading(folder, self._register, cache, workers, kept)
            look = partial(self._reading.digests, self._files.sources)
            if certainly:
                looking = Aside(look)
                self._reading.restore_all()
                self._digests = looking.result()
            else:
                self._digests = look()

    def digest(self) -> bytes:
        """Stands for every file of the folder, wherever it lies; empty where one cannot be read."""
        if self._files.findings or not self._others or not all(self._digests.values()):
            return b""
        return digest(*self._digests, *self._digests.values(), self._others)

    def is_unchanged(self) -> bool:
        """Whether the files besides the items are still what they were before they were read."""
        return digest_of_other_files(self._folder) == self._others

    def load(self, day: date) -> Loaded:
        """Read everything as it stands on `day`; what is wrong with items is in the findings.

        The checks of a large catalog go on in another process until somebody asks for the findings.
        """
        with system_errors_told():
            read = self._reading.read(self._digests)
            unread = self._digests.keys() - {item.source for item in read.items}
            self._digests = {item.source: item.digest for item in read.items}
            records, record_findings = self._records()
            stray = list(stray_files(self._folder))
        catalog = Catalog(read.items, self._register, day, records, unread)
        found = [*self._files.findings, *stray, *read.findings, *record_findings]
        self._reading.close()
        check = begun(partial(run_checks, catalog, read.hits), len(catalog.items))
        return Loaded(catalog.without_secrets(), lambda: found + check())

    def _records(self) -> tuple[Records, list[Finding]]:
        records, findings = {}, []
        terms = self._register.vocabularies
        for kind in RECORD_KINDS:
            records[kind.folder], refused = read_records(self._folder, kind, terms, self._memory)
            findings += refused
        self._memory.tidy()
        return records, findings


def load(content: Path, day: date) -> Loaded:
    """Read and check a content folder as it stands on `day`. Raises what `ContentFolder` raises."""
    return ContentFolder(content).load(day)


def refuse_errors(findings: list[Finding]) -> None:
    """Raise BuildFailed with every error named, when there is one."""
    found = errors(findings)
    if found:
        listing = "\n".join(str(finding) for finding in found)
        raise BuildFailed(
            _("{listing}\n共 {count} 处错误，网站没有更新。", listing=listing, count=len(found))
        )
