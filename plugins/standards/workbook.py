"""A standard catalog as an XLSX file in the layout of the national tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import MadeFile
from plugins.disclosure.register import Register
from plugins.disclosure.standards.columns import channel_labels, level_label
from plugins.disclosure.standards.entries import ALL, Entry, digest_of_block
from plugins.disclosure.standards.reading import Domain
from plugins.disclosure.workbooks import Cell, Look, Sheet, workbook_bytes

TICKED, OPEN, YES = "■", "□", "√"
LISTED = "标准目录所列"
_HEAD_ROWS = 2
_WIDTHS = {
    "number": 6,
    "content": 36,
    "basis": 36,
    "time_limit": 22,
    "responsible": 20,
    "channels": 30,
    "id": 22,
}


class Column(NamedTuple):
    """A column: what stands in it, and its header in the upper and the lower row (empty: one cell over both)."""

    key: str
    top: str
    below: str = ""


def workbook_address(domain: Domain) -> str:
    """The file of a catalog."""
    return f"standards/{domain.key}.xlsx"


def workbook_file(domain: Domain, register: Register) -> MadeFile:
    """The file that the site offers."""
    key = digest(digest_of_block(domain.file), domain.title, register.terms_digest)
    return MadeFile(workbook_address(domain), key, lambda: workbook(domain, register))


def workbook(domain: Domain, register: Register) -> bytes:
    """The bytes of the file: a title, a header of two rows, a row for every entry that is in force."""
    columns = _columns(domain, register)
    rows = [
        [Cell(domain.title, Look.TITLE, columns=len(columns))],
        *_heads(columns),
        *_rows(domain, columns, register),
    ]
    widths = [_WIDTHS.get(column.key, 12) for column in columns]
    return workbook_bytes(Sheet(domain.label, rows, widths, heads=1 + _HEAD_ROWS))


def _columns(domain: Domain, register: Register) -> list[Column]:
    present = {level for entry in domain.in_force for level in entry.level}
    levels = [term.key for term in register.vocabularies["body_level"] if term.key in present]
    return [
        Column("number", _("序号")),
        Column("level1", _("公开事项"), _("一级事项")),
        Column("level2", _("公开事项"), _("二级事项")),
        Column("content", _("公开内容（要素）")),
        Column("basis", _("公开依据")),
        Column("time_limit", _("公开时限")),
        Column("responsible", _("公开主体")),
        Column("channels", _("公开渠道和载体")),
        Column("audience", _("公开对象"), _("全社会")),
        Column("audience", _("公开对象"), _("特定群体（请写明）")),
        Column("openness", _("公开方式"), _("主动")),
        Column("openness", _("公开方式"), _("依申请")),
        *(Column("level", _("公开层级"), level_label(level, register)) for level in levels),
        Column("stage", _("五公开")),
        Column("id", _("事项编号")),
    ]


def _heads(columns: Sequence[Column]) -> Iterator[list[Cell]]:
    """Upper headers over their lower ones, and headers without a lower one over both rows."""
    upper = []
    for top, group in groupby(columns, key=lambda column: column.top):
        below = list(group)
        rows = 1 if below[0].below else _HEAD_ROWS
        upper.append(Cell(top, Look.HEAD, rows, len(below)))
    yield upper
    yield [Cell(column.below, Look.HEAD) for column in columns if column.below]


def _rows(domain: Domain, columns: Sequence[Column], register: Register) -> Iterator[list[Cell]]:
    """A row for every entry; neighbours of one first level share its cell, as in the national tables."""
    numbered = enumerate(domain.in_force, 1)
    for _level1, group in groupby(numbered, key=lambda pair: pair[1].level1):
        entries = list(group)
        for place, (number, entry) in enumerate(entries):
            texts = _texts(number, entry, register)
            yield [
                Cell(
                    texts.get((column.key, column.below), ""),
                    rows=len(entries) if column.key == "level1" else 1,
                )
                for column in columns
                if column.key != "level1" or place == 0
            ]


def _texts(number: int, entry: Entry, register: Register) -> dict[tuple[str, str], str]:
    """What an entry says in its columns, by key and lower header."""
    numbered = [f"{place}.{element}" for place, element in enumerate(entry.content, 1)]
    groups = [group for group in entry.audience if group != ALL]
    return {
        ("number", ""): str(number),
        ("level1", _("一级事项")): entry.level1,
        ("level2", _("二级事项")): entry.level2 or "",
        ("content", ""): "；\n".join(numbered),
        ("basis", ""): "\n".join(entry.basis),
        ("time_limit", ""): entry.time_limit or "",
        ("responsible", ""): "\n".join(entry.responsible),
        ("channels", ""): "\n".join(_channels(entry, register)),
        ("audience", _("全社会")): YES if ALL in entry.audience else "",
        ("audience", _("特定群体（请写明）")): "、".join(groups),
        ("openness", _("主动")): YES if entry.openness == "proactive" else "",
        ("openness", _("依申请")): YES if entry.openness == "on_request" else "",
        ("stage", ""): "、".join(register.term_label("stage", stage) for stage in entry.stage),
        ("id", ""): entry.id,
        **{("level", level_label(level, register)): YES for level in entry.level},
    }


def _channels(entry: Entry, register: Register) -> Iterator[str]:
    """The channels of the national tables with ticks, then the entry's own that they do not list."""
    used = channel_labels(entry.channels, register)
    listed = [term.label for term in register.vocabularies["channel"] if term.group == LISTED]
    yield from (f"{TICKED if name in used else OPEN}{name}" for name in listed)
    yield from (f"{TICKED}{name}" for name in used if name not in listed)
