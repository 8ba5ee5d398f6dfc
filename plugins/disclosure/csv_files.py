"""Tables as CSV files for spreadsheets."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """The rows as CSV with a byte order mark, which spreadsheets need to see the Chinese.

    A text that a spreadsheet would take for a formula has an apostrophe before it; numbers stay as they are.
    """
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\r\n").writerows(map(_harmless, row) for row in rows)
    return _BYTE_ORDER_MARK + target.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell
