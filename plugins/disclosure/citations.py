"""Document numbers within sentences: where the office word begins that the letters before a year end with."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What may stand before an office word in a sentence without being part of it.
BEFORE_A_WORD = re.compile(
    r"(?:据|照|以|与|和|及|由|见|行|将|对|止|为|是|的|到|即|按|改|发|替|号|件|文|下称)$"
)


def word_at_end(before: str, words: Iterable[str]) -> str:
    """The longest of some office words that the letters before a year are or end with; an empty text for none."""
    for word in sorted(words, key=len, reverse=True):
        if before.endswith(word):
            rest = before.removesuffix(word)
            return word if not rest or BEFORE_A_WORD.search(rest) else ""
    return ""
