"""Changing an index: of the files only those whose postings change are read and written."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from plugins.search import postings
from plugins.search.entries import Entry
from plugins.search.shards import Cutting, is_own, own_name, read_shard, write_shard

Edits = dict[str, dict[int, str | None]]


def edits_between(old: Mapping[int, Entry], new: Mapping[int, Entry]) -> Edits:
    """Term → document number → its new occurrence, None where the term is gone, of documents that changed."""
    edits: Edits = defaultdict(dict)
    for number in sorted(old.keys() | new.keys()):
        before, after = old.get(number, {}), new.get(number, {})
        for term in before.keys() | after.keys():
            if before.get(term) != after.get(term):
                edits[term][number] = after.get(term)
    return edits


def changed_files(
    edits: Edits, names: Collection[str], cutting: Cutting, load: Callable[[str], str]
) -> dict[str, str]:
    """Name → new text of every file that changes; empty when it goes.

    `names` are the files that there are, `load` gives the text of one.
    """
    alone: dict[str, str] = {}
    shards: dict[str, dict[str, str]] = {}

    def shard(name: str) -> dict[str, str]:
        if name not in shards:
            shards[name] = read_shard(load(name)) if name in names else {}
        return shards[name]

    for term, changes in edits.items():
        own, shared = own_name(term), cutting.shard_of(term)
        was_alone = own in names
        before = load(own) if was_alone else shard(shared).get(term, "")
        after = edited(before, changes, len(term) == 1)
        will_be_alone = is_own(cutting.file_of(term, after))
        if was_alone or will_be_alone:
            alone[own] = after if will_be_alone else ""
        if not (was_alone and will_be_alone):
            lines = shard(shared)
            lines.pop(term, None)
            if after and not will_be_alone:
                lines[term] = after
    return alone | {name: write_shard(lines) for name, lines in shards.items()}


def edited(text: str, changes: Mapping[int, str | None], is_single: bool) -> str:
    """A posting list after some documents' occurrences have changed. What stands between them is not written anew."""
    gaps, occurrences = postings.split(text, is_single)
    documents = postings.documents_of(gaps)
    for document, occurrence in changes.items():
        place = bisect_left(documents, document)
        is_there = place < len(documents) and documents[place] == document
        if is_there and occurrence is None:
            del documents[place], gaps[place], occurrences[place : place + 1]
            _write_gap(gaps, documents, place)
        elif occurrence is not None:
            occurrences += [postings.ONCE_IN_TEXT] * (place - len(occurrences))
            occurrences[place : place + is_there] = [occurrence]
            if not is_there:
                documents.insert(place, document)
                gaps.insert(place, "")
                _write_gap(gaps, documents, place)
                _write_gap(gaps, documents, place + 1)
    return postings.join("".join(gaps), "".join(occurrences)) if documents else ""


def _write_gap(gaps: list[str], documents: Sequence[int], place: int) -> None:
    if place < len(documents):
        before = documents[place - 1] if place else -1
        gaps[place] = postings.number(documents[place] - before - 1)
