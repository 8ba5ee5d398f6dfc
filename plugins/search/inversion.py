"""From entries to posting lists, for any number of documents in little memory.

Documents are inverted some hundred at a time, perhaps each time in another process. What comes of it is cut into
bands by the hash of the term and kept on disk; then the parts of each band are joined.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plugins.search import postings
from plugins.search.entries import Entry
from plugins.search.shards import SINGLES_SHARE, Cutting, cutting_for, files_of, hash_of
from plugins.search.spool import Piece, Spool

# Terms are joined in so many bands, each the terms of whole shards.
BANDS = 64

# First document, written gaps to those after it, last document, occurrences.
_Part = tuple[int, str, int, str]


class Inverted(NamedTuple):
    """Some neighbouring documents, inverted: their number, that of their postings, and where each band was put."""

    documents: int
    postings: int
    bands: list[Piece]


def invert(entries: Iterable[tuple[int, Entry]], spool: Spool) -> Inverted:
    """Invert the entries of some documents, which come by ascending number, and put what comes of it into `spool`."""
    lists: dict[str, list[int | str]] = {}
    documents = size = 0
    for number, entry in entries:
        for term, occurrence in entry.items():
            known = lists.get(term)
            if known is None:
                lists[term] = [number, occurrence]
            else:
                known.append(number)
                known.append(occurrence)
        documents += 1
        size += len(entry)
    bands: list[dict[str, _Part]] = [{} for _band in range(BANDS)]
    for term, found in lists.items():
        numbers: list[int] = found[::2]  # type: ignore[assignment]
        occurrences: list[str] = found[1::2]  # type: ignore[assignment]
        first = numbers[0]
        gaps = postings.write_gaps(numbers[1:], first) if len(numbers) > 1 else ""
        bands[hash_of(term) % BANDS][term] = (first, gaps, numbers[-1], "".join(occurrences))
    return Inverted(documents, size, [spool.put(marshal.dumps(band)) for band in bands])


class Inversion:
    """Takes inverted documents by ascending number and gives the files of the index."""

    def __init__(self) -> None:
        self._inverted: list[tuple[Spool, Inverted]] = []
        self._documents = 0
        self.postings = 0

    def add(self, spool: Spool, inverted: Inverted) -> None:
        """Add documents that were put into a spool; their numbers are above those of all documents before."""
        self._documents += inverted.documents
        self.postings += inverted.postings
        self._inverted.append((spool, inverted))

    def finish(self) -> tuple[Cutting, Iterator[tuple[str, str]]]:
        """How the index is cut, and (name, text) of its files, in no particular order."""
        cutting = cutting_for(self._documents, self.postings)
        return cutting, self._files(cutting)

    def _files(self, cutting: Cutting) -> Iterator[tuple[str, str]]:
        # With fewer shards than bands a shard has terms in several of them.
        together = min(BANDS, max(1, BANDS * SINGLES_SHARE // cutting.shards))
        step = BANDS // together
        for band in range(step):
            lines = (line for other in range(band, BANDS, step) for line in self._lines(other))
            yield from files_of(lines, cutting)

    def _lines(self, band: int) -> Iterator[tuple[str, str]]:
        parts: dict[str, list[_Part]] = defaultdict(list)
        for spool, inverted in self._inverted:
            for term, part in marshal.loads(spool.get(inverted.bands[band])).items():
                parts[term].append(part)
        for term, found in parts.items():
            yield term, _joined(found)


def _joined(parts: list[_Part]) -> str:
    gaps: list[str] = []
    before = -1
    for first, written, last, _occurrences in parts:
        gaps += (postings.number(first - before - 1), written)
        before = last
    return postings.join("".join(gaps), "".join([part[3] for part in parts]))
