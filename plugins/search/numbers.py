"""Document and index numbers as they are looked up: one key for every way of writing one."""

from __future__ import annotations

import re
import unicodedata

from plugins.disclosure.document_numbers import INVISIBLE, TRADITIONAL
from plugins.search.cut import squeeze

# Keys are terms of the index; no term that was cut from a text begins with this sign.
MARK = "="
MAX_LENGTH = 40
_BRACKETS = r"\[\]【】〔〕()〈〉<>〖〗《》「」{}„‟?"
_BY_YEAR = re.compile(
    rf"([^\d{_BRACKETS}]{{1,24}}?)[{_BRACKETS}]*((?:19|20)\d\d)年?[{_BRACKETS}]*[-—–/,.]?第?0*([1-9]\d{{0,5}})号?",
    re.ASCII,
)
_ORDER = re.compile(rf"([^\d{_BRACKETS}]{{0,23}}令)第?0*([1-9]\d{{0,5}})号?", re.ASCII)


def standard_key(text: str) -> str:
    """The key of a document number, whatever its brackets, width, spaces, 第 and 号; empty when it has no such form."""
    folded = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(TRADITIONAL).lower()
    if found := _BY_YEAR.fullmatch(folded):
        word, year, serial = found.groups()
        return f"{MARK}{word}{year}-{serial}"
    if found := _ORDER.fullmatch(folded):
        return f"{MARK}{found[1]}-{found[2]}"
    return ""


def keys(text: str) -> list[str]:
    """The keys of a document or index number, or of a question that may be one; none when it cannot be."""
    plain = squeeze(text)
    if not re.search("[0-9]", plain) or len(plain) > MAX_LENGTH or len(plain) < 3:
        return []
    return [key for key in dict.fromkeys((standard_key(text), MARK + plain)) if key]
