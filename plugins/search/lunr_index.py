"""Part of the index as lunr knows it: some terms, all or some of the documents. It scores as the whole would."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from lunr.index import Index  # type: ignore[import-untyped]

from plugins.search.postings import FIELDS
from plugins.search.published import Posting
from plugins.search.ranking import idf, weight

LUNR_VERSION = "2.3.9"


def lunr_index(
    postings: Mapping[str, Sequence[Posting]], size: int, among: Callable[[int], bool] = lambda _place: True
) -> Index:
    """The lunr index of the terms in `postings`, for those documents that are `among`; `size` counts all documents.

    Documents are called by their places.
    """
    inverted: list[tuple[str, dict[str, Any]]] = []
    vectors: dict[str, list[float]] = {}
    for index, (term, found) in enumerate(postings.items()):
        rarity = idf(size, sum(len(posting.frequencies) for posting in found))
        fields: dict[str, Any] = {"_index": index, **{name: {} for name in FIELDS}}
        for posting in found:
            if not among(posting.place):
                continue
            for field, frequency in posting.frequencies.items():
                fields[FIELDS[field]][str(posting.place)] = {}
                vector = vectors.setdefault(f"{FIELDS[field]}/{posting.place}", [])
                vector += (index, weight(rarity, frequency))
        inverted.append((term, fields))
    return Index.load(
        {
            "version": LUNR_VERSION,
            "fields": list(FIELDS),
            "fieldVectors": list(vectors.items()),
            "invertedIndex": sorted(inverted),
            "pipeline": [],
        }
    )


def scores(index: Index, terms: Collection[str], fields: Sequence[str]) -> dict[int, float]:
    """Place → lunr's score of every document that has one of the terms in one of the fields."""
    query = index.create_query(list(fields))
    for term in terms:
        query.term(term, use_pipeline=False)
    return {int(result["ref"]): result["score"] for result in index.query(query)} if terms else {}
