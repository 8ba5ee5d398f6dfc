"""Tables as CSV files for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BYTE_ORDER_MARK = "\ufeff"
# Full-width signs too: some spreadsheets take them for the plain ones.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV with a byte order mark, which spreadsheets need to see the Chinese.

    A text that a spreadsheet would take for a formula has an apostrophe before it, and so has one that begins with
    apostrophes before such a text, so that the first can always be taken away again; numbers stay as they are.
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
    is_formula = cell.lstrip("'").startswith(_FORMULA) and not _NUMBER.fullmatch(cell)
    return f"'{cell}" if is_formula else cell
