"""The types that field values can have: each turns the text of a file into a value, or says in Chinese why not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, GetJsonSchemaHandler, ValidationInfo, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from plugins.disclosure.hidden_characters import hidden_character
from plugins.disclosure.messages import _

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: ([01][0-9]|2[0-3]):([0-5][0-9]))?")
COUNT = re.compile(r"[0-9]{1,8}")
TRUE = {"true", "是"}
FALSE = {"false", "否"}


def refuse(message: str, /, *, key: str = "", **values: object) -> PydanticCustomError:
    """The error to raise for a value that cannot be used; `message` is the sentence that the author reads.

    `key` is the key of the block, as written, on whose line the error stands, where it is not the value's own.
    """
    return PydanticCustomError("disclosure", "{reason}", {"reason": _(message, **values), "key": key})


def clean_text(value: Any) -> str:
    """Trimmed NFC text; raises for anything that is not text or holds a hidden character."""
    if not isinstance(value, str):
        raise refuse("这里应写一段文字，不是列表或分项")
    hidden = hidden_character(value)
    if hidden:
        raise refuse("文字里有看不见的或私有的字符（{code}），请删去后重新输入", code=hidden)
    return unicodedata.normalize("NFC", value).strip()


def clean_line(value: Any) -> str:
    """Like `clean_text`, on one line: line breaks inside the value become spaces."""
    return re.sub(r"\s*\n\s*", " ", clean_text(value))


def parse_date(value: Any) -> date:
    """A calendar day written `2024-03-05`."""
    text = clean_line(value)
    match = DATE.fullmatch(text)
    if not match:
        raise refuse("日期“{text}”应写成 2024-03-05 的样子", text=text[:40])
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise refuse("没有“{text}”这一天", text=text) from None


class Moment(NamedTuple):
    """A day, with the clock time (`HH:MM`, +08:00) when the source gives one, else an empty text."""

    day: date
    clock: str

    def __str__(self) -> str:
        return f"{self.day} {self.clock}".rstrip()


def parse_moment(value: Any) -> Moment:
    """A day, or a day and a time written `2024-03-05 09:30`."""
    text = clean_line(value)
    match = MOMENT.fullmatch(text)
    if not match:
        raise refuse("日期“{text}”应写成 2024-03-05 或 2024-03-05 09:30 的样子", text=text[:40])
    clock = f"{match[2]}:{match[3]}" if match[2] else ""
    return Moment(parse_date(match[1]), clock)


def parse_flag(value: Any) -> bool:
    """`true` / `是` or `false` / `否`."""
    text = clean_line(value).lower()
    if text in TRUE:
        return True
    if text in FALSE:
        return False
    raise refuse("“{text}”应写成 是 或 否（true 或 false）", text=text[:40])


def parse_count(value: Any) -> int:
    """A number of persons, papers and the like, written in digits."""
    text = clean_line(value)
    if not COUNT.fullmatch(text):
        raise refuse("“{text}”应写成阿拉伯数字，如 12", text=text[:40])
    return int(text)


def as_list(value: Any) -> Any:
    """A single value stands for a list of one; `、` never separates values, because names contain it."""
    return value if isinstance(value, list | tuple) else [value]


@dataclass(frozen=True)
class Vocabulary:
    """Marks a field whose values come from `content/register/vocabularies/<name>.yml`; the value is the key."""

    name: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return handler(Annotated[str, BeforeValidator(self._key_of)])

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "x-vocabulary": self.name}

    def _key_of(self, value: Any, info: ValidationInfo) -> str:
        text = clean_line(value)
        if info.context is None:
            raise RuntimeError("fields with a vocabulary are validated with the vocabularies as context")
        vocabulary = info.context[self.name]
        term = vocabulary.find(text)
        if term is None:
            raise refuse(
                "“{text}”不在词表“{vocabulary}”里{near}",
                text=text[:40],
                vocabulary=vocabulary.label,
                near=vocabulary.suggestion(text),
            )
        return str(term.key)


def vocabulary_of(info: FieldInfo) -> str:
    """The name of the vocabulary from which a field's values come, or an empty text."""
    pending: list[Any] = [*info.metadata, info.annotation]
    while pending:
        part = pending.pop()
        if isinstance(part, Vocabulary):
            return part.name
        pending.extend(getattr(part, "__metadata__", ()))
        pending.extend(getattr(part, "__args__", ()))
    return ""


def _text_schema(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


Text = Annotated[str, BeforeValidator(clean_text)]
Line = Annotated[str, BeforeValidator(clean_line)]
Day = Annotated[date, BeforeValidator(parse_date), WithJsonSchema({"type": "string", "format": "date"})]
DayOrMoment = Annotated[
    Moment,
    BeforeValidator(parse_moment),
    _text_schema(r"[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-2][0-9]:[0-5][0-9])?"),
]
Count = Annotated[
    int, BeforeValidator(parse_count), WithJsonSchema({"type": "string", "pattern": f"^{COUNT.pattern}$"})
]
Flag = Annotated[bool, BeforeValidator(parse_flag), WithJsonSchema({"enum": ["true", "false", "是", "否"]})]


@dataclass(frozen=True)
class _ListOf:
    """Marks a list for which a single value may stand."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_before_validator_function(as_list, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        known = handler(schema)
        return {"anyOf": [known["items"], known]}


ListOf = _ListOf()
