"""The index as it was published: the data files of a site, read from disk. `scripts/data.js` reads them alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _
from plugins.search import postings
from plugins.search.cards import page_of
from plugins.search.cut import RULE
from plugins.search.data_files import BrokenData, path_of, records, unwrap
from plugins.search.facets import AND, FILES
from plugins.search.shards import Cutting, own_name, read_shard
from plugins.search.slots import BLOCK, Group, blocks_at
from plugins.search.table import FORMAT, TEXT_LENGTHS


class SearchUnavailable(DisclosureError):
    """The index of a site is missing or cannot be used; the text says why and what to do, in Chinese."""


class Card(NamedTuple):
    """What is shown of a document, and all its texts, in the order of a card's record."""

    address: str
    title: str
    document_number: str
    index_number: str
    publisher: str
    day: str
    topic: str
    kind: str
    keywords: str
    summary: str
    text: str

    @property
    def path(self) -> str:
        """The address of the item's page below the site's root."""
        return page_of(self.address)


class PostingList(NamedTuple):
    """The documents that hold a term, by their places in the index, and pairs of field and frequency for each."""

    places: list[int]
    frequencies: list[tuple[tuple[int, int], ...]]

    @property
    def holding(self) -> int:
        """In how many fields of all documents the term stands: what lunr calls its document frequency."""
        return sum(map(len, self.frequencies))


class PublishedIndex:
    """The index below the folder of a site. Documents are known by their place, counted from 0.

    `numbers` are their numbers, `size` how many there are, `common` the terms with a file of their own.

    Everything here raises SearchUnavailable when a data file is missing or broken.
    """

    def __init__(self, site: Path) -> None:
        self._site = site
        (form, rule, shards), alone, groups, lengths, cards = self._table()
        if (form, rule) != (FORMAT, RULE):
            raise SearchUnavailable(_("检索索引与程序的版本不同，请重新生成网站"))
        self._cutting = Cutting(int(shards), 0)
        self.common = frozenset(alone[0].split(" "))
        self.numbers = _numbers(groups if any(groups) else [])
        self._places = {number: place for place, number in enumerate(self.numbers)}
        self._lengths = lengths[0]
        self._facets: dict[str, tuple[list[str], list[int]]] = {}
        self._cards = postings.numbers(cards[0])
        self.size = len(self.numbers)
        if len(self._lengths) != self.size or sum(self._cards) != self.size:
            raise self._broken("table")

    def postings(self, term: str) -> PostingList:
        """The documents that hold a term."""
        is_single = len(term) == 1
        if term in self.common:
            text = self._text(own_name(term))
        else:
            text = self._shard(self._cutting.shard_of(term)).get(term, "")
        numbers, held = postings.read(text, is_single) if text else ([], [])
        try:
            places = [self._places[number] for number in numbers]
            return PostingList(places, [postings.frequencies(one, is_single) for one in held])
        except (KeyError, ValueError):
            raise self._broken(self._cutting.shard_of(term)) from None

    def length_classes(self, place: int) -> tuple[int, int]:
        """The classes of the lengths of a document's title and text."""
        return divmod(postings.SIGNS.index(self._lengths[place]), len(TEXT_LENGTHS) + 1)

    def values(self, facet: str, place: int) -> list[str]:
        """The keys of a facet that a document has."""
        combinations, places = self._facet(facet)
        return [key for key in combinations[places[place]].split(AND) if key]

    def day(self, place: int) -> int:
        """The day on a document's card, counted from 0001-01-01; 0 when it has none."""
        return self._days[place]

    def card(self, place: int) -> Card:
        """What is shown of a document."""
        first = self._first_card(place)
        name = f"d{self.numbers[first]:x}"
        try:
            *texts, beginning, parts = records(self._text(name))[place - first]
            rest = [
                records(self._text(f"p{self.numbers[place]:x}-{part + 1}"))[0][0]
                for part in range(int(parts))
            ]
            return Card._make((*texts, "".join([beginning, *rest])))
        except (IndexError, TypeError, ValueError):
            raise self._broken(name) from None

    def _first_card(self, place: int) -> int:
        first = 0
        for count in self._cards:
            if first + count > place:
                return first
            first += count
        raise self._broken("table")

    def _facet(self, facet: str) -> tuple[list[str], list[int]]:
        """The combinations of a facet's keys, and the place among them of every document's."""
        if facet not in self._facets:
            file = next(file for file, names in FILES.items() if facet in names)
            rows = records(self._text(file))
            for name, held, written in zip(rows[::3], rows[1::3], rows[2::3], strict=False):
                places = postings.numbers(written[0])
                if len(places) != self.size or max(places, default=-1) >= len(held):
                    raise self._broken(file)
                self._facets[name[0]] = (held, places)
            if facet not in self._facets:
                raise self._broken(file)
        return self._facets[facet]

    @cached_property
    def _days(self) -> list[int]:
        written = postings.numbers(self._text("days"))
        days = list(accumulate(-(value + 1) // 2 if value % 2 else value // 2 for value in written))
        if len(days) != self.size:
            raise self._broken("days")
        return days

    def _table(self) -> list[list[str]]:
        if not (self._site / path_of("table")).is_file():
            raise SearchUnavailable(
                _("{folder} 里没有检索索引，请先用 python3 tasks.py build 生成网站", folder=self._site)
            )
        table = records(self._text("table"))
        if len(table) != 5 or len(table[0]) != 3 or not table[0][2].isdigit():
            raise self._broken("table")
        return table

    @lru_cache(64)  # noqa: B019 - an index lives as long as the command
    def _shard(self, name: str) -> dict[str, str]:
        # Of a small index not every shard has a term.
        return read_shard(self._text(name)) if (self._site / path_of(name)).is_file() else {}

    def _text(self, name: str) -> str:
        try:
            return unwrap(name, (self._site / path_of(name)).read_bytes())
        except (OSError, BrokenData):
            raise self._broken(name) from None

    def _broken(self, name: str) -> SearchUnavailable:
        return SearchUnavailable(
            _("检索索引的文件 {file} 缺失或损坏，请重新生成网站", file=self._site / path_of(name))
        )


def _numbers(groups: Sequence[str]) -> list[int]:
    """The number of every document, from the names and serials of the groups."""
    read = [_group(name, serials) for name, serials in zip(groups[::2], groups[1::2], strict=True)]
    starts = blocks_at(read)
    return [
        starts[group, serial // BLOCK] * BLOCK + serial % BLOCK for group in read for serial in group.serials
    ]


def _group(name: str, written: str) -> Group:
    return Group(name.rstrip("/"), name.endswith("/"), (), tuple(_serials(postings.numbers(written))))


def _serials(numbers: Sequence[int]) -> Iterator[int]:
    serial = 0
    for gap, more in zip(numbers[::2], numbers[1::2], strict=True):
        serial += gap
        yield from range(serial, serial + more + 1)
        serial += more + 1
