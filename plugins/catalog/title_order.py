"""Titles in the order of a Chinese index: by the sound of what a paper is about, under the letter it begins with.

The order is that of GB 2312 (see `first_letters`).
"""

from __future__ import annotations

import re
from unicodedata import normalize

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
