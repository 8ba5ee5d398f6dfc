"""How results are ordered. `scripts/ranking.js` does the same sums in the same order.

lunr scores a document by how rare the question's terms are and how often they stand in it. On top of that counts how
many of the terms and whole words it has, how much of the question stands in the title and how much of the title that
is, and how long the text is. The first results are then looked at: who has the words verbatim goes before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.search.cut import squeeze
from plugins.search.published import Card

K1 = 1.2
WHOLE_WORDS, TITLE_WORDS, TITLE_TERMS, TITLE_COVER = 8, 8, 1, 4
# The length that stands for each class, and how fast long texts sink.
TITLE_CLASS = (8, 13, 20, 30, 45)
TEXT_CLASS = tuple(75 << doubling for doubling in range(12))
LONG_TEXT = 3000
# How many results are looked at, and how many at most when none of the first has all words verbatim.
LOOKED_AT, AT_MOST = 10, 50


def idf(size: int, holding: int) -> float:
    """How rare a term is: lunr's formula, for an index of `size` documents and a count over all fields."""
    return math.log(1 + abs((size - holding + 0.5) / (holding + 0.5)))


def weight(rarity: float, frequency: int) -> float:
    """lunr's weight of a term in a field, without regard to the field's length (b = 0), to three decimals."""
    value = rarity * ((K1 + 1) * frequency) / (K1 + frequency)
    return math.floor(value * 1000 + 0.5) / 1000


@dataclass(frozen=True)
class Match:
    """How a document answers: shares of the question between 0 and 1, and the number of its terms in the title.

    `terms` and `words` are the shares that the document has, `title_terms` and `title_words` those in its title.
    """

    terms: float
    words: float
    title_terms: float
    title_words: float
    in_title: int


def factor(match: Match, title_class: int, text_class: int) -> float:
    """By what lunr's score of a document is multiplied."""
    covered = match.in_title / TITLE_CLASS[title_class]
    cover = covered if covered < 1 else 1.0
    title = (
        TITLE_WORDS * match.title_words * match.title_words
        + TITLE_TERMS * match.title_terms * match.title_terms
    )
    return (
        match.terms
        * match.terms
        * match.terms
        * (1 + WHOLE_WORDS * match.words * match.words)
        * (1 + title)
        * (1 + TITLE_COVER * match.title_terms * cover)
        / (1 + (1 - match.title_words) * (TEXT_CLASS[text_class] / LONG_TEXT))
    )


def rounded(score: float) -> float:
    """A score to six decimals, so that the last bits of a sum decide nothing."""
    return math.floor(score * 1e6 + 0.5) / 1e6


@dataclass(frozen=True, order=True)
class Evidence:
    """What a card shows: the shares of the words that stand verbatim in it and in its title, and how much of the title.

    Greater is better.
    """

    anywhere: float
    in_title: float
    of_title: float


def evidence(card: Card, words: Sequence[str]) -> Evidence:
    """What a card shows of `words`, which are squeezed."""
    title = squeeze(card.title)
    texts = (card.summary, card.text, card.publisher, card.topic, card.kind, card.keywords)
    rest = " ".join(map(squeeze, (*texts, card.document_number, card.index_number)))
    in_title = [word for word in words if word in title]
    anywhere = sum(word in title or word in rest for word in words)
    of_title = sum(map(len, in_title)) / max(len(title), 1) if len(in_title) == len(words) else 0.0
    return Evidence(anywhere / len(words), len(in_title) / len(words), min(of_title, 1.0))
