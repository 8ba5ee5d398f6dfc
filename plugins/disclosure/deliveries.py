"""What was handed to archives and libraries (条例 Art. 25): `content/register/deliveries.yml`, one entry a delivery.

The law wants it handed over promptly (及时) and names no days. How many working days that is stands in the file, with
the local rule that says so; without one, the practice of one province is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, Line, ListOf, refuse
from plugins.disclosure.guide import SaidLine
from plugins.disclosure.messages import label
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register_files import read_block_with_lines

FILE = "deliveries.yml"
R = Need.REQUIRED
RULE = "条例 Art. 25"
MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
MAX_DAYS = 250
# 福建省政府信息查阅场所管理办法: copies within 20 working days, on the shelf within 5.
PRACTICE_BASIS = label("福建省政府信息查阅场所管理办法的做法，仅供参考")
PRACTICE_DAYS, PRACTICE_SHELF_DAYS = "20", "5"


def _month(value: str) -> str:
    if not MONTH.fullmatch(value):
        raise refuse("“{text}”应写成 2026-10 的样子", text=value[:20])
    return value


def _days(value: str) -> str:
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) <= MAX_DAYS):
        raise refuse("“{text}”不是 1 至 {limit} 之间的天数", text=value[:20], limit=MAX_DAYS)
    return value


class Delivery(Block):
    """What a body published in one month, handed to one place; office data only."""

    body: Annotated[Line, Spec("移交机关", R, RULE, "机构名录中的名称或编码")]
    period: Annotated[
        Annotated[Line, AfterValidator(_month)], Spec("公开月份", R, note="这些信息在哪个月公开，如 2026-10")
    ]
    place: Annotated[SaidLine, Spec("接收单位", R, RULE, "查阅场所名录（places.yml）中的名称")]
    handed_on: Annotated[Day, Spec("移交日期", R)]
    form: Annotated[tuple[Line, ...], ListOf, Spec("载体", note="如 纸质本、电子本、归档包")] = ()
    received_on: Annotated[Day | None, Spec("签收日期")] = None
    shelved_on: Annotated[Day | None, Spec("上架日期")] = None
    receipt: Annotated[Line | None, Spec("回执", note="回执的编号或档号，原件由移交机关保存")] = None
    note: Annotated[Line | None, Spec("说明")] = None


class _File(Block):
    within: Annotated[
        Annotated[Line, AfterValidator(_days)], Spec("移交期限", note="公开之日起几个工作日，默认 20")
    ] = PRACTICE_DAYS
    shelf_within: Annotated[
        Annotated[Line, AfterValidator(_days)], Spec("上架期限", note="收到之日起几个工作日，默认 5")
    ] = PRACTICE_SHELF_DAYS
    basis: Annotated[Line | None, Spec("依据", note="本地规定的名称；没有的不写")] = None
    deliveries: Annotated[tuple[Delivery, ...], ListOf, Spec("移交登记")] = ()


@dataclass(frozen=True)
class Deliveries:
    """All deliveries in the order of the file, the periods in working days, and the line of each field."""

    entries: tuple[Delivery, ...] = ()
    within: int = int(PRACTICE_DAYS)
    shelf_within: int = int(PRACTICE_SHELF_DAYS)
    basis: str = ""
    lines: Mapping[str, int] | None = None

    source = f"{REGISTER_FOLDER}/{FILE}"

    def line_of(self, number: int, field: str = "") -> int:
        """The line on which a field of the delivery with this number (from 0) stands, else that of the delivery."""
        lines = self.lines or {}
        return lines.get(f"deliveries.{number}.{field}", lines.get(f"deliveries.{number}", 1))


def month_of(day: date) -> str:
    """The month of a day as deliveries name it (`2026-10`)."""
    return f"{day:%Y-%m}"


def read_deliveries(register: Path, vocabularies: Mapping[str, Any]) -> Deliveries:
    """The deliveries of a register, none without the file; raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return Deliveries()
    block, lines = read_block_with_lines(path, _File, vocabularies)
    return Deliveries(block.deliveries, int(block.within), int(block.shelf_within), block.basis or "", lines)
