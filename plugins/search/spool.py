"""A place for what is too much for the memory while an index is built: a file without a name, once it is large."""

from __future__ import annotations

import os
import tempfile
from typing import Any, NamedTuple

MOST_IN_MEMORY = 16 * 1024 * 1024


class Piece(NamedTuple):
    """Where something lies in a spool."""

    offset: int
    length: int


class Spool:
    """Keeps bytes; processes that were forked may read them at the same time.

    With `is_shared` they are on disk at once: what one process puts after a fork, the other one can get, as long as
    only one of them puts.
    """

    def __init__(self, *, is_shared: bool = False) -> None:
        self._memory = bytearray()
        self._file: Any = _new_file() if is_shared else None
        self._end = 0

    def put(self, data: bytes) -> Piece:
        """Keep some bytes."""
        piece = Piece(self._end, len(data))
        self._end += len(data)
        if self._file is None and self._end <= MOST_IN_MEMORY:
            self._memory += data
        else:
            self._write(data)
        return piece

    def get(self, piece: Piece) -> bytes:
        """The bytes that were put."""
        if self._file is None:
            return bytes(self._memory[piece.offset : piece.offset + piece.length])
        if hasattr(os, "pread"):
            return os.pread(self._file.fileno(), piece.length, piece.offset)
        self._file.seek(piece.offset)
        data: bytes = self._file.read(piece.length)
        self._file.seek(self._end)
        return data

    def _write(self, data: bytes) -> None:
        if self._file is None:
            self._file = _new_file()
            data, self._memory = bytes(self._memory) + data, bytearray()
        written = 0
        while written < len(data):
            written += self._file.write(data[written:])


def _new_file() -> Any:
    # Without a buffer: what a fork would inherit of one could be written twice.
    return tempfile.TemporaryFile(buffering=0)
