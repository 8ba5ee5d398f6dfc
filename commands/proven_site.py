"""Whether a built site is exactly what its manifest lists: asked before it is packed or published."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from plugins.disclosure.manifest import MANIFEST, SIGNATURES, Manifest
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import FileFacts


def facts_of(path: Path) -> FileFacts:
    """Digest and size of a file of any size. Raises OSError."""
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").digest()
        return FileFacts(sha256, file.tell())


def files_in(folder: Path) -> Iterator[str]:
    """The paths of everything below a folder that is no folder, links among them, in order. Raises OSError."""

    def refuse(error: OSError) -> None:
        raise error

    for top, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        below = Path(top).relative_to(folder)
        links = [name for name in folders if (Path(top) / name).is_symlink()]
        yield from ((below / name).as_posix() for name in sorted([*names, *links]))


def differences(folder: Path, manifest: Manifest) -> Iterator[str]:
    """What is missing, altered, strange or no file in a site, each by its path, in words. Raises OSError."""
    found = set()
    for path in files_in(folder):
        found.add(path)
        listed = manifest.files.get(path)
        if not stat.S_ISREG((folder / path).lstat().st_mode):
            yield _("{file}：是符号链接或特殊文件", file=path)
        elif listed is None:
            if path not in (MANIFEST, *SIGNATURES):
                yield _("{file}：清单里没有", file=path)
        elif facts_of(folder / path) != listed:
            yield _("{file}：内容与清单不符", file=path)
    for path in sorted(manifest.files.keys() - found):
        yield _("{file}：缺少", file=path)
