"""Chinese numerals as numbers."""

from __future__ import annotations

import re

_POWERS = "十百千"
_DIGITS = "零一二三四五六七八九"
_BELOW_TEN_THOUSAND = re.compile(
    r"(?:[一二两三四五六七八九]千)?零?(?:[一二两三四五六七八九]百)?零?(?:[一二三四五六七八九]?十)?零?[一二三四五六七八九]?"
)


def value(numeral: str) -> int:
    """The value of a Chinese numeral below a hundred million (`一万四千零六十九` → 14069)."""
    total, part, digit = 0, 0, 0
    for sign in numeral:
        if sign == "万":
            total, part, digit = (total + part + digit) * 10_000, 0, 0
        elif sign in _POWERS:
            part, digit = part + (digit or 1) * 10 ** (_POWERS.index(sign) + 1), 0
        else:
            digit = _DIGITS.find("零" if sign == "〇" else "二" if sign == "两" else sign)
    return total + part + digit


def ordinal(written: str) -> int:
    """The number of a chapter or an article (`一百零二`, `12`, `１２`) below ten thousand; 0 for what is none."""
    if written.isdecimal():
        return int(written) if len(written) < 5 else 0
    plain = written.replace("〇", "零").replace("○", "零")
    return value(plain) if _BELOW_TEN_THOUSAND.fullmatch(plain) else 0
