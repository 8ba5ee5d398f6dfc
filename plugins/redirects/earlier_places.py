"""What git tells of the places at which items and records once stood."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.earlier_items import Earlier, earlier_items
from plugins.disclosure.files import read_bytes
from plugins.disclosure.git_history import State
from plugins.disclosure.git_repository import HistoryUnavailable
from plugins.disclosure.item_lines import MAX_BYTES, ItemLines, item_lines
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.places import address_of
from plugins.disclosure.silent_changes import was_published


class Gone(NamedTuple):
    """An address that was published, the file that made it, and where that is known from."""

    address: str
    source: str
    where: str


@dataclass
class EarlierPlaces:
    """Old address → present one of what moved, what was published and is gone, and what was noted and struck out."""

    moved: dict[str, str] = field(default_factory=dict)
    gone: list[Gone] = field(default_factory=list)
    struck: Mapping[str, str] = field(default_factory=dict)


def earlier_places(catalog: Catalog, memo: Memo) -> EarlierPlaces:
    """What git tells; nothing where there is no history, which is said on standard error when it should be there."""
    try:
        lines = item_lines(catalog, memo)
        return _found(catalog, lines) if lines else EarlierPlaces()
    except HistoryUnavailable as error:
        print(_("没有按 git 的历史核对发布过的地址。{reason}", reason=error), file=sys.stderr)
        return EarlierPlaces()


def _found(catalog: Catalog, lines: ItemLines) -> EarlierPlaces:
    found = EarlierPlaces(struck=lines.struck)
    there = {item.source for item in catalog.items}
    missing = {}
    for source, states in lines.states.items():
        if source in there:
            new = address_of(source)
            olds = map(address_of, lines.earlier_places.get(source, ()))
            found.moved.update((old, new) for old in olds if old != new)
        elif source not in catalog.unread:
            missing[source] = states
    found.gone += _published(missing, catalog, lines)
    _records(catalog, lines, found)
    return found


def _published(missing: Mapping[str, Sequence[State]], catalog: Catalog, lines: ItemLines) -> Iterator[Gone]:
    """Those places of missing or held back items at which a page once stood."""
    states = [(source, place, state) for source, line in missing.items() for place, state in enumerate(line)]
    read = earlier_items(lines.repository, catalog.register, [state for _source, _place, state in states])
    told: set[str] = set()
    for (source, place, state), earlier in zip(states, read, strict=True):
        line = missing[source]
        until = line[place + 1].on if place + 1 < len(line) else catalog.date
        if source not in told and _was_page(earlier, min(until, catalog.date)):
            told.add(source)
            for each in dict.fromkeys((*lines.earlier_places.get(source, ()), source)):
                yield Gone(address_of(each), each, f"git {state.on}")


def _was_page(earlier: Earlier, until: date) -> bool:
    return earlier.item is not None and was_published(earlier.item, until)


def _records(catalog: Catalog, lines: ItemLines, found: EarlierPlaces) -> None:
    """Records move where their bytes do; those that cannot be read are told by the checks."""
    present = {record.source for record in catalog.all_records()}
    gone = {source: known for source, known in lines.records.items() if source not in present}
    content = lines.repository.content
    by_id = {}
    if gone:
        data = {source: read_bytes(content / source, MAX_BYTES) for source in sorted(present)}
        by_id = {lines.repository.id_of(some): source for source, some in data.items()}
    for source, known in gone.items():
        if known in by_id:
            found.moved[address_of(source)] = address_of(by_id[known])
        else:
            found.gone.append(Gone(address_of(source), source, "git"))
