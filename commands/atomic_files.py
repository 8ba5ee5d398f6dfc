"""Writing files whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_atomically(path: Path, data: bytes, scratch: Path) -> None:
    """Put `data` at `path` in one step; a reader, or a killed process, never sees a half-written file.

    The unfinished file lies in the folder `scratch`, which must be on the same disk, and where a file that a killed
    process left behind disturbs nobody.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = scratch / f".{os.getpid()}.tmp"
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
