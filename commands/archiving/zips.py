"""ZIP files with the same bytes at any time and on any machine.

Nothing is compressed: what a compressor makes of a file depends on its version, and a stored file can be taken out even
of a damaged package.
"""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from commands.archiving.entries import Entry

# The first and the last year that a ZIP file can express.
YEARS = (1980, 2107)
ZIP64_FROM = 2**31 - 1


def write_zip(target: Path, entries: Iterable[Entry], day: date) -> None:
    """Write the entries in their order into a new file; raises BuildFailed, OSError."""
    with target.open("xb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for entry in entries:
            with archive.open(_head(entry, day), "w", force_zip64=entry.size > ZIP64_FROM) as member:
                for chunk in entry.chunks():
                    member.write(chunk)


def _head(entry: Entry, day: date) -> zipfile.ZipInfo:
    year = min(max(day.year, YEARS[0]), YEARS[1])
    head = zipfile.ZipInfo(entry.path, (year, day.month, day.day, 0, 0, 0))
    head.create_system = 3  # as if made on Unix, wherever it is made: permissions are told so
    head.external_attr = (stat.S_IFREG | 0o644) << 16
    head.compress_type = zipfile.ZIP_STORED
    head.file_size = entry.size
    return head
