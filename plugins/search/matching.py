"""Which documents answer a question, and how well: counts of its terms. `scripts/matching.js` counts alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from plugins.search.postings import FIELDS
from plugins.search.published import PostingList
from plugins.search.question import ANY, NONE, Word
from plugins.search.ranking import Match, idf, weight

TITLE = FIELDS.index("title")


class Counts:
    """How many terms of each word every document has in some fields, anywhere and in its title.

    `postings` holds those of every term of the words; `size` is the number of all documents.
    """

    def __init__(
        self,
        words: Sequence[Word],
        postings: Mapping[str, PostingList],
        size: int,
        fields: Collection[int],
    ) -> None:
        self._size = size
        self._words = words
        self._wanted = [number for number, word in enumerate(words) if word.kind != NONE]
        self._needed = sum(len(words[number].terms) for number in self._wanted) or 1
        self._anywhere: list[Counter[int]] = [Counter() for _word in words]
        self._in_title: list[Counter[int]] = [Counter() for _word in words]
        self.sums: dict[int, float] = defaultdict(float)
        summed: set[str] = set()
        for number, word in enumerate(words):
            for term in word.terms:
                self._count(number, postings[term], fields)
                if word.kind != NONE and term not in summed:
                    summed.add(term)
                    self._sum(postings[term], fields)

    def full(self, number: int) -> set[int]:
        """The documents that have all terms of the word that is `number` in the question."""
        needed = len(self._words[number].terms)
        return {place for place, count in self._anywhere[number].items() if count == needed}

    def matching(self) -> set[int]:
        """The documents that have all words, one of those of which any will do, and none that is excluded."""
        required = [self.full(number) for number in self._wanted if self._words[number].kind != ANY]
        any_of = [self.full(number) for number in self._wanted if self._words[number].kind == ANY]
        found = set.intersection(*required) if required else set(range(self._size))
        if any_of:
            found &= {place for full in any_of for place in full}
        return found - self._excluded()

    def nearly_matching(self) -> set[int]:
        """The documents that have at least half as many terms as the best one, and no word that is excluded."""
        total: Counter[int] = Counter()
        for number in self._wanted:
            total.update(self._anywhere[number])
        for place in self._excluded():
            total.pop(place, None)
        best = max(total.values(), default=0)
        return {place for place, count in total.items() if 2 * count >= best}

    def match(self, place: int) -> Match:
        """How a document answers."""
        anywhere = [self._anywhere[number][place] for number in self._wanted]
        in_title = [self._in_title[number][place] for number in self._wanted]
        full = [len(self._words[number].terms) for number in self._wanted]
        return Match(
            terms=sum(anywhere) / self._needed,
            words=sum(map(int.__eq__, anywhere, full)) / len(full),
            title_terms=sum(in_title) / self._needed,
            title_words=sum(map(int.__eq__, in_title, full)) / len(full),
            in_title=sum(in_title),
        )

    def _count(self, number: int, postings: PostingList, fields: Collection[int]) -> None:
        # Few different occurrences stand for many.
        kinds = set(postings.frequencies)
        held = {kind for kind in kinds if any(field in fields for field, _count in kind)}
        in_title = {
            kind for kind in held if TITLE in fields and any(field == TITLE for field, _count in kind)
        }
        pairs = list(zip(postings.places, postings.frequencies, strict=True))
        self._anywhere[number].update([place for place, kind in pairs if kind in held])
        self._in_title[number].update([place for place, kind in pairs if kind in in_title])

    def _sum(self, postings: PostingList, fields: Collection[int]) -> None:
        rarity = idf(self._size, postings.holding)
        weights = {
            kind: sum(weight(rarity, count) for field, count in kind if field in fields)
            for kind in set(postings.frequencies)
        }
        for place, kind in zip(postings.places, postings.frequencies, strict=True):
            self.sums[place] += weights[kind]

    def _excluded(self) -> set[int]:
        excluded = (number for number, word in enumerate(self._words) if word.kind == NONE)
        return {place for number in excluded for place in self.full(number)}
