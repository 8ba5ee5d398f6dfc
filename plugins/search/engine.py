"""Answers questions from the files of a published site, as `scripts/engine.js` does in a browser."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.search.cut import squeeze
from plugins.search.facets import WITHDRAWN
from plugins.search.lunr_index import lunr_index, scores
from plugins.search.matching import Counts
from plugins.search.postings import FIELDS
from plugins.search.published import Card, PostingList, PublishedIndex
from plugins.search.question import NONE, Question, parse, without_unknown
from plugins.search.ranking import AT_MOST, LOOKED_AT, Evidence, evidence, factor, rounded

ENDED = frozenset(("repealed", "replaced", "expired", WITHDRAWN))
# The scores of the best results are those that lunr gives; which ones these are, sums of the same weights tell sooner.
SCORED_BY_LUNR = 20


@dataclass(frozen=True)
class Result:
    """A document that was found; a greater score is better, and `is_exact` says that it bears the number asked for."""

    place: int
    score: float
    card: Card
    is_exact: bool


@dataclass(frozen=True)
class Answer:
    """How many documents were found, and the best of them; `is_partial` says that none has all of the words.

    `missing` are the words that no document has.
    """

    total: int
    results: list[Result]
    is_partial: bool
    missing: list[str]


@dataclass
class _Ranked:
    """A result before its card is known. `order` is what decides, smallest first; `exact` the rank of its number."""

    place: int
    exact: float
    is_ended: bool
    year: int
    score: float = 0.0
    evidence: Evidence | None = None

    @property
    def order(self) -> tuple[float, ...]:
        return (self.exact, self.is_ended, -self.score, -self.year, self.place)


class Searcher:
    """Searches one published index. Raises SearchUnavailable where its files are missing or broken."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index

    def search(self, text: str, limit: int = 10) -> Answer:
        """The documents that answer what somebody typed, best first, those that no longer count last."""
        return self.answer(parse(text, common=self._index.common), limit)

    def answer(
        self, question: Question, limit: int, offset: int = 0, fields: Sequence[str] = FIELDS
    ) -> Answer:
        """The documents that answer a question; `fields` are those in which its words must stand."""
        found, is_verbatim = self._answer(question, limit, offset, fields)
        if question.is_short and not is_verbatim:
            found, _is_verbatim = self._answer(question.in_full(), limit, offset, fields)
        return found

    def _answer(
        self, question: Question, limit: int, offset: int, fields: Sequence[str]
    ) -> tuple[Answer, bool]:
        """The answer, and whether one of the results that were looked at has all words verbatim."""
        postings = self._look_up(question)
        counts = Counts(question.words, postings, self._index.size, {FIELDS.index(name) for name in fields})
        exact = self._bearers(question)
        found = counts.matching()
        is_partial = not found and not exact and bool(question.wanted)
        if is_partial:
            found = counts.nearly_matching()
        ranked = [self._unscored(place, exact) for place in sorted(found | exact.keys())]
        self._score(ranked, question, counts, postings, fields, offset + limit)
        ranked, is_verbatim = self._refined(ranked, question)
        results = [
            Result(one.place, one.score, self._index.card(one.place), one.place in exact)
            for one in ranked[offset : offset + limit]
        ]
        missing = [
            word.text
            for number, word in enumerate(question.words)
            if word.kind != NONE and not counts.full(number)
        ]
        return Answer(len(ranked), results, is_partial, missing), is_verbatim

    def _look_up(self, question: Question) -> dict[str, PostingList]:
        """The postings of every term of a question; longer words that nothing has are split."""
        found = {term: self._index.postings(term) for term in question.terms}
        without_unknown(question, (term for term, postings in found.items() if postings.places))
        return {term: found[term] if term in found else self._index.postings(term) for term in question.terms}

    def _bearers(self, question: Question) -> dict[int, int]:
        """The documents that bear a number of the question, with the rank of its key."""
        found: dict[int, int] = {}
        for rank, key in enumerate((*question.keys, *question.inner_keys)):
            for place in self._index.postings(key).places:
                found.setdefault(place, rank)
        return found

    def _unscored(self, place: int, exact: dict[int, int]) -> _Ranked:
        is_ended = not ENDED.isdisjoint(self._index.values("validity", place))
        year = max((int(year) for year in self._index.values("year", place)), default=0)
        return _Ranked(place, exact.get(place, math.inf), is_ended, year)

    def _score(
        self,
        ranked: list[_Ranked],
        question: Question,
        counts: Counts,
        postings: dict[str, PostingList],
        fields: Sequence[str],
        wanted: int,
    ) -> None:
        """Put results in order by score; the scores of the best are lunr's."""
        terms = list(dict.fromkeys(t for word in question.wanted for t in word.terms if postings[t].places))
        if not question.wanted:
            ranked.sort(key=lambda one: (one.is_ended, *self._newest_first(one.place)))
        if not terms:
            return
        factors = {
            one.place: factor(counts.match(one.place), *self._index.length_classes(one.place))
            for one in ranked
        }
        for one in ranked:
            one.score = rounded(counts.sums.get(one.place, 0.0) / math.sqrt(len(terms)) * factors[one.place])
        ranked.sort(key=lambda one: one.order)
        best = ranked[: max(SCORED_BY_LUNR, wanted)]
        some = lunr_index(
            {term: postings[term] for term in terms},
            self._index.size,
            {one.place for one in best}.__contains__,
        )
        lunr = scores(some, terms, fields)
        for one in best:
            one.score = rounded(lunr.get(one.place, 0.0) * factors[one.place])
        ranked.sort(key=lambda one: one.order)

    def _newest_first(self, place: int) -> tuple[int, int, int]:
        day = self._index.day(place)
        return (not day, -day, place)

    def _refined(self, ranked: list[_Ranked], question: Question) -> tuple[list[_Ranked], bool]:
        """The results with the first of them ordered by what their cards show, and whether one has all words."""
        words = list(filter(None, (squeeze(word.text) for word in question.wanted)))
        if not words:
            return ranked, True
        most = min(LOOKED_AT if question.is_short else AT_MOST, len(ranked))
        looked_at = 0
        is_verbatim = False
        while not is_verbatim and looked_at < most:
            for one in ranked[looked_at : looked_at + LOOKED_AT]:
                one.evidence = evidence(self._index.card(one.place), words)
                is_verbatim = is_verbatim or one.evidence.anywhere == 1
            looked_at += LOOKED_AT
        first = sorted(ranked[:looked_at], key=_evidence, reverse=True)
        first.sort(key=lambda one: (one.exact == math.inf, one.is_ended))
        return first + ranked[looked_at:], is_verbatim


def _evidence(one: _Ranked) -> Evidence:
    return one.evidence or Evidence(0, 0, 0)
