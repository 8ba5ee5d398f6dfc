"""Part of the index as lunr knows it: some terms, all or some of the documents. It scores as the whole would."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from lunr.index import Index  # type: ignore[import-untyped]

from plugins.search.postings import FIELDS
from plugins.search.published import PostingList
from plugins.search.ranking import idf, weight

LUNR_VERSION = "2.3.9"


def lunr_index(
    postings: Mapping[str, PostingList], size: int, among: Callable[[int], bool] = lambda _place: True
) -> Index:
    """The lunr index of the terms in `postings`, for those documents that are `among`; `size` counts all documents.

    Documents are called by their places.
    """
    inverted: list[tuple[str, dict[str, Any]]] = []
    vectors: dict[str, list[float]] = {}
    for index, (term, found) in enumerate(postings.items()):
        rarity = idf(size, found.holding)
        fields: dict[str, Any] = {"_index": index, **{name: {} for name in FIELDS}}
        for place, frequencies in zip(found.places, found.frequencies, strict=True):
            if not among(place):
                continue
            for field, frequency in frequencies:
                fields[FIELDS[field]][str(place)] = {}
                vector = vectors.setdefault(f"{FIELDS[field]}/{place}", [])
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
