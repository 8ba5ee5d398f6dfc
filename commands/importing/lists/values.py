"""From the cells of a row to the fields of an item, each checked against the table of fields."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from commands.importing.dates import parse_day, parse_moment
from commands.importing.grids import GridCell
from commands.importing.lists.columns import MANY_VALUES
from commands.importing.portal.box_fields import NOTHING, BoxReader, Facts
from commands.importing.portal.box_labels import LABELS
from commands.importing.portal.metadata_box import Fact
from plugins.disclosure.block_errors import problems
from plugins.disclosure.field_types import MOMENT, vocabulary_of
from plugins.disclosure.fields import ItemFields
from plugins.disclosure.front_matter import Mapping
from plugins.disclosure.messages import _
from plugins.disclosure.register import Register

_DAYS = frozenset(name for name in ItemFields.specs() if name.endswith("_on")) | {
    "expires_on", "review_by", "withheld_until",
}  # fmt: skip
_SERIAL = re.compile(r"[23456][0-9]{4}(?:\.[0-9]+)?")
_COMPACT = re.compile(r"(?:19|20)[0-9]{6}")
_FIRST_DAY = date(1899, 12, 30)
# Whether something may be published at all is never left to a default.
_OPENNESS = {
    "主动": "主动公开",
    "依申请": "依申请公开",
    "不公开": "不予公开",
    "不予": "不予公开",
    "公开": "主动公开",
}


class MustNotBePublished(Exception):
    """The row says how open the item is, and not in a way that can be understood; `str(error)` is what it says."""


@dataclass
class RowFacts:
    """The fields that a row fills, what it keeps, and what a person has to look at."""

    facts: Facts = field(default_factory=Facts)
    stated: set[str] = field(default_factory=set)


class RowReader:
    """Turns cells into fields with the words of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._box = BoxReader(register)

    def read(self, cells: list[tuple[str, str, GridCell]]) -> RowFacts:
        """The fields that cells given as (field, header, cell) fill, the first of several for the same field.

        Raises MustNotBePublished.
        """
        row = RowFacts()
        said: dict[str, str] = {}
        for name, header, cell in cells:
            text = cell.text.strip()
            if text in NOTHING:
                continue
            row.stated.add(name)
            if name in said:
                if said[name] != text:
                    row.facts.keep(header, text)
                    message = _(
                        "另一列已写“{first}”，这里的“{second}”没有采用", first=said[name], second=text
                    )
                    row.facts.todos.append(self._at(cell, header, message))
                continue
            said[name] = text
            self._take(row.facts, name, header, cell)
        return row

    def _take(self, facts: Facts, name: str, header: str, cell: GridCell) -> None:
        text, remark = _prepared(name, cell.text.strip())
        if name == "openness":
            self._openness(facts, header, text)
            return
        found = (
            self._box.read((Fact(name, header, text),)) if name in LABELS else self._other(name, header, text)
        )
        found = self._checked(found, header, text)
        joint = [*facts.fields.get("joint_bodies", ()), *found.fields.pop("joint_bodies", ())]
        facts.fields |= found.fields
        if joint:
            lead = facts.fields.get("publisher")
            facts.fields["joint_bodies"] = [body for body in dict.fromkeys(joint) if body != lead]
        for line in found.unmapped:
            facts.keep(*line.split("：", 1))
        todos = [*found.todos, *([remark] if remark else [])]
        facts.todos += [self._at(cell, header, todo) for todo in todos]

    def _openness(self, facts: Facts, header: str, text: str) -> None:
        term = self._register.vocabularies["openness"].find(_OPENNESS.get(text, text))
        if term is None:
            raise MustNotBePublished(
                _("{header}写的是“{text}”，不知道能否公开，没有导入", header=header, text=text)
            )
        facts.fields["openness"] = term.path_label

    def _other(self, name: str, header: str, text: str) -> Facts:
        """A field that no metadata box of a portal has."""
        found = Facts()
        info = ItemFields.model_fields[name]
        is_list = str(info.annotation).startswith("tuple")
        values: Any = (
            [part.strip() for part in re.split(f"[{MANY_VALUES}]", text) if part.strip()] if is_list else text
        )
        if vocabulary := vocabulary_of(info):
            terms = self._register.vocabularies[vocabulary]
            whole = terms.find(text)
            values = ([text] if is_list else text) if whole else values
        found.fields[name] = values
        return found

    def _checked(self, found: Facts, header: str, text: str) -> Facts:
        """`found` without what the table of fields refuses."""
        for name in list(found.fields):
            raw = Mapping(1)
            raw[name] = found.fields[name]
            try:
                ItemFields.model_validate(raw, context=self._register.vocabularies)
            except ValidationError as error:
                del found.fields[name]
                found.keep(header, text)
                reasons = "；".join(message for _line, message in problems(error, raw, ItemFields))
                found.todos.append(_("{reason}，未填入，原文保留在“未能归入的原始信息”", reason=reasons))
        return found

    def _at(self, cell: GridCell, header: str, message: str) -> str:
        return _("{place}（{header}）：{message}", place=cell.place, header=header, message=message)


def _prepared(name: str, text: str) -> tuple[str, str]:
    """The text of a cell as readers of fields expect it, and a remark when that took an assumption."""
    if name not in _DAYS:
        return text, ""
    plain = unicodedata.normalize("NFKC", text)
    if _COMPACT.fullmatch(plain):
        return f"{plain[:4]}-{plain[4:6]}-{plain[6:]}", ""
    if _SERIAL.fullmatch(plain):
        day = _FIRST_DAY + timedelta(days=int(plain.partition(".")[0]))
        return str(day), _("“{text}”按 Excel 的日期序号读作 {day}，请核对", text=text, day=day)
    moment = parse_moment(text)
    if name == "published_on" or parse_day(text) or moment is None or not MOMENT.fullmatch(moment):
        return text, ""
    return moment[:10], ""
