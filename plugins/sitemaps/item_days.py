"""The days of every item: when it was published here, when what readers see of it changed, when it went.

A build knows no earlier build, so the days come from the items themselves and from the git history of the content.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.differences import reads_the_same
from plugins.disclosure.digests import digest
from plugins.disclosure.earlier_items import Earlier, earlier_items
from plugins.disclosure.git_history import State
from plugins.disclosure.git_memory import remembered_history
from plugins.disclosure.git_repository import HistoryUnavailable, Repository, repository_of
from plugins.disclosure.item_links import content_folder_of
from plugins.disclosure.items import Item
from plugins.disclosure.memo import Memo, let_go
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.disclosure.places import address_of
from plugins.disclosure.silent_changes import was_published

KIND = "sitemap-days"
LINES_AT_ONCE = 32

# (days on which a reader would have seen a difference, (address that was left, day) …), days as ordinals
Told = tuple[list[int], list[tuple[str, int]]]
NOTHING: Told = ([], [])


class ItemDays(NamedTuple):
    """The day of publication here, None when nobody has stated it, and the later days of change, in order."""

    shown: date | None
    updates: tuple[date, ...]

    @property
    def last(self) -> date | None:
        """When what readers see changed last; None when no day is known."""
        return self.updates[-1] if self.updates else self.shown


@dataclass(frozen=True)
class Days:
    """`items`: address of an item → its days. `gone`: address at which an item once stood → when it left."""

    items: Mapping[str, ItemDays] = field(default_factory=dict)
    gone: Mapping[str, date] = field(default_factory=dict)


_known: WeakKeyDictionary[Catalog, Days] = WeakKeyDictionary()


def note_days(catalog: Catalog, memo: Memo) -> Days:
    """Find the days of all items; `days_of` then knows them."""
    told = _told_by_git(catalog, memo)
    items = {item.address: _days(item, told.get(item.source, NOTHING), catalog) for item in catalog.items}
    gone = {
        address: date.fromordinal(day)
        for _differences, left in told.values()
        for address, day in left
        if address not in items and day <= catalog.date.toordinal()
    }
    found = _known[catalog] = Days(items, gone)
    return found


def days_of(catalog: Catalog) -> Days:
    """What was noted of this catalog."""
    return _known.get(catalog) or Days()


def _days(item: Item, told: Told, catalog: Catalog) -> ItemDays:
    fields, shown, today = item.fields, item.first_shown_on, catalog.date
    turned = catalog.updated_on(item) if catalog.updated_on(item) != item.updated_on else None
    if not (turned or fields.changes or fields.changed_on or fields.withdrawn or told[0]):
        return ItemDays(shown, ())
    known = {turned, fields.changed_on, fields.withdrawn.on if fields.withdrawn else None}
    known.update(change.on for change in fields.changes)
    known.update(map(date.fromordinal, told[0]))
    later = sorted(day for day in known if day and day <= today and (shown is None or day > shown))
    return ItemDays(shown, tuple(later))


def _told_by_git(catalog: Catalog, memo: Memo) -> Mapping[str, Told]:
    """Place of an item → what git tells of it, for those that were more than committed once."""
    folder = content_folder_of(catalog)
    repository = repository_of(folder) if folder else None
    if repository is None:
        return {}
    try:
        states = remembered_history(repository, memo).states
        lines = {source: line for source, line in states.items() if len(line) > 1}
        return _compared(lines, repository, catalog, memo)
    except HistoryUnavailable as error:
        print(_("网站地图里的更新日期没有计入 git 历史。{reason}", reason=error), file=sys.stderr)
        return {}


def _compared(
    lines: Mapping[str, Sequence[State]], repository: Repository, catalog: Catalog, memo: Memo
) -> Mapping[str, Told]:
    keys = {
        source: digest(catalog.register.terms_digest, *(repr(tuple(state)) for state in line))
        for source, line in lines.items()
    }
    found = {source: marshal.loads(data) for source, key in keys.items() if (data := memo.get(KIND, key))}
    new = [source for source in lines if source not in found]
    chunks = [new[start : start + LINES_AT_ONCE] for start in range(0, len(new), LINES_AT_ONCE)]
    if len(chunks) > 1:
        let_go(memo)

    def compare(chunk: Sequence[str]) -> list[Told]:
        wanted = [state for source in chunk for state in lines[source]]
        read = iter(earlier_items(repository, catalog.register, wanted))
        return [_told(list(islice(read, len(lines[source])))) for source in chunk]

    compared = in_workers(compare, chunks, available_workers(), _("查明更新日期"))
    for chunk, some in zip(chunks, compared, strict=True):
        for source, told in zip(chunk, some, strict=True):
            found[source] = told
            memo.put(KIND, keys[source], marshal.dumps(told))
    return found


def _told(line: Iterable[Earlier]) -> Told:
    differences, left = [], []
    for old, new in pairwise(line):
        # What was never public neither changed nor went in the eyes of a reader.
        if old.item is None or not was_published(old.item, new.state.on):
            continue
        if not new.state.file or new.state.source != old.state.source:
            left.append((address_of(old.state.source), new.state.day))
        if new.item and not reads_the_same(old.item, new.item):
            differences.append(new.state.day)
    return differences, left
