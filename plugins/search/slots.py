"""The numbers of documents in the index: they follow from the places of all items and seldom move.

Postings hold document numbers, so an index is only cheap to change if the numbers stay when an item is added. Items
are numbered in blocks of 16 neighbouring serials of one body and year, and a block stands at a place that is hashed
from its name: a new block moves another one only where the two collide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from zlib import crc32

BLOCK = 16
GUESSES = 64


@dataclass(frozen=True, eq=False)
class Group:
    """The items of one folder `code/year`, in order: file stems, and the serials by which they are numbered.

    Where the stems are serials these are the serials themselves; `is_named` says that they were hashed from names.
    """

    name: str
    is_named: bool
    stems: tuple[str, ...]
    serials: tuple[int, ...]


@dataclass(frozen=True)
class Slots:
    """All groups in order, and source → document number, in the order of groups and serials."""

    groups: tuple[Group, ...]
    numbers: Mapping[str, int]


def arrange(sources: Iterable[str]) -> Slots:
    """Number the items whose files are `sources` (relative to the content folder)."""
    folders: dict[tuple[str, bool], dict[str, str]] = defaultdict(dict)
    for source in sources:
        folder, _slash, name = source.rpartition("/")
        stem = name.removesuffix(".md")
        folders[folder.partition("/")[2], not stem.isdigit()][stem] = source
    groups = tuple(_group(name, is_named, list(stems)) for (name, is_named), stems in sorted(folders.items()))
    places = blocks_at(groups)
    numbers: dict[str, int] = {}
    for group in groups:
        starts = {block: places[group, block] * BLOCK for block in _blocks(group)}
        for stem, serial in zip(group.stems, group.serials, strict=True):
            numbers[folders[group.name, group.is_named][stem]] = starts[serial // BLOCK] + serial % BLOCK
    return Slots(groups, numbers)


def blocks_at(groups: Sequence[Group]) -> dict[tuple[Group, int], int]:
    """The place of every block of 16 serials, by its group and the serials' sixteenth part."""
    blocks = {(group, block): _block_name(group, block) for group in groups for block in _blocks(group)}
    places = place(sorted(blocks.values()), table_size(len(blocks)))
    return {key: places[name] for key, name in blocks.items()}


def table_size(entries: int) -> int:
    """The number of places for so many entries: the smallest of 4, 5, 6, 7, 8, 10, 12, 14, 16 … a fifth above them."""
    for doublings in count():
        for quarters in (4, 5, 6, 7):
            size = quarters << doublings
            if size * 5 >= entries * 6:
                return size
    raise AssertionError("unreachable")


def place(names: Sequence[str], size: int) -> dict[str, int]:
    """A place below `size` for every name; `names` are sorted, and fewer than `size`."""
    places: dict[str, int] = {}
    taken: set[int] = set()
    for name in names:
        found = next(spot for spot in _guesses(name, size) if spot not in taken)
        taken.add(found)
        places[name] = found
    return places


def _guesses(name: str, size: int) -> Iterable[int]:
    for attempt in range(GUESSES):
        yield crc32(f"{name}#{attempt}".encode()) % size
    yield from range(size)


def _group(name: str, is_named: bool, stems: list[str]) -> Group:
    if is_named:
        places = place(sorted(stems), -(-table_size(len(stems)) // BLOCK) * BLOCK)
    else:
        places = {stem: int(stem) for stem in stems}
    ordered = sorted(stems, key=lambda stem: (places[stem], stem))
    return Group(name, is_named, tuple(ordered), tuple(places[stem] for stem in ordered))


def _blocks(group: Group) -> set[int]:
    return {serial // BLOCK for serial in group.serials}


def _block_name(group: Group, block: int) -> str:
    return f"{group.name}/{'n' if group.is_named else ''}{block}"
