"""Characters that a page may contain and an item may not, and texts as they are compared."""

from __future__ import annotations

import re
import unicodedata

from plugins.disclosure.hidden_characters import hidden_character

UNREADABLE = "〓"
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """`text` without control, zero-width and bidirectional characters.

    Private-use, unassigned and broken characters cannot be known from the page: each becomes 〓, the printers'
    sign for a missing glyph, so that a reader sees the gap.
    """
    text = _LINE_ENDS.sub("\n", text)
    if hidden_character(text) is None:
        return text
    return "".join(map(_replacement, text))


def _replacement(character: str) -> str:
    if hidden_character(character) is None:
        return character
    return "" if unicodedata.category(character) in ("Cc", "Cf") else UNREADABLE


def unreadable_count(text: str) -> int:
    """How many characters `clean` has to replace."""
    return clean(text).count(UNREADABLE) - text.count(UNREADABLE)


def squeeze(text: str) -> str:
    """`text` as it is compared: cleaned, without any white space."""
    return "".join(clean(text).split())
