"""What the last build left and is still what it was: proven by its bytes, then linked beside the old site."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PIECE = 1 << 20
MODE_BITS, MODE = 0o555, 0o444  # readable for the web server, whoever that is, and no program


class Written(NamedTuple):
    """What is known of a file of the site: what it was made from, and its SHA-256 and size."""

    fingerprint: bytes
    sha256: bytes
    size: int


Record = dict[str, Written]


def written(fingerprint: bytes, data: bytes) -> Written:
    """What is known of a file with these bytes."""
    return Written(fingerprint, hashlib.sha256(data).digest(), len(data))


def proven(site: Path, record: Mapping[str, Written]) -> frozenset[str]:
    """The paths of a record at which a site has the files that the build wrote."""
    return frozenset(path for path, known in record.items() if _has_digest(f"{site}/{path}", known.sha256))


def count_files(site: Path) -> int:
    """The number of files below a folder."""
    return len(inodes_below(site))


def carry_over(site: Path, folder: Path, paths: frozenset[str], *, may_link: bool) -> frozenset[str]:
    """Put these files of `site` into `folder`; gives those that are there then.

    Where `may_link` says that nobody else writes into `folder`, files are shared by hard links if the system can, what
    is shared already is left as it is, and everything else goes. Otherwise they are copied, and what stands in their
    place is left to whoever wrote it.
    """
    shared, there = inodes_below(site), inodes_below(folder)
    if may_link:
        for path in there.keys() - paths:
            remove(folder, path)
    carried = set()
    for path in sorted(paths):
        target = folder / path
        if path in there:
            if not may_link:
                continue
            if there[path] == shared.get(path):
                carried.add(path)
                continue
            target.unlink()
        target.parent.mkdir(parents=True, exist_ok=True)
        if place(site / path, target, may_link=may_link):
            carried.add(path)
    return frozenset(carried)


def write_new(path: str, pieces: Iterable[bytes]) -> None:
    """Write a file that is not there yet; raises OSError, also when it is."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o644)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def remove(folder: Path, path: str) -> None:
    """Remove a file below a folder, and the folders above it that are empty then."""
    target = folder / path
    with suppress(OSError):
        target.unlink()
        while (target := target.parent) != folder:
            target.rmdir()


def _has_digest(path: str, expected: bytes) -> bool:
    hasher = hashlib.sha256()
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        if os.fstat(descriptor).st_mode & MODE_BITS != MODE:
            return False
        while data := os.read(descriptor, PIECE):
            hasher.update(data)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return hasher.digest() == expected


def place(source: Path, target: Path, *, may_link: bool) -> bool:
    """Link a file, or copy it where that cannot be; False where neither can."""
    if may_link:
        with suppress(OSError):
            os.link(source, target, follow_symlinks=False)
            return True
    try:
        shutil.copyfile(source, target, follow_symlinks=False)
    except OSError:
        with suppress(OSError):
            target.unlink()
        return False
    return True


def inodes_below(folder: Path) -> dict[str, int]:
    """Path below the folder → inode of everything that is not a folder."""
    found: dict[str, int] = {}
    pending = [""]
    while pending:
        below = pending.pop()
        with suppress(OSError), os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{below}{entry.name}/")
                else:
                    found[f"{below}{entry.name}"] = entry.inode()
    return found
