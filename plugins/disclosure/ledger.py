"""The ledger of index numbers: `content/register/ledger.csv`, every number ever given. Lines are only added.

A number that stands here is never given again, whatever became of its item (目录指引).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from plugins.disclosure.errors import InvalidRegister
from plugins.disclosure.growing_lists import append_rows
from plugins.disclosure.messages import _

FILE = "ledger.csv"
COLUMNS = ("index_number", "source")


class LedgerLine(NamedTuple):
    """One line: the number, the file it was given to, and where the line stands."""

    index_number: str
    source: str
    line: int


def read_ledger_lines(register: Path) -> tuple[LedgerLine, ...]:
    """Every line of the ledger; none when there is no ledger yet. Raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as source:
            rows = csv.DictReader(source)
            return tuple(LedgerLine(row["index_number"], row["source"] or "", rows.line_num) for row in rows)
    except (KeyError, UnicodeDecodeError, csv.Error):
        raise InvalidRegister(
            _("{file}：台账的表头应是 {columns}，编码应是 UTF-8", file=path, columns=",".join(COLUMNS))
        ) from None


def read_ledger(register: Path) -> dict[str, str]:
    """Index number → the file it was given to; empty when there is no ledger yet. Raises InvalidRegister."""
    return {line.index_number: line.source for line in read_ledger_lines(register)}


def append_to_ledger(register: Path, given: Iterable[tuple[str, str]]) -> None:
    """Add (index number, file) lines at the end."""
    append_rows(register / FILE, COLUMNS, given)
