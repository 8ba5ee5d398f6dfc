"""From entries to posting lists, for any number of documents in little memory: sorted pieces on disk, then merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.search import postings
from plugins.search.entries import Entry
from plugins.search.shards import SINGLES_SHARE, Cutting, cutting_for, files_of, hash_of
from plugins.search.spool import Piece, Spool

# Terms are merged in so many parts, each the terms of whole shards.
BANDS = 64
MAX_IN_MEMORY = 3_000_000

# Last document, written gaps but for the first, first document, occurrences.
_Part = tuple[int, str, int, str]


class Inversion:
    """Takes the entries of documents by ascending number and gives the files of the index."""

    def __init__(self) -> None:
        self._spool = Spool()
        self._flushed: list[list[Piece]] = []
        self._lists: dict[str, list[int | str]] = {}
        self._in_memory = 0
        self.documents = 0
        self.postings = 0

    def add(self, number: int, entry: Entry) -> None:
        """Add a document; its number is above those of all documents before."""
        lists = self._lists
        for term, occurrence in entry.items():
            known = lists.get(term)
            if known is None:
                lists[term] = [number, occurrence]
            else:
                known.append(number)
                known.append(occurrence)
        self.documents += 1
        self.postings += len(entry)
        self._in_memory += len(entry)
        if self._in_memory > MAX_IN_MEMORY:
            self._flush()

    def finish(self) -> tuple[Cutting, Iterator[tuple[str, str]]]:
        """How the index is cut, and (name, text) of its files, in no particular order."""
        self._flush()
        cutting = cutting_for(self.documents, self.postings)
        return cutting, self._files(cutting)

    def _files(self, cutting: Cutting) -> Iterator[tuple[str, str]]:
        # With fewer shards than bands a shard has terms in several of them.
        together = max(1, BANDS * SINGLES_SHARE // cutting.shards)
        for band in range(BANDS // together):
            lines = (line for other in range(band, BANDS, BANDS // together) for line in self._lines(other))
            yield from files_of(lines, cutting)

    def _lines(self, band: int) -> Iterator[tuple[str, str]]:
        parts: dict[str, list[_Part]] = defaultdict(list)
        for pieces in self._flushed:
            for term, part in self._spool.get(pieces[band]).items():
                parts[term].append(part)
        for term, found in parts.items():
            yield term, _joined(found)

    def _flush(self) -> None:
        bands: list[dict[str, _Part]] = [{} for _band in range(BANDS)]
        for term, known in self._lists.items():
            documents: list[int] = known[::2]  # type: ignore[assignment]
            occurrences: list[str] = known[1::2]  # type: ignore[assignment]
            gaps = postings.write_gaps(documents[1:], documents[0])
            part = (documents[-1], gaps, documents[0], "".join(occurrences))
            bands[hash_of(term) % BANDS][term] = part
        self._lists = {}
        self._in_memory = 0
        self._flushed.append([self._spool.put(band) for band in bands])


def _joined(parts: list[_Part]) -> str:
    gaps: list[str] = []
    occurrences: list[str] = []
    before = -1
    for last, written, first, held in parts:
        gaps += (postings.number(first - before - 1), written)
        occurrences.append(held)
        before = last
    return postings.join("".join(gaps), "".join(occurrences))
