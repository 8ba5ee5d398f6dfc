"""What a number itself says: the rules by which identity cards, bank cards and telephones are numbered."""

from __future__ import annotations

import re
from datetime import date

# The provinces by GB/T 2260, and 83 for residents from Taiwan.
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83".split()
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CENTURIES = frozenset({"18", "19", "20"})
_CHECKS = "10X98765432"
FIRST_YEAR, LAST_YEAR = 1880, 2099
MOBILE = re.compile(r"1[3-9][0-9]{9}")
AREA = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})")


def may_begin(digits: str) -> bool:
    """Whether anything that is looked for begins so; quick, because nearly every number in a text is turned away."""
    size = len(digits)
    if size == 11:
        return digits[0] == "0" or (digits[0] == "1" and digits[1] > "2")
    if size < 15:
        return size < 9 or digits[0] == "0"
    if digits.startswith("62") and size != 15:
        return True
    if size == 15 or size > 16:
        return digits[:2] in PROVINCES and (size == 15 or digits[6:8] in _CENTURIES)
    return False


def is_identity_card(digits: str) -> bool:
    """Whether 17 digits and a check character follow GB 11643: province, date of birth, check character."""
    return is_like_identity_card(digits) and digits[17] == check_character(digits[:17])


def is_like_identity_card(digits: str) -> bool:
    """Whether 18 characters name a province and a date of birth where an identity card does."""
    return (
        len(digits) == 18 and digits[:2] in PROVINCES and _is_day(digits[6:10], digits[10:12], digits[12:14])
    )


def check_character(digits: str) -> str:
    """The last character of the identity card whose first 17 digits these are (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11]


def is_old_identity_card(digits: str) -> bool:
    """Whether 15 digits name a province and a date of birth, as cards did until 1999."""
    if len(digits) != 15 or "X" in digits or digits[:2] not in PROVINCES:
        return False
    return _is_day(f"19{digits[6:8]}", digits[8:10], digits[10:12])


def is_bank_card(digits: str) -> bool:
    """Whether 16 to 19 digits begin with 62 (UnionPay) and end with the check digit of Luhn."""
    return 16 <= len(digits) <= 19 and digits.startswith("62") and "X" not in digits and luhn(digits) == 0


def luhn(digits: str) -> int:
    """The remainder of Luhn's sum by 10; 0 for a number with its right check digit."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10


def is_mobile(digits: str) -> bool:
    """Whether these are the digits of a mobile telephone in mainland China."""
    return bool(MOBILE.fullmatch(digits))


def is_landline(digits: str) -> bool:
    """Whether these are an area code and a number of seven or eight digits."""
    area = AREA.match(digits)
    return area is not None and len(digits) - area.end() in (7, 8) and digits[area.end()] not in "01"


def _is_day(year: str, month: str, day: str) -> bool:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return False
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
