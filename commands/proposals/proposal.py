"""A proposal as it stands: both sides of it, read and checked, and what lies between them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from commands.checking.comparison import brought_by, known_findings, silent_changes
from commands.checking.lost_lines import lost_lines
from commands.checking.repository import Repository
from commands.proposals.changed_files import changed_files
from commands.proposals.fence import fence
from commands.proposals.site_pages import PageChanges, SitePages
from plugins.disclosure.cache import Cache
from plugins.disclosure.findings import Finding, errors, in_order
from plugins.disclosure.items import Item
from plugins.disclosure.loading import ContentFolder, Loaded
from plugins.disclosure.parallel import available_workers


@dataclass(frozen=True)
class ItemChange:
    """An item before and after; None where it is not there."""

    before: Item | None
    after: Item | None

    @property
    def source(self) -> str:
        """The file, relative to the content folder."""
        item = self.after or self.before
        return item.source if item else ""


@dataclass(frozen=True)
class Proposal:
    """What a branch would change: since which commit, as of which day, with what it would do to the site.

    `findings` are those of the fence and those that the base does not have or that lie in changed files.
    """

    base: str
    day: date
    items: Sequence[ItemChange]
    pages: PageChanges
    findings: Sequence[Finding]

    @property
    def errors(self) -> list[Finding]:
        """The findings that stand in the way of merging."""
        return errors(self.findings)


@contextmanager
def proposal_of(content: Path, revision: str, day: date, cache: Cache | None) -> Iterator[Proposal]:
    """What the files of `content` would change of the commit from which they branched off `revision`.

    The texts of the base can be read as long as the body runs. Raises DisclosureError.
    """
    repository = Repository(content)
    changes = repository.changes_since(repository.merge_base(revision))
    inside, outside = changed_files(repository, content, changes)
    with tempfile.TemporaryDirectory(prefix="yangguang-base-") as folder:
        repository.write_files(changes.commit, Path(folder))
        before = ContentFolder(Path(folder), cache, available_workers()).load(day)
        after = ContentFolder(content, cache, available_workers()).load(day)
        found = [
            *fence(inside, outside, before.catalog.register),
            *brought_by(changes, after.findings, known_findings(before.findings)),
            *silent_changes(content, changes, after.catalog, day),
            *lost_lines(content, repository, changes),
        ]
        pages = SitePages().compare(before.catalog, after.catalog)
        items = _item_changes(before, after)
        yield Proposal(changes.commit, day, items, pages, in_order(found))


def _item_changes(before: Loaded, after: Loaded) -> list[ItemChange]:
    old, new = ({item.source: item for item in _all(side)} for side in (before, after))
    return [
        ItemChange(old.get(source), new.get(source))
        for source in sorted(old.keys() | new.keys())
        if source not in old or source not in new or old[source].digest != new[source].digest
    ]


def _all(side: Loaded) -> list[Item]:
    return [*side.catalog.items, *side.catalog.held_back]
