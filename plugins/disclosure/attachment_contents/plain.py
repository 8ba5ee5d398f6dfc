"""The text of files that are text, and what can be made of the formats of Office 97."""

from __future__ import annotations

import csv
import io
import re

from plugins.disclosure.attachment_contents.contents import Contents, Fact, PassageWriter
from plugins.disclosure.messages import _

MAX_OLD = 32 * 1024 * 1024
_DELIMITERS = ",\t;|"
_READABLE = re.compile(r"[ -~\n\r\t\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{5,}")
_LATIN = re.compile(rb"[ -~]{7,}")


def read_lines(data: bytes) -> Contents:
    """The contents of a plain text, each line with its number."""
    found, writer = Contents(), PassageWriter()
    for number, line in enumerate(_text(data).split("\n"), 1):
        writer.at(_("第 {number} 行", number=number))
        writer.add(f"{line}\n")
    found.add(writer)
    return found


def read_table(data: bytes) -> Contents:
    """The contents of a CSV file, each cell with its row and column; of one that is none, its lines."""
    text = _text(data)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    found, writer = Contents(), PassageWriter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), 1):
            for column, cell in enumerate(row, 1):
                writer.at(_("第 {row} 行第 {column} 列", row=number, column=column))
                writer.add((" | " if column > 1 else "") + re.sub(r"[\n|]", " ", cell))
            writer.add("\n")
    except csv.Error:
        return read_lines(data)
    found.add(writer)
    return found


def read_old_office(data: bytes) -> Contents:
    """What looks like text in a Word or Excel file of 1997 to 2003: enough to find numbers, not to show them."""
    found = Contents()
    found.note(Fact.OLD_FORMAT)
    if "_VBA_PROJECT".encode("utf-16-le") in data or b"Attribut\0e VB_" in data:
        found.note(Fact.MACROS)
    if len(data) > MAX_OLD:
        found.note(Fact.PARTIAL)
    data = data[:MAX_OLD]
    writer = PassageWriter()
    for start in (0, 1):
        for match in _READABLE.finditer(data[start:].decode("utf-16-le", "replace")):
            writer.add(f"{match[0]}\n")
    for part in _LATIN.finditer(data):
        writer.add(f"{part[0].decode('ascii')}\n")
    found.add(writer)
    return found


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
