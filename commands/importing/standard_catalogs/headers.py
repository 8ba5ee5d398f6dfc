"""Where a table of the national layout begins, and what its columns are, whatever their order and spelling."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from commands.importing.characters import squeeze

LOOKED_AT = 40
_UPPER: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("id", re.compile(r"(?:事项|目录)?(?:编号|编码|代码)|id|code")),
    ("number", re.compile(r"序号|序|no\.?|#|number")),
    (
        "level1",
        re.compile(
            r"(?:公开)?一级(?:公开)?(?:事项|目录|类别)|(?:公开)?事项类别|公开类别|主项|大项|level-?1|first-?level.*|category"
        ),
    ),
    (
        "level2",
        re.compile(
            r"(?:公开)?二级(?:公开)?(?:事项|目录|类别)|(?:公开)?事项名称|子项|小项|level-?2|second-?level.*"
        ),
    ),
    ("matter", re.compile(r"公开事项|事项|matter|item")),
    (
        "content",
        re.compile(r"公开内容.*|内容(?:标准)?(?:\(要素\))?|(?:公开)?要素|contents?(?:\(.*\))?|elements?"),
    ),
    ("basis", re.compile(r"(?:公开|法律|政策)?依据.*|公开法律依据|(?:legal)?basis")),
    ("time_limit", re.compile(r"(?:公开)?时限.*|公开时间.*|公开期限|timelimit|deadline")),
    (
        "responsible",
        re.compile(
            r"(?:公开|责任)?主体.*|(?:公开)?责任(?:单位|部门|主体|机构).*|公开(?:单位|部门|机构)|responsible.*|publisher"
        ),
    ),
    ("channels", re.compile(r"(?:公开)?(?:渠道|载体|平台).*|channels?.*")),
    ("audience", re.compile(r"公开对象.*|audience")),
    ("openness", re.compile(r"公开方式.*|公开属性|openness|method")),
    ("level", re.compile(r"公开层级.*|层级|levels?")),
    ("stage", re.compile(r"五公开.*|“五公开”.*|stages?")),
    ("remark", re.compile(r"备注.*|说明|remarks?|notes?")),
)
_LOWER: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("level1", "", re.compile(r"一级(?:事项|目录)?|类别|主项")),
    ("level2", "", re.compile(r"二级(?:事项|目录)?|名称|子项|事项名称")),
    ("audience", "all", re.compile(r"全社会|社会公众|全体|all|public")),
    ("audience", "group", re.compile(r"特定(?:群体|人群|对象).*|group.*")),
    ("openness", "proactive", re.compile(r"主动(?:公开)?|proactive")),
    ("openness", "on_request", re.compile(r"依申请(?:公开)?|onrequest")),
)
_LEVELS = (
    ("national", re.compile(r"国家级?|national")),
    ("province", re.compile(r"省级?|province")),
    ("prefecture", re.compile(r"(?:地|设区的)?市级?|州级?|prefecture")),
    ("county", re.compile(r"(?:县|区|县区|区县|县市区|县\(市、?区\)|旗县?)级?|county")),
    (
        "township",
        re.compile(r"(?:乡|镇|乡镇|街道|镇街|乡镇街道|乡\(镇\)|乡镇\(街道\)|镇\(街道\))级?|township"),
    ),
    ("village", re.compile(r"(?:村|社区|村社区|村\(社区\)|村居|村\(居\))级?|village")),
)
_AND = re.compile(r"[、/及和,]|(?<=[级乡县市])与")
# Headers of catalogs in traditional characters, letter by letter.
_SIMPLIFIED = str.maketrans(
    "號項開級內據時體對縣鄉鎮請動標準責單門間稱類別載眾會說備註層總區國編碼機構況渠關於與屬聯",
    "号项开级内据时体对县乡镇请动标准责单门间称类别载众会说备注层总区国编码机构况渠关于与属联",
)
# Upper headers that stand over several columns.
_WIDE = ("matter", "channels", "audience", "openness", "level")
_ENOUGH = 5


class Place(NamedTuple):
    """What a column holds: the field, and of tick columns what a tick stands for (levels with commas between)."""

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
        upper = _carried_right([_folded(text) for text in rows[number]])
        below = rows[number + 1] if number + 1 < len(rows) else []
        lower = [_folded(text) for text in below]
        has_two = _is_lower(upper, lower)
        columns: dict[int, Place] = {}
        strange: dict[int, str] = {}
        for column, text in enumerate(upper):
            own = lower[column] if has_two and column < len(lower) else ""
            place = _place(text, own, squeeze(below[column]) if own else "")
            if place:
                columns[column] = place
            elif text or own:
                strange[column] = own or text
        fields = {place.field for place in columns.values()}
        if len(fields) >= _ENOUGH and "content" in fields and fields & {"level1", "level2"}:
            return Header(number + 1 + has_two, columns, strange)
    return None


def is_numbering(row: Sequence[str]) -> bool:
    """Whether a row only numbers the columns, as printed tables do below their header."""
    found = [text.strip("()（）栏") for text in row if text]
    return len(found) > 1 and found == [str(number) for number in range(1, len(found) + 1)]


def _folded(text: str) -> str:
    plain = squeeze(text).translate(_SIMPLIFIED).translate(str.maketrans("（）：，", "():,")).casefold()
    return plain.replace("_", "").strip(":*")


def _carried_right(upper: list[str]) -> list[str]:
    """An upper header with what stands over several columns in each of them, for a file that has lost its merges."""
    found: list[str] = []
    for text in upper:
        spans = found and any(pattern.fullmatch(found[-1]) for name, pattern in _UPPER if name in _WIDE)
        found.append(text or (found[-1] if spans else ""))
    return found


def _is_lower(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row is the lower half of the header: it names parts of upper headers and holds hardly anything else."""
    names_parts = False
    others: set[str] = set()
    for text, above in zip(lower, upper, strict=False):
        if not text or text == above:
            continue
        if _below(text, above):
            names_parts = True
        elif _named(above) not in ("", *_WIDE):
            others.add(text)
    return names_parts and len(others) <= 1


def _place(text: str, below: str, written: str) -> Place | None:
    """What the column under an upper and a lower header holds; `written` is the lower one as it stands there."""
    if below and below != text:
        found = _below(below, text)
        if found:
            return found
        if _named(text) == "channels":
            return Place("channels", written)
    field = _named(text)
    if field:
        return Place("level1" if field == "matter" else field)
    return _below(text, "") if not below else None


def _named(text: str) -> str:
    return next((field for field, pattern in _UPPER if pattern.fullmatch(text)), "")


def _below(text: str, above: str) -> Place | None:
    """What a lower header means below an upper one."""
    if not text or text == above:
        return None
    for field, value, pattern in _LOWER:
        if pattern.fullmatch(text) and _fits(field, above):
            return Place(field, value)
    levels = _levels(text)
    return Place("level", ",".join(levels)) if levels and _fits("level", above) else None


def _levels(text: str) -> list[str]:
    """The levels that a header names (`乡、村级`); nothing when a part of it is none."""
    whole = [level for level, pattern in _LEVELS if pattern.fullmatch(text)]
    if whole:
        return whole
    parts = [
        next((level for level, pattern in _LEVELS if pattern.fullmatch(part)), "")
        for part in _AND.split(text)
    ]
    return parts if len(parts) > 1 and all(parts) else []


def _fits(field: str, above: str) -> bool:
    """Whether a lower header of a field can stand below an upper one; "市级" under 公开主体 is no level."""
    owners = {name for name, pattern in _UPPER if pattern.fullmatch(above)}
    return not above or field in owners or (field in ("level1", "level2") and "matter" in owners)
