"""What the last build left and is still what it was: proven by its bytes, then linked beside the old site."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plugins.disclosure.digests import SIZE

PIECE = 1 << 20


class Written(NamedTuple):
    """What is known of a file of the site: what it was made from, and what its bytes are."""

    fingerprint: bytes
    bytes_digest: bytes


Record = dict[str, Written]


@dataclass(frozen=True)
class Proven:
    """The paths whose bytes are those of the record, and whether the site holds exactly what is recorded."""

    paths: frozenset[str]
    is_whole: bool


def digest_of_bytes(data: bytes) -> bytes:
    """16 bytes that stand for a file's content."""
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def prove(site: Path, record: Mapping[str, Written]) -> Proven:
    """Compare the files of a site with the record of the build that wrote them."""
    paths = frozenset(
        path for path, known in record.items() if _has_digest(f"{site}/{path}", known.bytes_digest)
    )
    return Proven(paths, len(paths) == len(record) == count_files(site))


def carry_over(site: Path, folder: Path, paths: Iterable[str], *, may_link: bool) -> frozenset[str]:
    """Put files of `site` into `folder`; gives those that are there then.

    Files are shared between the two folders by hard links where the system can and `may_link` says that nobody will
    write into them; copied otherwise.
    """
    carried = set()
    made: set[str] = set()
    for path in paths:
        below, _slash, _name = path.rpartition("/")
        if below not in made:
            (folder / below).mkdir(parents=True, exist_ok=True)
            made.add(below)
        if _place(f"{site}/{path}", f"{folder}/{path}", may_link=may_link):
            carried.add(path)
    return frozenset(carried)


def _has_digest(path: str, expected: bytes) -> bool:
    hasher = hashlib.blake2b(digest_size=SIZE)
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return False
    try:
        while data := os.read(descriptor, PIECE):
            hasher.update(data)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return hasher.digest() == expected


def _place(source: str, target: str, *, may_link: bool) -> bool:
    if may_link:
        with suppress(OSError):
            os.link(source, target, follow_symlinks=False)
            return True
    try:
        shutil.copyfile(source, target, follow_symlinks=False)
    except OSError:
        with suppress(OSError):
            Path(target).unlink()
        return False
    return True


def count_files(folder: Path) -> int:
    """The number of files below a folder."""
    return sum(len(files) for _folder, _folders, files in os.walk(folder))
