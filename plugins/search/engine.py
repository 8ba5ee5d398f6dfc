"""Answers questions from the files of a published site, as `search-engine.js` does in a browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.search.cut import squeeze
from plugins.search.facets import WITHDRAWN
from plugins.search.lunr_index import lunr_index, scores
from plugins.search.postings import FIELDS
from plugins.search.published import Card, Posting, PublishedIndex
from plugins.search.question import ANY, NONE, Question, Word, parse, without_unknown
from plugins.search.ranking import AT_MOST, LOOKED_AT, Match, evidence, factor

ENDED = frozenset(("repealed", "replaced", "expired", WITHDRAWN))
TITLE = FIELDS.index("title")


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


class Searcher:
    """Searches one published index. Raises SearchUnavailable where its files are missing or broken."""

    def __init__(self, index: PublishedIndex) -> None:
        self._index = index

    def search(self, text: str, limit: int = 10, offset: int = 0, fields: Sequence[str] = FIELDS) -> Answer:
        """The documents that answer what somebody typed, best first, those that no longer count last."""
        return self.answer(parse(text), limit, offset, fields)

    def answer(
        self, question: Question, limit: int, offset: int = 0, fields: Sequence[str] = FIELDS
    ) -> Answer:
        """The documents that answer a question; `fields` are those in which its words must stand."""
        postings = self._look_up(question, {FIELDS.index(name) for name in fields})
        counts = _Counts(question.words, postings)
        exact = self._bearers(question)
        found = counts.matching(self._index.size)
        is_partial = not found and bool(question.wanted)
        if is_partial:
            found = counts.nearly_matching()
        ranked = self._ranked(found | exact.keys(), question, counts, postings, fields, exact)
        window = self._refined(ranked, question, exact, offset + limit)
        results = [
            Result(place, score, self._index.card(place), place in exact)
            for place, score in window[offset : offset + limit]
        ]
        missing = [word.text for word in question.words if word.kind != NONE and not counts.full(word)]
        return Answer(len(ranked), results, is_partial, missing)

    def _look_up(self, question: Question, fields: set[int]) -> dict[str, list[Posting]]:
        """The postings of every term of a question, of those fields; longer words that nothing has are split."""
        found = {term: self._index.postings(term) for term in question.terms}
        without_unknown(question, (term for term, postings in found.items() if postings))
        found = {term: found.get(term) or self._index.postings(term) for term in question.terms}
        if len(fields) == len(FIELDS):
            return found
        return {
            term: [
                Posting(posting.place, kept)
                for posting in postings
                if (kept := {field: count for field, count in posting.frequencies.items() if field in fields})
            ]
            for term, postings in found.items()
        }

    def _bearers(self, question: Question) -> dict[int, int]:
        """The documents that bear a number of the question, with the rank of its key."""
        found: dict[int, int] = {}
        for rank, key in enumerate((*question.keys, *question.inner_keys)):
            for posting in self._index.postings(key):
                found.setdefault(posting.place, rank)
        return found

    def _ranked(
        self,
        found: Iterable[int],
        question: Question,
        counts: _Counts,
        postings: dict[str, list[Posting]],
        fields: Sequence[str],
        exact: dict[int, int],
    ) -> list[tuple[int, float]]:
        places = set(found)
        terms = [
            term for term in dict.fromkeys(t for w in question.wanted for t in w.terms) if postings[term]
        ]
        some = lunr_index({term: postings[term] for term in terms}, self._index.size, places.__contains__)
        lunr = scores(some, terms, fields)
        scored = {
            place: round(
                lunr.get(place, 0) * factor(counts.match(place), *self._index.length_classes(place)), 6
            )
            for place in places
        }
        return sorted(
            scored.items(),
            key=lambda entry: (
                exact.get(entry[0], len(exact)) if exact else 0,
                self._is_ended(entry[0]),
                -entry[1],
                -self._year(entry[0]),
                entry[0],
            ),
        )

    def _refined(
        self, ranked: list[tuple[int, float]], question: Question, exact: dict[int, int], wanted: int
    ) -> list[tuple[int, float]]:
        """The results with the first of them ordered by what their cards show."""
        words = [squeeze(word.text) for word in question.wanted]
        words = [word for word in words if word]
        if not words:
            return ranked
        looked_at = LOOKED_AT
        while True:
            first = ranked[:looked_at]
            shown = {place: evidence(self._index.card(place), words) for place, _score in first}
            if looked_at >= min(AT_MOST, len(ranked)) or any(e.anywhere == 1 for e in shown.values()):
                break
            looked_at += LOOKED_AT
        first.sort(key=lambda entry: shown[entry[0]], reverse=True)
        first.sort(key=lambda entry: (entry[0] not in exact, self._is_ended(entry[0])))
        return first + ranked[looked_at:]

    def _is_ended(self, place: int) -> bool:
        return not ENDED.isdisjoint(self._index.values("validity", place))

    def _year(self, place: int) -> int:
        return max((int(year) for year in self._index.values("year", place)), default=0)


class _Counts:
    """How many terms of each word every document has, anywhere and in its title."""

    def __init__(self, words: Sequence[Word], postings: dict[str, list[Posting]]) -> None:
        self._words = words
        self._wanted = [word for word in words if word.kind != NONE]
        self._anywhere = [Counter(p.place for term in word.terms for p in postings[term]) for word in words]
        self._in_title = [
            Counter(p.place for term in word.terms for p in postings[term] if TITLE in p.frequencies)
            for word in words
        ]

    def full(self, word: Word) -> set[int]:
        """The documents that have all terms of a word."""
        counts = self._anywhere[self._words.index(word)]
        return {place for place, count in counts.items() if count == len(word.terms)}

    def matching(self, size: int) -> set[int]:
        """The documents that have all words, one of those of which any will do, and none that is excluded."""
        required = [self.full(word) for word in self._wanted if word.kind != ANY]
        any_of = [self.full(word) for word in self._wanted if word.kind == ANY]
        found = set.intersection(*required) if required else set(range(size))
        if any_of:
            found &= set.union(*any_of)
        return found - self._excluded()

    def nearly_matching(self) -> set[int]:
        """The documents that have at least half as many terms as the best one, and no word that is excluded."""
        total: Counter[int] = Counter()
        for word, counts in zip(self._words, self._anywhere, strict=True):
            if word.kind != NONE:
                total.update(counts)
        excluded = self._excluded()
        best = max((count for place, count in total.items() if place not in excluded), default=0)
        return {place for place, count in total.items() if 2 * count >= best and place not in excluded}

    def match(self, place: int) -> Match:
        """How a document answers."""
        wanted = [number for number, word in enumerate(self._words) if word.kind != NONE]
        needed = sum(len(self._words[number].terms) for number in wanted) or 1
        anywhere = [self._anywhere[number][place] for number in wanted]
        in_title = [self._in_title[number][place] for number in wanted]
        full = [len(self._words[number].terms) for number in wanted]
        return Match(
            terms=sum(anywhere) / needed,
            words=sum(map(int.__eq__, anywhere, full)) / max(len(wanted), 1),
            title_terms=sum(in_title) / needed,
            title_words=sum(map(int.__eq__, in_title, full)) / max(len(wanted), 1),
            in_title=sum(in_title),
        )

    def _excluded(self) -> set[int]:
        return {place for word in self._words if word.kind == NONE for place in self.full(word)}
