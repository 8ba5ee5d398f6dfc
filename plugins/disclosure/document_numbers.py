"""Document numbers (文号): parsed, normalised and compared, however they were typed (domain: GB/T 9704 form)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from plugins.disclosure.errors import InvalidNumber
from plugins.disclosure.messages import _

OPENING = "〔[【（(﹝［〈〖「„<《{?？"
CLOSING = "〕]】）)﹞］〉〗」‟>》}?？"
TRADITIONAL = str.maketrans("號國辦發規華務監會財廳區縣鎮鄉令", "号国办发规华务监会财厅区县镇乡令")
INVISIBLE = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")

_BY_YEAR = re.compile(
    rf"(?P<word>[^\d{re.escape(OPENING + CLOSING)}]{{1,24}}?)"
    rf"[{re.escape(OPENING)}](?P<year>\d{{4}})年?[{re.escape(CLOSING)}]"
    r"第?0*(?P<serial>[1-9]\d{0,5})号?"
)
_ORDER = re.compile(r"(?P<word>[^\d〔〕\[\]()]{1,24}?令)第?0*(?P<serial>[1-9]\d{0,5})号?")


@dataclass(frozen=True)
class DocumentNumber:
    """A document number: the office word (机关代字, 国办函), the year (None for orders) and the serial.

    Two numbers are the same document number exactly when they are equal. `str()` gives the canonical form
    `国办函〔2018〕71号` or `国务院令第711号`.
    """

    word: str
    year: int | None
    serial: int

    def __str__(self) -> str:
        if self.year is None:
            return f"{self.word}第{self.serial}号"
        return f"{self.word}〔{self.year}〕{self.serial}号"


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, no spaces or zero-width characters, simplified 号."""
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(TRADITIONAL)


def parse(text: str) -> DocumentNumber:
    """The document number that `text` is, whatever its brackets, width or spaces.

    Raises InvalidNumber when it is none; two-digit years are refused, never guessed.
    """
    found = _parse_folded(fold(text))
    if found is None:
        raise InvalidNumber(
            _("“{text}”不是规范的文号，应写成 示政发〔2026〕3号 的样子", text=text[:60]),
        )
    return found


def find(text: str) -> DocumentNumber | None:
    """Like `parse`, but None instead of an error."""
    return _parse_folded(fold(text))


def has_pair(text: str) -> bool:
    """Whether the brackets round the year are a pair, of whatever kind; also True where there are none."""
    signs = [sign for sign in fold(text) if sign in OPENING or sign in CLOSING]
    if not signs:
        return True
    return len(signs) == 2 and "?" not in signs and OPENING.find(signs[0]) == CLOSING.find(signs[1]) >= 0


def _parse_folded(folded: str) -> DocumentNumber | None:
    match = _BY_YEAR.fullmatch(folded)
    if match:
        return DocumentNumber(match["word"], int(match["year"]), int(match["serial"]))
    match = _ORDER.fullmatch(folded)
    if match:
        return DocumentNumber(match["word"], None, int(match["serial"]))
    return None
