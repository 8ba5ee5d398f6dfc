"""The types that the kinds of items share: exact amounts, lengths of time, and lists that may be declared empty."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, GetJsonSchemaHandler, PlainSerializer, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from plugins.disclosure.field_types import as_list, clean_line, refuse
from plugins.disclosure.messages import _, label

AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,15})(?:\.[0-9]{1,6})?")
TIME = re.compile(
    r"(?P<amount>[0-9]{1,4}(?:\.[0-9])?) ?(?P<unit>个工作日|工作日|个月|月|年|日|天|个自然日|自然日|)"
)
AT_ONCE = ("当场", "即时", "即办", "当场办结")
NOT_SET = ("无", "法律未规定", "无法定时限", "没有规定")
NONE_WRITTEN = ("无", "不收费", "不需要", "免费", "none")
WORKING_DAYS, DAYS, MONTHS, YEARS = "wd", "d", "m", "y"
UNITS = {
    "": WORKING_DAYS,
    "个工作日": WORKING_DAYS,
    "工作日": WORKING_DAYS,
    "个月": MONTHS,
    "月": MONTHS,
    "年": YEARS,
}
UNIT_LABELS = {
    WORKING_DAYS: label("{amount} 个工作日"),
    DAYS: label("{amount} 日"),
    MONTHS: label("{amount} 个月"),
    YEARS: label("{amount} 年"),
}


def parse_amount(value: Any) -> Decimal:
    """An exact amount, written `1234.56` or `1,234.56`; raises for anything else."""
    text = clean_line(value)
    if not AMOUNT.fullmatch(text):
        raise refuse("“{text}”应是一个数，如 1234.56，不带单位", text=text[:40])
    return Decimal(text.replace(",", ""))


def parse_positive(value: Any) -> Decimal:
    """An exact amount that is not negative."""
    amount = parse_amount(value)
    if amount.is_signed() and amount:
        raise refuse("“{text}”不应是负数", text=clean_line(value)[:40])
    return amount


def written_amount(amount: Decimal) -> str:
    """An amount as people read it, with `,` between thousands and the decimals that were written."""
    return f"{amount:,f}"


class Length(NamedTuple):
    """A length of time: `amount` in a `unit` (`wd`, `d`, `m`, `y`); None where no law sets one, 0 for at once."""

    amount: Decimal | None
    unit: str = WORKING_DAYS

    def __str__(self) -> str:
        if self.amount is None:
            return _("法律、法规未规定")
        return _(UNIT_LABELS[self.unit], amount=self.amount) if self.amount else _("当场办结")

    def is_longer(self, other: Length) -> bool:
        """Whether it is certainly longer: so many working days are never fewer days, other units are not compared."""
        if self.amount is None or other.amount is None:
            return False
        comparable = (
            self.unit == other.unit or not other.amount or (self.unit, other.unit) == (WORKING_DAYS, DAYS)
        )
        return comparable and self.amount > other.amount


def parse_length(value: Any) -> Length:
    """`20 个工作日`, `60 日`, `3 个月`, `当场`, `无`; a number alone counts working days."""
    text = clean_line(value)
    if text in AT_ONCE:
        return Length(Decimal(0))
    if text in NOT_SET:
        return Length(None)
    match = TIME.fullmatch(text)
    if not match:
        raise refuse("“{text}”应写成 20 个工作日、60 日、3 个月、当场 或 无 的样子", text=text[:40])
    return Length(Decimal(match["amount"]), UNITS.get(match["unit"], DAYS))


def total(lengths: list[Length]) -> Length | None:
    """The sum of some lengths, or None where they are of different units or one is not known."""
    units = {length.unit for length in lengths if length.amount}
    if len(units) > 1 or any(length.amount is None for length in lengths):
        return None
    return Length(sum((length.amount or Decimal(0) for length in lengths), Decimal(0)), *units)


def _schema(pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$", "examples": [example]})


Amount = Annotated[
    Decimal, BeforeValidator(parse_amount), PlainSerializer(str), _schema(AMOUNT.pattern, "12.50")
]
PositiveAmount = Annotated[
    Decimal,
    BeforeValidator(parse_positive),
    PlainSerializer(str),
    _schema(AMOUNT.pattern.removeprefix("-?"), "12.50"),
]
Time = Annotated[
    Length, BeforeValidator(parse_length), WithJsonSchema({"type": "string", "examples": ["20 个工作日"]})
]


@dataclass(frozen=True)
class _ListOrNone:
    """Marks a list that must be written, be it only to say that there is none: 无, 不收费."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._items, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        known = handler(schema)
        return {"anyOf": [{"enum": list(NONE_WRITTEN)}, known["items"], known]}

    def _items(self, value: Any) -> Any:
        if not isinstance(value, str):
            return as_list(value)
        if clean_line(value) in NONE_WRITTEN:
            return ()
        raise refuse("“{text}”应逐项分行写明；没有的写“无”", text=value[:40])


ListOrNone = _ListOrNone()
