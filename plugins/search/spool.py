"""A file without a name for what is too much for the memory while an index is built."""

from __future__ import annotations

import marshal
import os
import tempfile
from typing import Any, NamedTuple


class Piece(NamedTuple):
    """Where something lies in a spool."""

    offset: int
    length: int


class Spool:
    """Keeps values of plain types on disk; processes that were forked may read it at the same time."""

    def __init__(self) -> None:
        # Without a buffer: what a fork would inherit of one could be written twice.
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it lives as long as the spool
        self._end = 0

    def put(self, value: Any) -> Piece:
        """Keep a value."""
        data = marshal.dumps(value)
        written = 0
        while written < len(data):
            written += self._file.write(data[written:]) or 0
        piece = Piece(self._end, len(data))
        self._end += len(data)
        return piece

    def get(self, piece: Piece) -> Any:
        """The value that was put."""
        if hasattr(os, "pread"):
            return marshal.loads(os.pread(self._file.fileno(), piece.length, piece.offset))
        self._file.seek(piece.offset)
        data = self._file.read(piece.length)
        self._file.seek(self._end)
        return marshal.loads(data or b"")
