"""How a finished package gets its name: in one step, and never in the place of another one."""

from __future__ import annotations

import filecmp
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commands.atomic_files import write_atomically
from plugins.disclosure.errors import BuildFailed
from plugins.disclosure.messages import _

WORK = ".archive-work"
PART = "package.part"


@dataclass(frozen=True)
class Landed:
    """A package that is in its place; `is_new` is False when the same one lay there already."""

    path: Path
    size: int
    sha256: str
    is_new: bool


def clear_work(folder: Path) -> Path:
    """The folder for what is not finished, without what a killed run left in it; the caller holds the lock."""
    work = folder / WORK
    work.mkdir(exist_ok=True)
    for old in work.iterdir():
        old.unlink()
    return work


def land(folder: Path, name: str, write: Callable[[Path], None]) -> Landed:
    """Let `write` make a file and give it its name in `folder`, with its digest beside it.

    Raises BuildFailed when another file has that name, and whatever `write` raises; nothing is left behind then.
    """
    target, part = folder / name, folder / WORK / PART
    try:
        write(part)
        with part.open("rb+") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            os.fsync(file.fileno())
        size = part.stat().st_size
        is_new = _place(part, target)
    finally:
        part.unlink(missing_ok=True)
    sums = f"{sha256}  {name}\n".encode()
    beside = target.with_name(f"{name}.sha256")
    if not beside.is_file() or beside.read_bytes() != sums:
        write_atomically(beside, sums, folder / WORK)
    return Landed(target, size, sha256, is_new)


def _place(part: Path, target: Path) -> bool:
    if os.path.lexists(target):
        if target.is_file() and not target.is_symlink() and filecmp.cmp(part, target, shallow=False):
            return False
        raise BuildFailed(
            _("{file} 已经存在，而且内容不同，没有覆盖。请移走它，或用 --into 写到别处", file=target)
        )
    try:
        # Unlike renaming, it fails where another program was quicker.
        os.link(part, target)
    except FileExistsError:
        raise BuildFailed(_("{file} 刚被另一个程序写入，没有覆盖", file=target)) from None
    except OSError:  # memory sticks know no links
        part.rename(target)
    return True
