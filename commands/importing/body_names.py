"""The bodies of a joint document, which pages write in one line."""

from __future__ import annotations

import re
from collections.abc import Callable

_SEPARATOR = re.compile(r"[、，,；;／/\s\u3000]+")


def split_bodies(text: str, is_known: Callable[[str], bool]) -> list[str]:
    """The names in `text` in order, the lead first; an empty list for an empty text.

    Names are separated by 、 or white space; a name that itself contains one of them is kept whole when the
    register knows it, the longest first. Letters spaced out to fill a line are one name.
    """
    text = text.strip("、，,；;／/ \t\n\u3000")
    if not text or is_known(text):
        return [text] if text else []
    pieces = [(match.start(), match.end()) for match in re.finditer(r"[^、，,；;／/\s\u3000]+", text)]
    if all(end - start == 1 for start, end in pieces):
        return [_SEPARATOR.sub("", text)]
    names: list[str] = []
    first = 0
    while first < len(pieces):
        last = next(
            (
                at
                for at in range(len(pieces) - 1, first, -1)
                if is_known(text[pieces[first][0] : pieces[at][1]])
            ),
            first,
        )
        names.append(text[pieces[first][0] : pieces[last][1]])
        first = last + 1
    return list(dict.fromkeys(names))
