"""What is known of the last build of the same site: its inputs, its record, and which files are still good."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from plugins.disclosure.cache import Cache
from plugins.disclosure.digests import digest
from plugins.disclosure.parallel import Aside
from plugins.publisher.carrying import Record, Written, carry_over, count_files, proven

SITES = "sites"
# This process has to read the content in the meantime.
SHARE_ASIDE = 0.6


@dataclass(frozen=True)
class Summary:
    """What is told of a build: how many items are on the site, its day, and how many findings are no errors."""

    items: int
    day: date
    findings: int


@dataclass(frozen=True)
class Known:
    """What a build remembers: `inputs` stands for everything that it was made from, empty when that is not certain."""

    inputs: bytes = b""
    summary: Summary | None = None
    record: Record = field(default_factory=dict)


class LastBuild:
    """The last build of `site`. Its files are compared with the record while the content is being read."""

    def __init__(self, site: Path, cache: Cache | None) -> None:
        self._site = site
        self._cache = cache
        self._key = digest(os.fsencode(site))
        pickled = cache.get(SITES, self._key) if cache else None
        self.known = _restore(pickled) if pickled else Known()
        if cache:
            cache.close()
        record = list(self.known.record.items())
        aside = int(len(record) * SHARE_ASIDE)
        self._left = dict(record[aside:])
        self._proving = Aside(partial(_look_at, site, dict(record[:aside])))
        self._carrying: Aside[frozenset[str]] | None = None

    @property
    def proven(self) -> frozenset[str]:
        """The paths at which the site is as it was recorded; raises BuildFailed when that cannot be found out."""
        return self._looked[0]

    @property
    def is_whole(self) -> bool:
        """Whether the site holds exactly what is recorded; raises BuildFailed like `proven`."""
        paths, count = self._looked
        return len(paths) == len(self.known.record) == count

    @cached_property
    def _looked(self) -> tuple[frozenset[str], int]:
        own = proven(self._site, self._left)
        others, count = self._proving.result()
        return own | others, count

    def begin_carrying(self, folder: Path, *, may_link: bool) -> None:
        """Begin to put what is proven into `folder`; `may_link`: the two sites may share files."""
        self._carrying = Aside(partial(carry_over, self._site, folder, self.proven, may_link=may_link))

    def carried(self) -> frozenset[str]:
        """What stands in the new folder by now; to be asked once. Raises BuildFailed when it cannot be found out."""
        return self._carrying.result() if self._carrying else frozenset()

    def stop(self) -> None:
        """Let nothing go on in the background."""
        self._proving.stop()
        if self._carrying:
            self._carrying.stop()

    def remember(self, known: Known) -> None:
        """Remember a site that has been published."""
        if self._cache and known != self.known:
            record = {path: tuple(written) for path, written in known.record.items()}
            self._cache.put(SITES, self._key, pickle.dumps((known.inputs, known.summary, record), 5))


def _look_at(site: Path, record: Record) -> tuple[frozenset[str], int]:
    return proven(site, record), count_files(site)


def _restore(pickled: bytes) -> Known:
    inputs, summary, record = pickle.loads(pickled)
    return Known(inputs, summary, {path: Written(*written) for path, written in record.items()})
