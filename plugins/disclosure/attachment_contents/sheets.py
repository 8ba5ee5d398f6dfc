"""The cells of an Excel file, each with its place."""

from __future__ import annotations

import re

from lxml import etree

from plugins.disclosure.attachment_contents.archives import (
    Archive,
    BrokenMarkup,
    attribute,
    bare_text,
    markup,
    name_of,
)
from plugins.disclosure.attachment_contents.contents import Contents, Fact, PassageWriter

_SHEET = re.compile(r"xl/(?:worksheets|chartsheets|dialogsheets)/[^/]+\.xml")
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]+")
# A number in the last possible column must not fill the memory with empty cells.
MAX_COLUMN = 400


class Workbook:
    """The sheets of one file; does nothing for a file that is no workbook."""

    def __init__(self, archive: Archive, found: Contents) -> None:
        self._archive = archive
        self._found = found
        self._members = {member.filename: member for member in archive.members}

    def read(self) -> None:
        """Add every sheet, hidden ones too, as a passage with a line a row."""
        names = self._names()
        sheets = [name for name in self._members if _SHEET.fullmatch(name) or name in names]
        if not sheets:
            return
        strings = self._strings()
        used = [False] * len(strings)
        for number, path in enumerate(sheets, 1):
            root = self._root(path)
            if root is not None:
                self._sheet(root, names.get(path, str(number)), strings, used)
        unused = [text for text, seen in zip(strings, used, strict=True) if not seen]
        if unused:
            writer = PassageWriter()
            writer.at("sharedStrings")
            writer.add("\n".join(unused))
            self._found.add(writer)

    def _root(self, path: str) -> etree._Element | None:
        if path not in self._members:
            return None
        data = self._archive.read(self._members[path])
        try:
            return markup(data)
        except BrokenMarkup:
            self._found.note(Fact.BROKEN, path)
            writer = PassageWriter()
            writer.at(path)
            writer.add(bare_text(data))
            self._found.add(writer)
            return None

    def _strings(self) -> list[str]:
        root = self._root("xl/sharedStrings.xml")
        return [] if root is None else [_text(entry) for entry in root if name_of(entry) == "si"]

    def _names(self) -> dict[str, str]:
        """The path of a sheet → the name on its tab."""
        book, relations = self._root("xl/workbook.xml"), self._root("xl/_rels/workbook.xml.rels")
        if book is None or relations is None:
            return {}
        paths = {
            relation.get("Id"): f"xl/{(relation.get('Target') or '').removeprefix('/xl/')}"
            for relation in relations
        }
        return {
            paths[key]: sheet.get("name") or ""
            for sheet in book.iter()
            if name_of(sheet) == "sheet" and (key := attribute(sheet, "id")) in paths
        }

    def _sheet(self, root: etree._Element, name: str, strings: list[str], used: list[bool]) -> None:
        writer = PassageWriter()
        for row in root.iter("{*}row"):
            column = 0
            for cell in row:
                reference = cell.get("r") or ""
                target = max(column_of(reference), column)
                if target > column:
                    writer.add(" | " * (min(target, MAX_COLUMN) - min(column, MAX_COLUMN) or 1))
                column = target
                writer.at(f"{name}!{reference}")
                writer.add(self._value(cell, strings, used).replace("\n", " ").replace("|", "/"))
            if column:
                writer.add("\n")
        for hint in ("headerFooter", "dataValidation"):
            for element in root.iter(f"{{*}}{hint}"):
                writer.at(name)
                writer.add("".join(map(str, element.itertext())) + "\n")
        self._found.add(writer)

    def _value(self, cell: etree._Element, strings: list[str], used: list[bool]) -> str:
        kind, value = cell.get("t"), cell.find("{*}v")
        if kind == "inlineStr":
            return _text(cell)
        written = (value.text or "") if value is not None else ""
        if kind == "s":
            if not written.isdecimal() or int(written) >= len(strings):
                return ""
            used[int(written)] = True
            return strings[int(written)]
        return whole_number(written) if kind in (None, "n") else written


def _text(entry: etree._Element) -> str:
    return "".join(text.text or "" for text in entry.iter("{*}t"))


def column_of(reference: str) -> int:
    """The number of a cell's column from 1, 0 for a cell without a reference."""
    match = _REFERENCE.fullmatch(reference)
    number = 0
    for letter in match[1] if match else "":
        number = number * 26 + ord(letter) - 64
    return number


def whole_number(written: str) -> str:
    """A number as Excel shows it: `1.3800138E10` and `13800138000.0` are 13800138000."""
    if not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?(?:[eE]\+?[0-9]{1,2})?", written) or written.isdecimal():
        return written
    value = float(written)
    return str(int(value)) if value == int(value) and value < 1e19 else written
