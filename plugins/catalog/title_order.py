"""Titles in the order of a Chinese index: by the sound of what a paper is about, under the letter it begins with.

The order is that of GB 2312, whose first 3,755 ideographs stand by their usual reading; rarer ones have no letter.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import normalize

OTHERS = "#"
# The first ideograph of each letter, and the one after the last of all.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝亍"
_LETTERS = f"ABCDEFGHJKLMNOPQRSTWXYZ{OTHERS}"
_STARTS = [sign.encode("gb2312") for sign in _FIRST]
# What nearly every title begins with tells nothing: who writes, that it is "about", that something is made known.
_leading = re.compile(r"[\W_]*(?:关于(?:印发|公布|发布|转发|批转|下发)?)?[\W_]*")


def heading(title: str, publishers: list[str]) -> str:
    """A title without the names of its publishers, signs, and "关于印发" and the like at its beginning."""
    rest = title
    while name := next((name for name in publishers if name and rest.startswith(name)), ""):
        rest = rest[len(name) :].lstrip("、 ")
    rest = rest[_leading.match(rest).end() :]  # type: ignore[union-attr]  # it may be empty, so it always matches
    return rest or title


def sort_key(heading: str) -> bytes:
    """Orders headings."""
    return normalize("NFKC", heading).casefold().encode("gb18030", "replace")


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
