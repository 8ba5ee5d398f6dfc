"""Data files: style sheets that hold one text. `scripts/data.js` reads them in a page, `published.py` from disk.

Under trusted types a page can load no script that its HTML does not name; under `file://` it can fetch nothing. A
style sheet it can load everywhere, and a custom property hands its text over unchanged. It can run nothing.
"""

from __future__ import annotations

import re

FOLDER = "search"
ELEMENT = "search-data"
FIELD_END, RECORD_END = "|", "^"
# What would end a text, a field or a record, or be changed by the parser of a style sheet. The first stands for itself.
_ESCAPED = "~'\\\n|^\""
_special = re.compile(f"[{re.escape(_ESCAPED)}]")
_control = re.compile("[\0-\x09\x0b-\x1f\x7f]+")
_numbered = re.compile("[a-z][0-9a-f]+(-[0-9]+)?")
_escape = re.compile("~([0-9])")
_file = re.compile(rf'@charset "utf-8";#{ELEMENT}\{{--([0-9a-z-]+):\'([^\'\\\n]*)\'\}}\n')


class BrokenData(Exception):
    """A data file does not have the form that `wrap` gives it."""


def escape(text: str) -> str:
    """A text as it can stand in a field; control characters become spaces."""
    return _special.sub(lambda found: f"~{_ESCAPED.index(found[0])}", _control.sub(" ", text))


def unescape(text: str) -> str:
    """The text that was escaped."""
    return _escape.sub(lambda found: _ESCAPED[int(found[1])], text) if "~" in text else text


def path_of(name: str) -> str:
    """The address of a data file below the site's root: of numbered ones in a folder for each kind."""
    return f"{FOLDER}/{name[0]}/{name[1:]}.css" if _numbered.fullmatch(name) else f"{FOLDER}/{name}.css"


def wrap(name: str, text: str) -> bytes:
    """The bytes of the data file `name`; nothing in `text` needs escaping any more."""
    return f"@charset \"utf-8\";#{ELEMENT}{{--{name}:'{text}'}}\n".encode()


def unwrap(name: str, data: bytes) -> str:
    """The text of the data file `name`; raises BrokenData."""
    try:
        found = _file.fullmatch(data.decode())
    except UnicodeDecodeError:
        found = None
    if found is None or found[1] != name:
        raise BrokenData(name)
    return found[2]


def records(text: str) -> list[list[str]]:
    """The records of a text, each a list of unescaped fields."""
    return [[unescape(field) for field in record.split(FIELD_END)] for record in text.split(RECORD_END)]


def write_records(rows: list[list[str]]) -> str:
    """The text of records that `records` reads."""
    return RECORD_END.join([FIELD_END.join([escape(field) for field in row]) for row in rows])
