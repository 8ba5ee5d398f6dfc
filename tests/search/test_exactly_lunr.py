"""What a query loads of the index, lunr scores exactly as it scores the whole."""

import random

import pytest
from lunr.builder import Builder  # type: ignore[import-untyped]
from lunr.query import QueryPresence  # type: ignore[import-untyped]

from plugins.search.documents import document_of
from plugins.search.entries import frequencies_of
from plugins.search.lunr_index import lunr_index
from plugins.search.postings import FIELDS
from plugins.search.published import PublishedIndex
from plugins.search.slots import arrange
from tests.search.publishing import publish

QUERIES, DOCUMENTS = 400, 60
PRESENCES = (QueryPresence.OPTIONAL, QueryPresence.OPTIONAL, QueryPresence.REQUIRED, QueryPresence.PROHIBITED)


class Some:
    """A catalog of some of another one's items."""

    def __init__(self, catalog, items):
        self._catalog = catalog
        self.items = items

    def __getattr__(self, name):
        return getattr(self._catalog, name)


@pytest.fixture(scope="module")
def some(sample_catalog):
    return Some(sample_catalog, sample_catalog.items[:DOCUMENTS])


@pytest.fixture(scope="module")
def whole(some):
    """All documents in one index that lunr itself has built, called by their places."""
    builder = Builder()
    builder.ref("place")
    builder.b(0)
    for name in FIELDS:
        builder.field(name)
    items = {item.source: item for item in some.items}
    for place, source in enumerate(arrange(items).numbers):
        counts = frequencies_of(document_of(items[source], some))
        tokens = [[term for term, count in field.items() for _time in range(count)] for field in counts]
        builder.add({"place": str(place), **dict(zip(FIELDS, tokens, strict=True))})
    return builder.build()


@pytest.fixture(scope="module")
def published(some, tmp_path_factory):
    return PublishedIndex(publish(some, tmp_path_factory.mktemp("some")))


def ask(index, clauses):
    query = index.create_query()
    for term, fields, presence in clauses:
        query.term(term, fields=fields, presence=presence, use_pipeline=False)
    return [(result["ref"], result["score"]) for result in index.query(query)]


def queries(terms):
    draw = random.Random(20080501)
    for _query in range(QUERIES):
        clauses = []
        for term in draw.sample(terms, draw.randint(1, 6)):
            fields = list(FIELDS) if draw.random() < 0.6 else draw.sample(FIELDS, draw.randint(1, 4))
            clauses.append((term, fields, draw.choice(PRESENCES)))
        if any(presence != QueryPresence.PROHIBITED for _term, _fields, presence in clauses):
            yield clauses


def test_part_of_the_index_scores_as_the_whole(whole, published):
    common = sorted(term for term in whole.inverted_index if len(published.postings(term).places) > 3)
    every = sorted(whole.inverted_index)
    asked = [*queries(common), *queries(every)]
    hits = 0
    for clauses in asked:
        part = lunr_index({term: published.postings(term) for term, _fields, _presence in clauses}, DOCUMENTS)
        mine, theirs = ask(part, clauses), ask(whole, clauses)
        assert {place: pytest.approx(score, abs=1e-9) for place, score in theirs} == dict(mine), clauses
        assert [score for _place, score in mine] == pytest.approx([score for _place, score in theirs])
        hits += len(mine)
    assert len(asked) > QUERIES
    assert hits > 5 * QUERIES


def test_some_documents_are_scored_as_among_all(whole, published):
    clauses = [(term, list(FIELDS), QueryPresence.OPTIONAL) for term in ("政府", "通知", "示例", "2026")]
    postings = {term: published.postings(term) for term, _fields, _presence in clauses}
    some = ask(lunr_index(postings, DOCUMENTS, {3, 7, 20, 41}.__contains__), clauses)
    everywhere = dict(ask(whole, clauses))
    assert some
    assert dict(some) == {place: pytest.approx(everywhere[place], abs=1e-9) for place, _score in some}


def test_no_posting_is_lost_or_invented(whole, published):
    for term in random.Random(5).sample(sorted(whole.inverted_index), 500):
        posting = whole.inverted_index[term]
        held = {(place, name) for name in FIELDS for place in posting[name]}
        found = published.postings(term)
        mine = {
            (str(place), FIELDS[field])
            for place, frequencies in zip(found.places, found.frequencies, strict=True)
            for field, _count in frequencies
        }
        assert mine == held, term
