"""Where a table of the national layout begins, and what its columns are, whatever their order and spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from commands.importing.characters import squeeze

LOOKED_AT = 40
_UPPER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id", re.compile(r"(?:事项|目录)?(?:编号|编码|代码)")),
    ("number", re.compile(r"序号|序|No\.?", re.IGNORECASE)),
    ("level1", re.compile(r"(?:公开)?一级(?:公开)?(?:事项|目录|类别)|(?:事项|公开)类别|主项|大项")),
    ("level2", re.compile(r"(?:公开)?二级(?:公开)?(?:事项|目录|类别)|(?:公开)?事项名称|子项|小项")),
    ("matter", re.compile(r"公开事项|事项")),
    ("content", re.compile(r"公开内容.*|内容(?:标准)?(?:\(要素\))?|(?:公开)?要素")),
    ("basis", re.compile(r"(?:公开|法律|政策)?依据.*|公开法律依据")),
    ("time_limit", re.compile(r"(?:公开)?时限.*|公开时间.*|公开期限")),
    (
        "responsible",
        re.compile(r"(?:公开|责任)?主体.*|(?:公开)?责任(?:单位|部门|主体|机构).*|公开(?:单位|部门|机构)"),
    ),
    ("channels", re.compile(r"(?:公开)?(?:渠道|载体|平台).*")),
    ("audience", re.compile(r"公开对象.*")),
    ("openness", re.compile(r"公开方式.*|公开属性")),
    ("level", re.compile(r"公开层级.*|层级")),
    ("stage", re.compile(r"五公开.*|“五公开”.*")),
    ("remark", re.compile(r"备注.*|说明")),
)
_LOWER: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("level1", "", re.compile(r"一级(?:事项|目录)?|类别|主项")),
    ("level2", "", re.compile(r"二级(?:事项|目录)?|名称|子项|事项名称")),
    ("audience", "all", re.compile(r"全社会|社会公众|全体")),
    ("audience", "group", re.compile(r"特定(?:群体|人群|对象).*")),
    ("openness", "proactive", re.compile(r"主动(?:公开)?")),
    ("openness", "on_request", re.compile(r"依申请(?:公开)?")),
    ("level", "national", re.compile(r"国家级?")),
    ("level", "province", re.compile(r"省级?")),
    ("level", "prefecture", re.compile(r"市级?|地市级?|州级?")),
    ("level", "county", re.compile(r"(?:县|区|县区|区县|县市区|县\(市、区\)|旗县?)级?")),
    (
        "level",
        "township",
        re.compile(r"(?:乡|镇|乡镇|街道|镇街|乡镇街道|乡\(镇\)|乡镇\(街道\)|乡、镇|乡镇、街道)级?"),
    ),
    ("level", "village", re.compile(r"(?:村|社区|村社区|村\(社区\)|村居|村级?、社区)级?")),
)
_ENOUGH = 5


class Place(NamedTuple):
    """What a column holds: the field, and of tick columns which value a tick stands for."""

    field: str
    value: str = ""


class Header(NamedTuple):
    """The first row below the header, the place of each column that is known, and the headers that are not."""

    first: int
    columns: dict[int, Place]
    strange: dict[int, str]


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header of a sheet; None for a sheet that holds no such table."""
    for number in range(min(len(rows), LOOKED_AT)):
        upper = [_folded(text) for text in rows[number]]
        lower = [_folded(text) for text in rows[number + 1]] if number + 1 < len(rows) else []
        has_two = any(_below(text, above) for text, above in zip(lower, upper, strict=False))
        columns: dict[int, Place] = {}
        strange: dict[int, str] = {}
        for column, text in enumerate(upper):
            below = lower[column] if has_two and column < len(lower) else ""
            place = _place(text, below)
            if place:
                columns[column] = place
            elif text or below:
                strange[column] = below or text
        fields = {place.field for place in columns.values()}
        if len(fields) >= _ENOUGH and "content" in fields and fields & {"level1", "level2"}:
            return Header(number + 1 + has_two, columns, strange)
    return None


def _folded(text: str) -> str:
    return squeeze(text).translate(str.maketrans("（）：，", "():,")).strip(":*")


def _place(text: str, below: str) -> Place | None:
    """What the column under an upper and a lower header holds."""
    if below and below != text:
        found = _below(below, text)
        if found:
            return found
    for field, pattern in _UPPER:
        if pattern.fullmatch(text):
            return Place("level1" if field == "matter" else field)
    return _below(text, "") if not below else None


def _below(text: str, above: str) -> Place | None:
    """What a lower header means below an upper one."""
    if not text or text == above:
        return None
    for field, value, pattern in _LOWER:
        if pattern.fullmatch(text) and _fits(field, above):
            return Place(field, value)
    return None


def _fits(field: str, above: str) -> bool:
    """Whether a lower header of a field can stand below an upper one; "市级" under 公开主体 is no level."""
    owners = {name for name, pattern in _UPPER if pattern.fullmatch(above)}
    return not above or field in owners or (field in ("level1", "level2") and "matter" in owners)
