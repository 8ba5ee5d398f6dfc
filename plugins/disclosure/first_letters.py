"""The letter with which an ideograph begins when it is read, from its place in GB 2312.

Its first 3,755 ideographs stand by their usual reading; rarer ones have no letter.
"""

from __future__ import annotations

from bisect import bisect_right
from unicodedata import normalize

OTHERS = "#"
# The first ideograph of each letter, and the one after the last of all.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝亍"
_LETTERS = f"ABCDEFGHJKLMNOPQRSTWXYZ{OTHERS}"
_STARTS = [sign.encode("gb2312") for sign in _FIRST]


def letter(heading: str) -> str:
    """The letter, A to Z, under which a heading stands; `OTHERS` when it begins with none."""
    first = normalize("NFKC", heading[:1]).upper()[:1]
    if first.isascii() and first.isalpha():
        return first
    try:
        code = first.encode("gb2312")
    except UnicodeEncodeError:
        return OTHERS
    place = bisect_right(_STARTS, code)
    return _LETTERS[place - 1] if place else OTHERS
