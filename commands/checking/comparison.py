"""What a change brings: findings in the files that it touches, and those elsewhere that were not there before."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commands.checking.repository import Changes, Incomparable, Repository
from commands.checking.rules import REMOVED, own_finding
from plugins.disclosure.cache import Cache
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.earlier_items import silent_changes_since
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.findings import Finding, in_order
from plugins.disclosure.git_repository import HistoryUnavailable
from plugins.disclosure.loading import ContentFolder
from plugins.disclosure.messages import _, language
from plugins.disclosure.parallel import available_workers
from plugins.disclosure.places import ITEM_PLACE

KIND = "findings"
FORMAT = "1"

Known = Counter[tuple[str, ...]]


@dataclass(frozen=True)
class Baseline:
    """The findings of content folders as git keeps them, on one day. `cache` holds what was found before."""

    repository: Repository
    day: date
    cache: Cache | None

    def findings_of(self, commit: str) -> Known:
        """How often each finding is in `commit`, wherever it stands in its file.

        Raises Incomparable when that content cannot be checked.
        """
        tree = self.repository.tree(commit)
        if not tree:
            return Counter()
        known = self.cache.get(KIND, self._key(tree)) if self.cache else None
        if known is not None:
            return Counter(tuple(finding) for finding in json.loads(known))
        with tempfile.TemporaryDirectory() as folder:
            self.repository.write_files(commit, Path(folder))
            try:
                loaded = ContentFolder(Path(folder), self.cache, available_workers()).load(self.day)
            except DisclosureError as error:
                reason = str(error).replace(f"{folder}/", "")
                raise Incomparable(
                    _("版本 {commit} 的内容不能用：{reason}", commit=commit[:10], reason=reason)
                ) from None
        self._remember(tree, loaded.findings)
        return known_findings(loaded.findings)

    def remember_clean(self, findings: Iterable[Finding]) -> None:
        """Keep what was found in the working folder, if it is the last commit's, for comparisons to come."""
        tree = self.repository.clean_tree()
        if tree and self.cache and self.cache.get(KIND, self._key(tree)) is None:
            self._remember(tree, findings)

    def _remember(self, tree: str, findings: Iterable[Finding]) -> None:
        if self.cache:
            value = json.dumps([_identity(finding) for finding in findings]).encode()
            self.cache.put(KIND, self._key(tree), value)
            self.cache.forget_others(KIND, [self._key(tree)])

    def _key(self, tree: str) -> bytes:
        return digest(FORMAT, tree, str(self.day), language())


def known_findings(findings: Iterable[Finding]) -> Known:
    """How often each of some findings is there, wherever it stands in its file."""
    return Counter(map(_identity, findings))


def brought_by(changes: Changes, findings: Iterable[Finding], known: Known) -> list[Finding]:
    """Of the findings of today those that belong to `changes`, and one for every published item that is gone."""
    return in_order([*_told(changes, findings, known.copy()), *_gone(changes)])


def silent_changes(content: Path, changes: Changes, catalog: Catalog, day: date) -> list[Finding]:
    """An error for each published item that changed without an entry in its change history. Raises Incomparable."""
    try:
        return silent_changes_since(content, changes.commit, catalog, day, changes.changed | changes.removed)
    except HistoryUnavailable as error:
        raise Incomparable(str(error)) from None


def _told(changes: Changes, findings: Iterable[Finding], known: Known) -> Iterator[Finding]:
    for finding in findings:
        identity = _identity(finding)
        if changes.touch(finding.file) or not known[identity]:
            yield finding
        else:
            known[identity] -= 1


def _gone(changes: Changes) -> Iterator[Finding]:
    for file in changes.removed:
        place = ITEM_PLACE.fullmatch(file)
        if place and place["stem"].isdigit():
            yield own_finding(REMOVED, file, 1, _("已有索引号的条目不见了：被删除、移动或改了号"))


def _identity(finding: Finding) -> tuple[str, ...]:
    return (finding.file, finding.severity.value, finding.rule, finding.message)
