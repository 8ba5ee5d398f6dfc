"""Tables as CSV files for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV with a byte order mark, which spreadsheets need to see the Chinese.

    A text that a spreadsheet would take for a formula has an apostrophe before it; numbers stay as they are.
    """
    return BYTE_ORDER_MARK + _lines(rows)


def csv_line(row: Sequence[str]) -> str:
    """One row of such a file, which begins with `BYTE_ORDER_MARK`, for those that are written line by line."""
    return _lines([row])


def _lines(rows: Iterable[Sequence[str]]) -> str:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(map(_harmless, row) for row in rows)
    return target.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
