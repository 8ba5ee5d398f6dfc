"""Digests: how two builds tell whether something is the same. Contents are compared, never clocks."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

SIZE = 16
PACKAGES = Path(yaml.__file__).resolve().parents[1]
ROOT = Path(__file__).resolve().parents[2]


def digest(*parts: bytes | str) -> bytes:
    """16 bytes that stand for `parts`; where one ends and the next begins counts too."""
    encoded = [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in parts]
    lengths = ",".join([str(len(part)) for part in encoded])
    return hashlib.blake2b(b"".join((lengths.encode(), b"\0", *encoded)), digest_size=SIZE).digest()


def digest_of_files(paths: Iterable[Path], below: Path) -> bytes:
    """16 bytes that stand for some files' places below a folder and their bytes; raises OSError."""
    parts: list[bytes | str] = []
    for path in sorted(paths):
        parts += (path.relative_to(below).as_posix(), path.read_bytes())
    return digest(*parts)


@lru_cache
def code_digest(*more: Path) -> bytes:
    """16 bytes that stand for the code of this program, its messages, Python and every installed package.

    `more` are files or folders of code from elsewhere that takes part. Nothing that was remembered under another
    digest may be used.
    """
    parts: list[bytes | str] = [sys.version, sys.platform]
    parts += sorted(entry.name for entry in PACKAGES.glob("*.dist-info"))
    for place in (ROOT / "plugins", ROOT / "locale", *more):
        # Whatever lies there may take part: scripts, tables, templates.
        files = [place, *place.rglob("*")]
        parts.append(digest_of_files([f for f in files if f.is_file() and f.suffix != ".pyc"], place.parent))
    return digest(*parts)
