"""The sheets of a workbook (XLSX) as grids of text, opened with suspicion.

Merged cells are filled with the text of the first. What a table for people never holds is refused: macros, links to
other files, encryption, bombs, sheets of a size that nobody reads.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands.importing.characters import clean
from commands.importing.errors import CannotImport
from plugins.disclosure.attachment_contents import Fact, read_contents
from plugins.disclosure.attachment_contents.archives import (
    Archive,
    Bomb,
    BrokenMarkup,
    Locked,
    attribute,
    markup,
    name_of,
)
from plugins.disclosure.attachment_contents.sheets import column_of, whole_number
from plugins.disclosure.errors import BadFrontMatter
from plugins.disclosure.files import read_bytes
from plugins.disclosure.messages import _, label

MAX_BYTES = 20 * 1024 * 1024
MAX_SHEET = 24 * 1024 * 1024
MAX_SHEETS = 60
MAX_ROWS, MAX_COLUMNS, MAX_MERGED = 5_000, 60, 300_000
_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
# Ticks and empty boxes of symbol fonts have the codes of private characters.
_SYMBOLS = str.maketrans(
    {"\uf052": "■", "\uf0fe": "■", "\uf0fc": "√", "\uf050": "√", "\uf0a3": "□", "\uf06f": "□", "\uf0a8": "□"}
)
_REFUSED = {
    Fact.MACROS: label("文件里有宏"),
    Fact.ACTIVE: label("文件里有控件"),
    Fact.EXTERNAL: label("文件打开时会读取别处的内容"),
    Fact.LINKED: label("文件链接到别的文件"),
    Fact.EMBEDDED: label("文件里嵌有别的文件"),
    Fact.ENCRYPTED: label("文件有密码"),
    Fact.BOMB: label("文件解压后大得异常"),
    Fact.BROKEN: label("文件损坏或者不是 XLSX"),
}


@dataclass(frozen=True)
class Grid:
    """A sheet: its name, whether it is hidden, and its rows of texts, all of one length."""

    name: str
    hidden: bool
    rows: list[list[str]]


def read_grids(path: Path) -> list[Grid]:
    """The sheets of a workbook in their order. Raises CannotImport with the reason."""
    try:
        data = read_bytes(path, MAX_BYTES)
    except BadFrontMatter as error:
        raise CannotImport(str(error)) from None
    if data.startswith(_OLD_FORMAT):
        raise CannotImport(_("这是旧格式（XLS）或有密码的文件，请去掉密码，另存为 XLSX 后再导入"))
    for fact, _detail in read_contents(data, "xlsx").found:
        if fact in _REFUSED:
            raise CannotImport(_(_REFUSED[fact]))
    try:
        return list(_Workbook(Archive(data)).grids())
    except Bomb:
        raise CannotImport(_(_REFUSED[Fact.BOMB])) from None
    except Locked:
        raise CannotImport(_(_REFUSED[Fact.ENCRYPTED])) from None
    except (BrokenMarkup, zipfile.BadZipFile, KeyError, EOFError, ValueError, RecursionError):
        raise CannotImport(_(_REFUSED[Fact.BROKEN])) from None


class _Workbook:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._members = {member.filename: member for member in archive.members}
        if any(name.startswith("xl/externalLinks/") for name in self._members):
            raise CannotImport(_(_REFUSED[Fact.LINKED]))

    def grids(self) -> Iterator[Grid]:
        """Every sheet. Raises CannotImport where a part is too large, KeyError where one is missing."""
        book = self._root("xl/workbook.xml")
        relations = {
            relation.get("Id"): posixpath.normpath(posixpath.join("xl", relation.get("Target") or "")).lstrip(
                "/"
            )
            for relation in self._root("xl/_rels/workbook.xml.rels")
        }
        sheets = [element for element in book.iter() if name_of(element) == "sheet"]
        if len(sheets) > MAX_SHEETS:
            raise CannotImport(_("工作表多于 {limit} 张", limit=MAX_SHEETS))
        strings = self._strings()
        for sheet in sheets:
            path = relations[attribute(sheet, "id")]
            path = path.removeprefix("xl/xl/") if path not in self._members else path
            rows = _rows(self._root(path), strings, sheet.get("name") or "")
            yield Grid(clean(sheet.get("name") or ""), sheet.get("state") in ("hidden", "veryHidden"), rows)

    def _root(self, path: str) -> Any:
        member = self._members[path]
        if member.file_size > MAX_SHEET:
            raise CannotImport(_("工作表太大，请只留下标准目录的表格"))
        data = self._archive.read(member)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise BrokenMarkup
        return markup(data)

    def _strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._members:
            return []
        return [_text(entry) for entry in self._root("xl/sharedStrings.xml") if name_of(entry) == "si"]


def _text(entry: Any) -> str:
    """The text of a string; how it is pronounced does not belong to it."""
    found = (text for text in entry.iter("{*}t") if name_of(text.getparent()) != "rPh")
    return "".join(text.text or "" for text in found)


def _rows(root: Any, strings: list[str], name: str) -> list[list[str]]:
    cells: dict[tuple[int, int], str] = {}
    for number, row in enumerate(root.iter("{*}row"), 1):
        stated = row.get("r") or ""
        place = int(stated) if stated.isdecimal() and len(stated) < 8 else number
        for position, cell in enumerate(row, 1):
            text = clean(_value(cell, strings).translate(_SYMBOLS)).strip()
            if text:
                cells[place, column_of(cell.get("r") or "") or position] = text
    height = max((row for row, _column in cells), default=0)
    width = max((column for _row, column in cells), default=0)
    if height > MAX_ROWS or width > MAX_COLUMNS:
        raise CannotImport(
            _(
                "工作表“{name}”有 {rows} 行 {columns} 列，超出 {max_rows} 行 {max_columns} 列，不像标准目录",
                name=name[:40],
                rows=height,
                columns=width,
                max_rows=MAX_ROWS,
                max_columns=MAX_COLUMNS,
            )
        )
    _fill_merged(root, cells, height, width)
    return [[cells.get((row, column), "") for column in range(1, width + 1)] for row in range(1, height + 1)]


def _value(cell: Any, strings: list[str]) -> str:
    kind, value = cell.get("t"), cell.find("{*}v")
    if kind == "inlineStr":
        return _text(cell)
    written = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(written)] if written.isdecimal() and int(written) < len(strings) else ""
    return whole_number(written) if kind in (None, "n") else "" if kind == "e" else written


def _fill_merged(root: Any, cells: dict[tuple[int, int], str], height: int, width: int) -> None:
    filled = 0
    for merge in root.iter("{*}mergeCell"):
        corners = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", merge.get("ref") or "")
        if corners is None:
            continue
        left, top = column_of(corners[1] + "1"), int(corners[2])
        right, bottom = min(column_of(corners[3] + "1"), width), min(int(corners[4]), height)
        filled += max(bottom - top + 1, 0) * max(right - left + 1, 0)
        if filled > MAX_MERGED:
            raise CannotImport(_("合并的单元格太多，不像标准目录"))
        text = cells.get((top, left), "")
        if text:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    cells.setdefault((row, column), text)
