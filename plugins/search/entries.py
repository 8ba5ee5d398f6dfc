"""The entry of a document: every term that stands in it, with its written occurrence. A pure function of its texts."""

from __future__ import annotations

from functools import lru_cache

from plugins.search.cut import cut
from plugins.search.documents import Document
from plugins.search.numbers import keys
from plugins.search.postings import FIELDS, TEXT, number, occurrence

Entry = dict[str, str]

# Most items share these texts with many others.
_cut_again = lru_cache(1 << 10)(cut)
_in_text = [number(2 * max(frequency - 1, 0)) for frequency in range(256)]
_field = {name: place for place, name in enumerate(FIELDS)}


def frequencies_of(document: Document) -> list[dict[str, int]]:
    """Term → how often, for each field in the order of FIELDS."""
    by_field: list[dict[str, int]] = [
        cut(document.text),
        cut(document.title),
        cut(document.summary),
        cut(document.document_number),
        {term: count for term, count in cut(document.index_number).items() if len(term) > 2},
        _cut_again(document.publisher),
        _cut_again("\n".join((document.topic, document.kind, document.keywords))),
        cut(document.files),
    ]
    for name, text in (("number", document.document_number), ("index", document.index_number)):
        by_field[_field[name]] |= dict.fromkeys(keys(text), 1)
    return by_field


def entry_of(document: Document) -> Entry:
    """Term → occurrence as a posting list holds it."""
    text, *others = frequencies_of(document)
    entry = {
        term: _in_text[count] if count < 256 else number(2 * (count - 1)) for term, count in text.items()
    }
    elsewhere: dict[str, list[tuple[int, int]]] = {}
    for field, found in enumerate(others, TEXT + 1):
        for term, count in found.items():
            if term in elsewhere:
                elsewhere[term].append((field, count))
            elif term in text:
                elsewhere[term] = [(TEXT, text[term]), (field, count)]
            else:
                elsewhere[term] = [(field, count)]
    for term, counts in elsewhere.items():
        entry[term] = occurrence(tuple(counts), len(term) == 1)
    return entry
