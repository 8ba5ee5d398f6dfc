"""Characters that have no place in text: they look like nothing or like another, and cannot be searched."""

from __future__ import annotations

import re
import unicodedata

NOT_TEXT = "\ufffd\u2028\u2029"
HARMLESS = re.compile("[\n\t\u00a0\u3000]+")


def hidden_character(text: str) -> str | None:
    """The code point (`U+200B`) of the first character that must not occur in text, or None.

    Control, bidirectional, zero-width, private-use and unassigned characters look like nothing or like
    another character, and cannot be searched. Line feeds and tabs are allowed.
    """
    # The quick way, and nearly always the whole of it; U+FFFD is printable for Python.
    if "\ufffd" not in text and (text.isprintable() or HARMLESS.sub("", text).isprintable()):
        return None
    for character in text:
        if _is_hidden(character):
            return f"U+{ord(character):04X}"
    return None


def _is_hidden(character: str) -> bool:
    if character in NOT_TEXT:
        return True
    category = unicodedata.category(character)
    # Characters for rare names are added to planes 2 and 3 faster than Python's tables follow.
    is_new_ideograph = (
        category == "Cn" and 0x20000 <= ord(character) < 0x3FFFE and ord(character) & 0xFFFE != 0xFFFE
    )
    return category[0] == "C" and character not in "\n\t" and not is_new_ideograph
