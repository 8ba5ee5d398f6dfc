"""Lists of the register that only grow: what stands in them stays, new lines come at the end."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path


def row_of(line: str) -> list[str]:
    """The cells of one line by itself; none where it cannot be read, as in versions that nobody has checked."""
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def append_rows(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Add lines at the end of a CSV file, below the names of its columns where it is new. Raises OSError."""
    before = path.read_bytes() if path.exists() else b""
    with path.open("a", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        if not before:
            writer.writerow(columns)
        elif not before.endswith(b"\n"):
            target.write("\n")
        writer.writerows(rows)
