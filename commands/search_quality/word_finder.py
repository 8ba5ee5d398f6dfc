"""Which strings of characters are words: told from their neighbours in the texts themselves, without a dictionary.

What is a word stands beside many different characters on both sides, none of them nearly always; what is cut out of
the middle of a word always has the same one on one side. Rare strings are neither: nothing is known of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from random import Random

from commands.search_quality.texts import Text

# So much of all texts tells enough, and so many places of a string.
SAMPLE = 1_000_000
PLACES = 300
NEIGHBOURS, COMMONEST = 4, 0.4
SEEN = 3
# Words that only join others. A string that begins or ends with one is rarely a word.
JOINING = frozenset("的了和在与及或等是对为以其不由将向并应从于所被把可该各本也就都而之这那")
_han = re.compile(r"[\u4e00-\u9fff]+")


class WordFinder:
    """Knows the neighbours of strings in a random part of `texts`."""

    def __init__(self, texts: Sequence[Text], random: Random) -> None:
        shuffled = list(texts)
        random.shuffle(shuffled)
        chosen, length = [""], 0
        for text in shuffled:
            if length > SAMPLE:
                break
            chosen.append(f"{text.title}\n{text.body}")
            length += len(chosen[-1])
        self._sample = "\n".join([*chosen, ""])

    def is_word(self, string: str) -> bool:
        """Whether a string of Chinese characters is a word or a group of words."""
        if not is_han(string) or string[0] in JOINING or string[-1] in JOINING:
            return False
        return all(
            len(side) >= NEIGHBOURS and max(side.values()) <= COMMONEST * side.total()
            for side in self._neighbours(string)
        )

    def is_fragment(self, string: str) -> bool:
        """Whether a string of Chinese characters begins or ends in the middle of a word."""
        if not is_han(string):
            return False
        before, after = self._neighbours(string)
        return before.total() >= SEEN and 1 in (len(before), len(after))

    def _neighbours(self, string: str) -> tuple[Counter[str | int], Counter[str | int]]:
        """How often each character stands before a string, and after it; every end of a clause is one of its own."""
        before: Counter[str | int] = Counter()
        after: Counter[str | int] = Counter()
        place = self._sample.find(string)
        while place >= 0 and before.total() < PLACES:
            before[_neighbour(self._sample[place - 1], place)] += 1
            after[_neighbour(self._sample[place + len(string)], place)] += 1
            place = self._sample.find(string, place + 1)
        return before, after


def is_han(string: str) -> bool:
    """Whether it has Chinese characters and nothing else."""
    return bool(_han.fullmatch(string))


def _neighbour(character: str, place: int) -> str | int:
    return character if is_han(character) else place
