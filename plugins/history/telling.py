"""What is told of the earlier versions of an item, and what never is."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.privacy import personal_data
from plugins.disclosure.digests import digest
from plugins.disclosure.earlier_items import Earlier, earlier_items
from plugins.disclosure.field_blocks import Change
from plugins.disclosure.git_history import State
from plugins.disclosure.git_repository import Repository
from plugins.disclosure.items import Item
from plugins.disclosure.silent_changes import was_published
from plugins.history.comparison import Version, comparison, is_same
from plugins.history.version_data import version_pages

MOST_VERSIONS = 100
# Of an old file that cannot be read nobody knows whether it was open, unless it says nothing of the kind.
MAY_NOT_BE_OPEN = re.compile("withdrawn|撤回|openness|公开属性|partial_note|区分处理说明")
# A change with such a note took out what may not be read again.
TAKEN_OUT = re.compile(
    "个人信息|个人隐私|隐私|身份证|手机号|银行卡|银行账|脱敏|隐去|遮盖|遮挡|打码|匿名|敏感|涉密|泄密|失密|密级|国家秘密|保密|"
    "商业秘密|不宜公开|不应公开|不得公开|不予公开|错发|误发|personal|privacy|secre",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Task:
    """An item and its earlier states, oldest first; `replaced_on` is when git got the item as it is now, if it has."""

    item: Item
    states: tuple[State, ...]
    is_shallow: bool
    replaced_on: date | None = None

    def key(self, catalog: Catalog) -> bytes:
        """Stands for all that is told of the item; the day counts only while the last change is not committed."""
        states = (part for state in self.states for part in (repr(tuple(state)),))
        until = str(self.replaced_on or f"before {catalog.date}")
        exceptions = repr(catalog.register.privacy_exceptions.entries)
        return digest(self.item.source, self.item.digest, until, str(self.is_shallow), exceptions, *states)


class Teller:
    """Reads earlier versions from a repository and compares them."""

    def __init__(self, repository: Repository, catalog: Catalog) -> None:
        self._repository = repository
        self._register = catalog.register
        self._day = catalog.date

    def tell(self, tasks: Sequence[Task]) -> list[str]:
        """For each item what its history page shows (`versions` newest first, none when there is nothing to compare).

        `is_hidden` says that versions are not shown; `pages` are those that earlier versions have, oldest first, and
        `unshown` the names of those whose pages say only that they are not shown any more. As JSON.
        Raises HistoryUnavailable.
        """
        states = [state for task in tasks for state in task.states]
        read = iter(earlier_items(self._repository, self._register, states))
        return [
            json.dumps(self._told(task, list(islice(read, len(task.states)))), ensure_ascii=False)
            for task in tasks
        ]

    def _told(self, task: Task, earlier: Sequence[Earlier]) -> dict[str, Any]:
        names = version_names(task.states)
        read = [self._version(one, name) for one, name in zip(earlier, names, strict=True)]
        shown, hidden = shown_versions(read, task, self._day)
        told = comparison(shown, self._register) if len(shown) > 1 else []
        return {
            "versions": told[:MOST_VERSIONS],
            "is_hidden": bool(hidden),
            "is_incomplete": task.is_shallow or len(told) > MOST_VERSIONS,
            "pages": version_pages(shown, task.item, self._register),
            "unshown": [version.name for version in hidden],
        }

    def _version(self, earlier: Earlier, name: str) -> Version:
        on, item, text = earlier.state.on, earlier.item, earlier.text
        if item:
            is_personal = any(hit.severity is None for hit in personal_data(item, self._register))
            return Version(on, item, is_personal, name, files=earlier.state.attachments)
        may_be_closed = not text or "\ufffd" in text or bool(MAY_NOT_BE_OPEN.search(text))
        # A file that cannot be read today, as a term was renamed, was a page once; where there was none is no version.
        return Version(on, None, may_be_closed=may_be_closed, name=name if earlier.state.file else "")


def version_names(states: Iterable[State]) -> list[str]:
    """The part of addresses that each state has for ever: its day in git, and which of that day it is.

    What comes later, and what may be shown of it, changes none of them.
    """
    seen: Counter[date] = Counter()
    names = []
    for state in states:
        seen[state.on] += 1
        names.append(f"{state.on}" if seen[state.on] == 1 else f"{state.on}-{seen[state.on]}")
    return names


def shown_versions(read: Sequence[Version], task: Task, day: date) -> tuple[list[Version], list[Version]]:
    """The versions that may be shown, oldest first and the present one last, and those open ones that are kept back.

    Nothing is shown that is older than a version that was not open to all, than a gap, or than a change that took out
    what may not be read again. All are numbered, those that are kept back too.
    """
    versions = [*read, Version(None, task.item)]
    until = [*(version.on or day for version in read[1:]), task.replaced_on or day]
    was_shown = [*(_was_shown(old, replaced) for old, replaced in zip(read, until, strict=True)), True]
    first = _first_open(versions)
    kept = [
        (place >= first, version)
        for place, (version, shown) in enumerate(zip(versions, was_shown, strict=True))
        if version.item and shown
    ]
    hidden = _distinct([version for may_be_read, version in kept if not may_be_read])
    shown = _distinct([version for may_be_read, version in kept if may_be_read])
    numbered = [replace(version, number=number) for number, version in enumerate([*hidden, *shown], 1)]
    unshown = {version.name for may, version in kept if not may and version.is_open}
    unread = {version.name for version in read if version.item is None}
    return numbered[len(hidden) :], [version for version in read if version.name in unshown | unread - {""}]


def _was_shown(version: Version, until: date) -> bool:
    return version.item is not None and was_published(version.item, until)


def _first_open(versions: Sequence[Version]) -> int:
    """The place of the oldest version from which on everything may be read."""
    for place in range(len(versions) - 1, -1, -1):
        version = versions[place]
        if version.may_be_closed or (version.item and not version.is_open):
            return place + 1
        newer = next((later.item for later in versions[place + 1 :] if later.item), None)
        if version.item and newer and _takes_out(version.item, newer):
            return place + 1
    return 0


def _takes_out(old: Item, new: Item) -> bool:
    """Whether the newer version says that it leaves out what the older one still tells."""
    if new.fields.partial_note != old.fields.partial_note and new.fields.partial_note:
        return True
    return any(TAKEN_OUT.search(f"{entry.note} {entry.basis}") for entry in new_entries(old, new))


def new_entries(old: Item | None, new: Item) -> list[Change]:
    """The entries of the change history that a version has added."""
    known: Iterable[Change] = old.fields.changes if old else ()
    return [entry for entry in new.fields.changes if entry not in known]


def _distinct(versions: Sequence[Version]) -> list[Version]:
    """Versions between which a reader would see no difference are one, from the day of the first."""
    found: list[Version] = []
    for version in versions:
        if found and is_same(found[-1], version):
            found[-1] = replace(version, on=found[-1].on if version.on else None, name=found[-1].name)
        else:
            found.append(version)
    return found
