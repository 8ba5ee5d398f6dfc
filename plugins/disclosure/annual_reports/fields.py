"""The front matter of an annual report, `content/reports/<body>/<year>.md`: the figures of its tables.

A row of a table is one line, its numbers in the order of the form with spaces between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from plugins.disclosure.annual_reports.tables import (
    ACTIVE,
    APPLICANTS,
    CELLS,
    DISPUTES,
    OUTCOMES,
    REQUESTS,
    ROWS,
    TABLES,
    Column,
    Figure,
    Row,
)
from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, clean_line, refuse
from plugins.disclosure.messages import _, label
from plugins.disclosure.places import REPORT_PLACE, REPORTS_FOLDER
from plugins.disclosure.records import Record, RecordKind

FORM = "年报格式"
_MOST_DIGITS = 12
_COUNT = re.compile(rf"0|[1-9][0-9]{{0,{_MOST_DIGITS - 1}}}")
_TOTAL = re.compile(r"(?:0|[1-9][0-9]{0,13})(?:\.[0-9]{1,4})?")
_COUNTS = re.compile(rf"(?:{_COUNT.pattern})(?: (?:{_COUNT.pattern}))*")
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{1,4})?")
_SEPARATED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_POSITION = re.compile(r"[0-9]\.$")
_BLANKS = re.compile(r"[ \t\u3000]+")


def read_count(text: str) -> int:
    """A whole number from 0 up; raises ValueError for anything else, a blank included."""
    if not _COUNT.fullmatch(text):
        raise ValueError(text)
    return int(text)


def read_amount(text: str) -> Decimal:
    """An amount in 万元 with at most four decimals, exactly as written; raises ValueError for anything else."""
    if not _AMOUNT.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


@dataclass(frozen=True)
class _Numbers:
    """Marks a row of figures: so many numbers as it has columns, each read by `read`."""

    columns: tuple[Column, ...]
    read: Callable[[str], Figure]

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._row)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "examples": [" ".join("0" for _column in self.columns)]}

    def _row(self, value: Any) -> tuple[Figure, ...]:
        # Nearly every row is written as it should be, and there are 34 in each of thousands of reports.
        if isinstance(value, str) and _COUNTS.fullmatch(value) and self.read is read_count:
            counts = tuple(map(int, value.split(" ")))
            if len(counts) == len(self.columns):
                return counts
        parts: Sequence[Any] = value if isinstance(value, list | tuple) else _split(value)
        if len(parts) != len(self.columns):
            raise refuse(
                "写了 {count} 个数，应有 {wanted} 个：{columns}。没有的写 0，不能空着，数与数之间用空格隔开",
                count=len(parts),
                wanted=len(self.columns),
                columns=_("、").join(_(column.label) for column in self.columns),
            )
        return tuple(self._figure(column, part) for column, part in zip(self.columns, parts, strict=True))

    def _figure(self, column: Column, value: Any) -> Figure:
        text = clean_line(value)
        try:
            return self.read(text)
        except ValueError:
            reason = _problem(text, self.read is read_amount)
            raise refuse("“{column}”一格{reason}", column=_(column.label), reason=reason) from None


def _split(value: Any) -> list[str]:
    text = clean_line(value)
    return _BLANKS.split(text) if text else []


def _problem(text: str, is_amount: bool) -> str:
    """Why a cell holds no number."""
    if not text:
        return _("是空的，没有的写 0")
    if text[0] in "-−－" and text[1:].strip():
        return _("的“{text}”是负数", text=text[:20])
    plain = unicodedata.normalize("NFKC", text)
    if _SEPARATED.fullmatch(plain):
        plain = plain.replace(",", "")
    if plain != text and (_AMOUNT if is_amount else _COUNT).fullmatch(plain):
        return _("的“{text}”要写成半角数字，不用逗号：{plain}", text=text[:20], plain=plain)
    if text.isascii() and text.isdigit() and len(text) > _MOST_DIGITS:
        return _("的“{text}”有 {count} 位，不会有这么大的数", text=text[:20], count=len(text))
    if is_amount:
        return _("的“{text}”不是以万元为单位的数，最多四位小数，没有的写 0", text=text[:20])
    return _("的“{text}”不是整数，没有的写 0，不用逗号、单位和小数", text=text[:20])


def _control_total(value: Any) -> Decimal:
    text = clean_line(value)
    if not _TOTAL.fullmatch(text):
        raise refuse("“{text}”不是一个数，应是第二章的表里十个数之和，不用逗号和单位", text=text[:20])
    return Decimal(text)


ControlTotal = Annotated[
    Decimal,
    BeforeValidator(_control_total),
    WithJsonSchema({"type": "string", "pattern": f"^{_TOTAL.pattern}$", "examples": ["476.60"]}),
]
Applicants = Annotated[tuple[int, ...], _Numbers(APPLICANTS, read_count)]
Outcomes = Annotated[tuple[int, ...], _Numbers(OUTCOMES, read_count)]
FileCounts = Annotated[tuple[int, ...], _Numbers(ROWS["rules"].columns, read_count)]
Decisions = Annotated[tuple[int, ...], _Numbers(ROWS["admin_license"].columns, read_count)]
Amount = Annotated[tuple[Decimal, ...], _Numbers(ROWS["admin_fees"].columns, read_amount)]


def _row(key: str) -> Spec:
    columns = " ".join(column.label for column in ROWS[key].columns)
    return Spec(ROWS[key].name, Need.REQUIRED, FORM, note=columns)


def _names_of(row: Row) -> Iterator[str]:
    """Its name; its official words with the number, and without it where they are its alone."""
    yield row.name
    if row.label not in ("总计", "其他"):
        yield row.label
    if row.number:
        position = _POSITION.search(row.number)
        for number in {row.number, row.number.removeprefix("三"), position[0] if position else row.number}:
            yield from (number + row.name, number + row.label)


class _Rows(Block):
    """A table; the official words of a row, with or without its number, may stand for its name."""

    @classmethod
    def names_by_label(cls) -> dict[str, str]:
        """Every Chinese name of a row → its field."""
        known = cls.__dict__.get("_labels")
        if known is None:
            known = {word: name for name in cls.specs() for word in _names_of(ROWS[name])}
            setattr(cls, "_labels", known)  # noqa: B010 - a class attribute that pydantic must not see
        return known


class ActiveTable(_Rows):
    """Table 二: what was published unasked."""

    rules: Annotated[FileCounts, _row("rules")]
    normative_files: Annotated[FileCounts, _row("normative_files")]
    admin_license: Annotated[Decisions, _row("admin_license")]
    admin_penalty: Annotated[Decisions, _row("admin_penalty")]
    admin_coercion: Annotated[Decisions, _row("admin_coercion")]
    admin_fees: Annotated[Amount, _row("admin_fees")]


class RequestsTable(_Rows):
    """Table 三: applications by applicant and result."""

    new_received: Annotated[Applicants, _row("new_received")]
    carry_over: Annotated[Applicants, _row("carry_over")]
    result_open: Annotated[Applicants, _row("result_open")]
    result_partial: Annotated[Applicants, _row("result_partial")]
    not_open_secret: Annotated[Applicants, _row("not_open_secret")]
    not_open_other_law: Annotated[Applicants, _row("not_open_other_law")]
    not_open_3s1w: Annotated[Applicants, _row("not_open_3s1w")]
    not_open_third_party: Annotated[Applicants, _row("not_open_third_party")]
    not_open_internal: Annotated[Applicants, _row("not_open_internal")]
    not_open_process: Annotated[Applicants, _row("not_open_process")]
    not_open_casefile: Annotated[Applicants, _row("not_open_casefile")]
    not_open_query: Annotated[Applicants, _row("not_open_query")]
    cannot_provide_not_held: Annotated[Applicants, _row("cannot_provide_not_held")]
    cannot_provide_need_make: Annotated[Applicants, _row("cannot_provide_need_make")]
    cannot_provide_unclear: Annotated[Applicants, _row("cannot_provide_unclear")]
    no_process_petition: Annotated[Applicants, _row("no_process_petition")]
    no_process_repeat: Annotated[Applicants, _row("no_process_repeat")]
    no_process_publications: Annotated[Applicants, _row("no_process_publications")]
    no_process_massive: Annotated[Applicants, _row("no_process_massive")]
    no_process_confirm: Annotated[Applicants, _row("no_process_confirm")]
    other_fix_timeout: Annotated[Applicants, _row("other_fix_timeout")]
    other_fee_unpaid: Annotated[Applicants, _row("other_fee_unpaid")]
    other_other: Annotated[Applicants, _row("other_other")]
    result_total: Annotated[Applicants, _row("result_total")]
    carry_to_next: Annotated[Applicants, _row("carry_to_next")]


class DisputesTable(_Rows):
    """Table 四: reconsideration and litigation."""

    review: Annotated[Outcomes, _row("review")]
    lawsuit_direct: Annotated[Outcomes, _row("lawsuit_direct")]
    lawsuit_after: Annotated[Outcomes, _row("lawsuit_after")]


class ReportFields(Block):
    """The front matter of an annual report."""

    published_on: Annotated[Day, Spec("发布日期", Need.REQUIRED, "条例 Art. 49")]
    proactive: Annotated[ActiveTable, Spec("主动公开", Need.REQUIRED, FORM, label("第二章的表"))]
    control_total: Annotated[
        ControlTotal | None,
        Spec(
            "主动公开核对数",
            rule=FORM,
            note=label("第二章的表里十个数之和，另行加总；这张表没有总计，有了它，写错任何一格都会发现"),
        ),
    ] = None
    requests: Annotated[
        RequestsTable,
        Spec("申请办理", Need.REQUIRED, FORM, label("第三章的表，每行七个数，没有的写 0")),
    ]
    disputes: Annotated[
        DisputesTable, Spec("复议诉讼", Need.REQUIRED, FORM, label("第四章的表，每行五个数，没有的写 0"))
    ]


Report = Record[ReportFields]
REPORTS = RecordKind(REPORTS_FOLDER, REPORT_PLACE, ReportFields)


def figures_of(fields: ReportFields) -> dict[str, Figure]:
    """The cells of all tables in the order of the form."""
    rows = (getattr(getattr(fields, table.key), row.key) for table in TABLES for row in table.rows)
    return dict(zip(CELLS, chain.from_iterable(rows), strict=True))


def line_of_row(report: Report, row: str) -> int:
    """The line of the file on which a row stands."""
    table = next(table for table in (ACTIVE, REQUESTS, DISPUTES) if ROWS[row] in table.rows)
    return report.line_of(f"{table.key}.{row}")
