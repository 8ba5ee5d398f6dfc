"""What checks of the whole catalog have to know of a text, gathered once when it is read and kept with the item."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plugins.disclosure import document_numbers
from plugins.disclosure.digests import digest
from plugins.disclosure.document_numbers import DocumentNumber
from plugins.disclosure.sketches import sketch
from plugins.disclosure.written_dates import whole_date

MIN_LETTERS = 60
HEAD_LINES = 8
MAX_NUMBER = 40
MAX_SIGNERS = 12
MAX_SIGNER = 60
MAX_CITED = 500

_TAGS = re.compile(r"<[^<>]{0,200}>")
_BREAKS = re.compile(r"<br\s{0,9}/?>", re.IGNORECASE)
_MARKS = re.compile(r"[*_`\\]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_CITED = re.compile(
    r"(?P<before>[\u4e00-\u9fffA-Za-z]{1,24})[〔\[(【](?P<year>(?:19|20)\d{2})[〕\])】]0{0,3}(?P<serial>[1-9]\d{0,4})号"
    r"|(?P<order>[\u4e00-\u9fff]{1,23}令)第0{0,3}(?P<number>[1-9]\d{0,4})号"
)
_NO_SIGNER = re.compile(r"[。；：:;？！]|^[（(]|^附|^第?[一二三四五六七八九十\d]+[、.．]")


class TextNumber(NamedTuple):
    """A document number that stands in a line of its own, and the line of the file."""

    number: DocumentNumber
    line: int


class Citation(NamedTuple):
    """A document number within the text: the letters before its year, which end with the office word.

    An order (`国务院令第711号`) has no year; its word ends with 令.
    """

    before: str
    year: int | None
    serial: int
    line: int


@dataclass(frozen=True)
class Signature:
    """The end of an official text: the day, the lines before it that may name bodies, and the line of the day."""

    on: date
    names: tuple[str, ...]
    line: int


@dataclass(frozen=True)
class TextFacts:
    """The facts about one text.

    `letters` counts its letters and digits; `digest` stands for them, `sketch` is alike for like texts; both are empty
    where the text is too short to compare. `numbers` are the document numbers at its head, `cited` those within.
    """

    letters: int = 0
    digest: bytes = b""
    sketch: bytes = b""
    numbers: tuple[TextNumber, ...] = ()
    cited: tuple[Citation, ...] = ()
    signature: Signature | None = None


class _Line(NamedTuple):
    text: str
    line: int


def facts_of(body: str, body_line: int) -> TextFacts:
    """The facts about the Markdown text of a file that begins on line `body_line`."""
    lines = list(_plain_lines(body, body_line))
    letters = _NOT_LETTERS.sub("", "".join(line.text for line in lines))
    compared = len(letters) >= MIN_LETTERS
    return TextFacts(
        len(letters),
        digest(letters) if compared else b"",
        sketch(letters),
        tuple(_numbers(lines[:HEAD_LINES])),
        tuple(_citations(lines)),
        _signature(lines),
    )


def _plain_lines(body: str, body_line: int) -> Iterator[_Line]:
    """The lines as they are read, without marks of Markdown and HTML; empty ones are left out."""
    marked = "<" in body
    for number, line in enumerate(_MARKS.sub("", body).split("\n"), body_line):
        parts = _BREAKS.split(line) if marked and "<" in line else (line,)
        for part in parts:
            text = _TAGS.sub("", part) if marked and "<" in part else part
            if "&" in text:
                text = html.unescape(text)
            text = text.strip().lstrip("#> ")
            if text:
                yield _Line(text, number)


def _numbers(lines: Sequence[_Line]) -> Iterator[TextNumber]:
    for line in lines:
        number = document_numbers.find(line.text) if len(line.text) <= MAX_NUMBER else None
        if number and (number.year or "令" in number.word):
            yield TextNumber(number, line.line)


def _citations(lines: Sequence[_Line]) -> Iterator[Citation]:
    count = 0
    for line in lines:
        if "号" not in line.text:
            continue
        for match in _CITED.finditer(document_numbers.fold(line.text)):
            count += 1
            if count > MAX_CITED:
                return
            if match["order"]:
                yield Citation(match["order"], None, int(match["number"]), line.line)
            else:
                yield Citation(match["before"], int(match["year"]), int(match["serial"]), line.line)


def _signature(lines: Sequence[_Line]) -> Signature | None:
    """The first line that is a date and follows the names of bodies or persons.

    The first, because annexes stand behind the signature and may be signed and dated themselves.
    """
    for position, line in enumerate(lines):
        day, name = _signed(line.text)
        if day is None or (position == 0 and not name):
            continue
        names = [name] if name else _signers(lines, position)
        if names:
            return Signature(day, tuple(names), line.line)
    return None


def _signed(text: str) -> tuple[date | None, str]:
    """The date of a line that is nothing but a date, or a name, a gap and a date; and the name."""
    if len(text) > MAX_SIGNER or text[-1] != "日":
        return None, ""
    day = whole_date(text)
    if day:
        return day, ""
    name, _gap, end = text.replace("\u3000", " ").rpartition("  ")
    if not name:
        name, _gap, end = text.replace("\u3000", " ").partition(" ")
    day = whole_date(end)
    return (day, name.strip()) if day and not _NO_SIGNER.search(name) else (None, "")


def _signers(lines: Sequence[_Line], position: int) -> list[str]:
    names: list[str] = []
    for line in reversed(lines[max(0, position - MAX_SIGNERS) : position]):
        if len(line.text) > MAX_SIGNER or _NO_SIGNER.search(line.text) or "|" in line.text:
            break
        names.append(line.text)
    return names[::-1]
