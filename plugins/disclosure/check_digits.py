"""Check characters of the two code standards that index numbers begin with."""

from __future__ import annotations

from plugins.disclosure.errors import InvalidNumber
from plugins.disclosure.messages import _

ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = tuple(pow(3, position, 31) for position in range(17))


def organisation_check(first_eight: str) -> str:
    """The ninth character of an organisation code for its first eight (GB 11714)."""
    total = sum(int(c, 36) * w for c, w in zip(first_eight, ORGANISATION_WEIGHTS, strict=True))
    return "0X987654321"[total % 11]


def credit_check(first_seventeen: str) -> str:
    """The eighteenth character of a unified social credit code for its first seventeen (GB 32100)."""
    total = sum(CREDIT_ALPHABET.index(c) * w for c, w in zip(first_seventeen, CREDIT_WEIGHTS, strict=True))
    return CREDIT_ALPHABET[-total % 31]


def check_organisation_code(code: str) -> None:
    """Accept a 9-character organisation code without hyphen; raise InvalidNumber otherwise (GB 11714)."""
    if len(code) != 9 or not (code.isascii() and code.isalnum() and code.upper() == code):
        raise InvalidNumber(
            _("组织机构代码“{code}”应为 9 位数字或大写字母，不带连字符", code=code),
        )
    expected = organisation_check(code[:8])
    if code[8] != expected:
        raise InvalidNumber(
            _("组织机构代码“{code}”的校验码应为 {expected}", code=code, expected=expected),
        )


def check_credit_code(code: str) -> None:
    """Accept an 18-character unified social credit code, its inner organisation code included (GB 32100).

    Raises InvalidNumber otherwise.
    """
    if len(code) != 18 or any(c not in CREDIT_ALPHABET for c in code):
        raise InvalidNumber(
            _("统一社会信用代码“{code}”应为 18 位数字或大写字母（不含 I、O、S、V、Z）", code=code),
        )
    expected = credit_check(code[:17])
    if code[17] != expected:
        raise InvalidNumber(
            _("统一社会信用代码“{code}”的校验码应为 {expected}", code=code, expected=expected),
        )
    check_organisation_code(code[8:17])
