"""This site's search asked in process: for the quality of its answers, and for whether it misses nothing."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import add
from pathlib import Path
from random import Random

from commands.search_quality.scores import SHOWN
from commands.search_quality.texts import Text
from plugins.search.engine import Searcher
from plugins.search.published import Card, PublishedIndex

# So many of the pairs are asked for, and of them so many of the most frequent.
PAIRS, COMMONEST = 1000, 50


class _Index(PublishedIndex):
    """A published index that reads every card once."""

    def __init__(self, site: Path) -> None:
        super().__init__(site)
        self._read: dict[int, Card] = {}

    def card(self, place: int) -> Card:
        """What is shown of a document."""
        if place not in self._read:
            self._read[place] = super().card(place)
        return self._read[place]


class OwnEngine:
    """The index of a site. Raises SearchUnavailable when it cannot be used."""

    def __init__(self, site: Path) -> None:
        index = _Index(site)
        self.size = index.size
        self._searcher = Searcher(index)

    def ask(self, text: str, limit: int = SHOWN) -> list[str]:
        """The addresses of the best results."""
        return [result.card.path for result in self._searcher.search(text, limit).results]


@dataclass
class Recall:
    """How much of what stands in the texts was found: pairs asked for, items that have them and were found.

    `besides` are items that were found without the pair as it stands: mostly where spaces stand between Chinese
    characters, which the search leaves out.
    """

    pairs: int = 0
    there: int = 0
    found: int = 0
    besides: int = 0
    missed: list[tuple[str, int]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The found part of what is there."""
        return self.found / self.there if self.there else 1.0


def recall_of_pairs(texts: Sequence[Text], engine: OwnEngine, seed: int, most: int = PAIRS) -> Recall:
    """Ask for two-character substrings of the texts, all or a sample of `most`, and compare with looking for them."""
    frequencies = Counter(pair for text in texts for pair in pairs_of(text))
    # Sorted, because the order of sets changes from run to run.
    ordered = sorted(frequencies, key=lambda pair: (-frequencies[pair], pair))
    chosen = ordered
    if len(ordered) > most:
        commonest = ordered[: min(COMMONEST, most)]
        chosen = commonest + Random(seed).sample(ordered[len(commonest) :], most - len(commonest))
    there: dict[str, set[str]] = {pair: set() for pair in chosen}
    for text in texts:
        for pair in pairs_of(text) & there.keys():
            there[pair].add(text.address)
    recall = Recall(pairs=len(chosen))
    for pair, wanted in there.items():
        found = set(engine.ask(pair, engine.size))
        recall.there += len(wanted)
        recall.found += len(wanted & found)
        recall.besides += len(found - wanted)
        if wanted - found:
            recall.missed.append((pair, len(wanted - found)))
    return recall


def pairs_of(text: Text) -> set[str]:
    """All pairs of neighbouring letters and digits of an item, as a search that ignores width and case sees them."""
    found: set[str] = set()
    for part in text.parts:
        folded = unicodedata.normalize("NFKC", part).lower()
        found.update(map(add, folded, folded[1:]))
    return {pair for pair in found if pair.isalnum()}
