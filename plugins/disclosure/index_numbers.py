"""Index numbers (索引号): the schemes in use, their forms and check characters (目录指引; GB 11714; GB 32100)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.check_digits import check_credit_code, check_organisation_code
from plugins.disclosure.errors import InvalidNumber, InvalidRegister
from plugins.disclosure.field_types import Line, ListOf, clean_line, refuse
from plugins.disclosure.messages import _, label
from plugins.disclosure.register_files import read_block

CHECKS: dict[str, Callable[[str], None]] = {
    "org_code": check_organisation_code,
    "uscc": check_credit_code,
}
SPACES = re.compile(r"[\s\u200b-\u200f\ufeff]+")


@dataclass(frozen=True)
class Scheme:
    """How index numbers are formed: `pattern` has the groups code, year and serial; `template` puts them together.

    `check` names the standard whose check characters the code carries, or is empty.
    """

    name: str
    label: str
    pattern: re.Pattern[str]
    template: str
    serial_digits: int
    check: str = ""


BUILT_IN = {
    scheme.name: scheme
    for scheme in (
        Scheme(
            "org_code",
            label("组织机构代码/年份-5 位流水号"),
            re.compile(r"(?P<code>[0-9A-Z]{8}[0-9X])/(?P<year>[0-9]{4})-(?P<serial>[0-9]{5})"),
            "{code}/{year}-{serial}",
            5,
            "org_code",
        ),
        Scheme(
            "uscc",
            label("统一社会信用代码/年份-5 位流水号"),
            re.compile(r"(?P<code>[0-9A-HJ-NPQRTUWXY]{18})/(?P<year>[0-9]{4})-(?P<serial>[0-9]{5})"),
            "{code}/{year}-{serial}",
            5,
            "uscc",
        ),
        Scheme(
            "org_dash",
            label("组织机构代码-年份-6 位流水号"),
            re.compile(r"(?P<code>[0-9A-Z]{8}[0-9X])-(?P<year>[0-9]{4})-(?P<serial>[0-9]{6})"),
            "{code}-{year}-{serial}",
            6,
            "org_code",
        ),
        Scheme(
            "body_category",
            label("机构编码-类别-年份-5 位流水号"),
            re.compile(r"(?P<code>[A-Z]{2}[0-9]{5}-[0-9]{4})-(?P<year>[0-9]{4})-(?P<serial>[0-9]{5})"),
            "{code}-{year}-{serial}",
            5,
        ),
        Scheme(
            "compact",
            label("字母、区划、年份和 5 位流水号连写"),
            re.compile(r"(?P<code>[A-Z]{2}[0-9]{6})(?P<year>[0-9]{4})(?P<serial>[0-9]{5})"),
            "{code}{year}{serial}",
            5,
        ),
    )
}
ALL_BUILT_IN = tuple(BUILT_IN.values())


@dataclass(frozen=True, order=True)
class IndexNumber:
    """An index number of a known form; `str()` gives it as it is written, `verify` looks at its check characters."""

    code: str
    year: int
    serial: str
    scheme: str
    text: str

    def __str__(self) -> str:
        return self.text

    def verify(self, schemes: Sequence[Scheme] = ALL_BUILT_IN) -> None:
        """Raise InvalidNumber when the check characters of the code are wrong (GB 11714, GB 32100)."""
        check = next(scheme.check for scheme in schemes if scheme.name == self.scheme)
        if check:
            CHECKS[check](self.code)


def recognise(text: str, schemes: Sequence[Scheme] = ALL_BUILT_IN) -> IndexNumber | None:
    """The index number that `text` has the form of, in the first scheme that fits, or None.

    Width and spaces do not matter; check characters are not looked at.
    """
    folded = SPACES.sub("", unicodedata.normalize("NFKC", text)).upper()
    for scheme in schemes:
        match = scheme.pattern.fullmatch(folded)
        if match:
            return IndexNumber(match["code"], int(match["year"]), match["serial"], scheme.name, folded)
    return None


def parse(text: str, schemes: Sequence[Scheme] = ALL_BUILT_IN) -> IndexNumber:
    """The index number that `text` is, check characters included; raises InvalidNumber with the reason."""
    number = recognise(text, schemes)
    if number is None:
        raise InvalidNumber(
            _(
                "索引号“{text}”（{length} 位）不合编号规则：{schemes}",
                text=text[:60],
                length=len(text),
                schemes=_("；").join(_(scheme.label) for scheme in schemes),
            )
        )
    number.verify(schemes)
    return number


def from_parts(code: str, year: str, serial: str, schemes: Sequence[Scheme]) -> IndexNumber | None:
    """The index number that stands behind a path `code/year/serial`, in the first scheme that fits, or None."""
    for scheme in schemes:
        number = recognise(scheme.template.format(code=code, year=year, serial=serial), (scheme,))
        if number and (number.code, number.serial) == (code, serial):
            return number
    return None


def _compile(pattern: Any) -> re.Pattern[str]:
    try:
        compiled = re.compile(clean_line(pattern))
    except re.error as error:
        raise refuse("正则表达式有误：{reason}", reason=str(error)) from None
    if not {"code", "year", "serial"} <= set(compiled.groupindex):
        raise refuse("正则表达式要有 code、year、serial 三个命名组")
    return compiled


def _digits(text: Any) -> int:
    if not (isinstance(text, str) and text.isascii() and text.isdigit() and 1 <= int(text) <= 8):
        raise refuse("流水号位数应是 1 至 8 的数字")
    return int(text)


def _template(text: Any) -> str:
    template = clean_line(text)
    try:
        template.format(code="", year="", serial="")
    except (KeyError, IndexError, ValueError):
        raise refuse("写法里只能有 {code}、{year} 和 {serial}，例如 {code}/{year}-{serial}") from None
    return template


class _OwnScheme(Block):
    name: Annotated[Line, Spec("方案名", Need.REQUIRED)]
    label: Annotated[Line, Spec("说明", Need.REQUIRED)]
    pattern: Annotated[re.Pattern[str], BeforeValidator(_compile), Spec("正则表达式", Need.REQUIRED)]
    template: Annotated[
        str, BeforeValidator(_template), Spec("写法", Need.REQUIRED, note="如 {code}/{year}-{serial}")
    ]
    serial_digits: Annotated[int, BeforeValidator(_digits), Spec("流水号位数", Need.REQUIRED)]
    check: Annotated[Line, Spec("校验", note="org_code、uscc 或不写")] = ""


class _SchemesFile(Block):
    use: Annotated[tuple[Line, ...], ListOf, Spec("采用", Need.REQUIRED)]
    own: Annotated[tuple[_OwnScheme, ...], ListOf, Spec("自定")] = ()


def read_schemes(path: Path) -> tuple[Scheme, ...]:
    """The schemes of a register in order of preference; all built-in ones when the file does not exist.

    The first is the one in which new numbers are given. Raises InvalidRegister.
    """
    if not path.exists():
        return ALL_BUILT_IN
    raw = read_block(path, _SchemesFile)
    known = BUILT_IN | {
        own.name: Scheme(own.name, own.label, own.pattern, own.template, own.serial_digits, own.check)
        for own in raw.own
    }
    unknown = [name for name in raw.use if name not in known]
    if unknown or any(scheme.check not in ("", *CHECKS) for scheme in known.values()):
        raise InvalidRegister(
            _("{file}：没有“{name}”这种编号方案", file=path, name=_("、").join(unknown) or "check")
        )
    return tuple(known[name] for name in raw.use)
