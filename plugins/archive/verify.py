#!/usr/bin/env python3
"""核对网站的一份拷贝，只需要 Python 3.8 或更新版本 / Verify a copy of this site; needs nothing but Python 3.8+.

用法 / Usage:  python3 verify.py [DIR]

DIR 是拷贝所在的文件夹，不写就是本文件所在的文件夹；镜像工具为网站另建了一层文件夹的，写外面一层也可以。
DIR is the folder of the copy, by default the one in which this file lies; the folder around it will do as well.

逐个文件与清单 manifest.json 比较大小和 SHA-256。只读，不改动、不联网。
Compares size and SHA-256 of every file with manifest.json. Reads only, changes nothing, needs no network.

退出状态 / Exit status:  0 完整无误 intact    1 有出入 differs    2 无法核对 cannot be checked
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import sys
from pathlib import Path

MANIFEST, FORMAT = "manifest.json", "yangguang-manifest/1"
SIGNATURES = ("manifest.json.minisig", "manifest.json.sig")
MAX_MANIFEST = 256 << 20
MAX_FOLDERS = 1000
PIECE = 1 << 20
PATH = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*(?:/[0-9A-Za-z][0-9A-Za-z._-]*)*")
SHA256 = re.compile(r"[0-9a-f]{64}")
# What wget, HTTrack and desktops leave behind; it is told apart from files that somebody has added.
LEFTOVERS = re.compile(
    r"(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)|.*\.(?:orig|tmp|wget)"
    r"|hts-cache/.*|hts-log\.txt|hts-[a-z]+\.lock|cookies\.txt|fade\.gif|backblue\.gif|wget-log(?:\.\d+)?|robots\.txt"
)
JUNCTION = 0xA0000003  # Windows: a folder that is really somewhere else

MISSING, ALTERED, NO_FILE, UNREADABLE = "missing", "altered", "no-file", "unreadable"
EXTRA, LEFTOVER = "extra", "leftover"
NAMES = {
    MISSING: "缺少 / missing",
    ALTERED: "被改动 / altered",
    NO_FILE: "是链接或设备，不是文件 / a link or device, not a file",
    UNREADABLE: "读不出来 / unreadable",
    EXTRA: "清单里没有 / not in the manifest",
    LEFTOVER: "镜像工具或系统留下的，不算损坏 / left by tools, no damage",
}


class CannotVerify(Exception):
    """There is nothing to compare with; `str()` says why in Chinese and English."""


class Found:
    """Everything below a folder: `files`, `others` (links, pipes, devices) and `closed` folders, by their paths."""

    def __init__(self, root: Path) -> None:
        self.files: set[str] = set()
        self.others: set[str] = set()
        self.closed: set[str] = set()
        pending = [""]
        while pending:
            below = pending.pop()
            try:
                with os.scandir(root / below) as entries:
                    pending += [f"{below}{entry.name}/" for entry in entries if self._is_folder(entry, below)]
            except OSError:
                self.closed.add(below)

    def _is_folder(self, entry: os.DirEntry[str], below: str) -> bool:
        """Note an entry, unless it is a folder; links are never followed."""
        status = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(status.st_mode) and getattr(status, "st_reparse_tag", 0) != JUNCTION:
            return True
        (self.files if stat.S_ISREG(status.st_mode) else self.others).add(below + entry.name)
        return False

    def is_closed(self, path: str) -> bool:
        """Whether a path lies below a folder that cannot be looked into."""
        return any(path.startswith(folder) for folder in self.closed)


def open_file(path: Path) -> int:
    """A descriptor of a regular file; raises OSError, also for a link, and never waits for a pipe."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("no regular file")
    return descriptor


def state_of(path: Path, size: int, sha256: str) -> str:
    """What is wrong with a file that shall have this size and digest; empty when nothing is."""
    try:
        with os.fdopen(open_file(path), "rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size != size:
                return ALTERED
            hasher, left = hashlib.sha256(), size + 1
            while left > 0 and (piece := file.read(min(PIECE, left))):
                hasher.update(piece)
                left -= len(piece)
    except OSError:
        return UNREADABLE
    return "" if left == 1 and hasher.hexdigest() == sha256 else ALTERED


def root_of(folder: Path) -> Path:
    """The folder with the manifest: this one, or the only one below it; raises CannotVerify."""
    if not folder.is_dir():
        raise CannotVerify(f"没有这个文件夹 / no such folder: {shown(str(folder))}")
    found: list[Path] = []
    level, looked = [folder], 0
    while level and not found and looked < MAX_FOLDERS:
        found = [place for place in level if os.path.lexists(place / MANIFEST)]
        looked += len(level)
        level = [below for place in level for below in _folders(place)]
    if not found:
        raise CannotVerify(f"找不到清单 {MANIFEST} / there is no {MANIFEST}: {shown(str(folder))}")
    if len(found) > 1:
        names = "  ".join(shown(str(place)) for place in sorted(found)[:10])
        raise CannotVerify(f"有几份拷贝，请指明一份 / several copies, name one of them: {names}")
    return found[0]


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if entry.is_dir(follow_symlinks=False))
    except OSError:
        return []


def manifest_bytes(root: Path) -> bytes:
    """The bytes of the manifest of a copy; raises CannotVerify."""
    try:
        with os.fdopen(open_file(root / MANIFEST), "rb") as file:
            data = file.read(MAX_MANIFEST + 1)
    except OSError as error:
        raise CannotVerify(f"清单读不出来 / the manifest cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_MANIFEST:
        raise CannotVerify("清单太大 / the manifest is too large")
    return data


def listed_in(data: bytes) -> dict[str, tuple[int, str]]:
    """Path → size and SHA-256 of every file that a manifest lists; raises CannotVerify."""
    files = {}
    try:
        told = json.loads(data)
        if told["format"] != FORMAT:
            raise ValueError
        for entry in told["files"]:
            path, size, sha256 = entry["path"], entry["size"], entry["sha256"]
            # A path that leads out of the copy would make a forged manifest look at other files.
            good = PATH.fullmatch(path) and SHA256.fullmatch(sha256) and type(size) is int and size >= 0
            if not good or path in files:
                raise ValueError
            files[path] = (size, sha256)
    except (ValueError, TypeError, LookupError, RecursionError):
        raise CannotVerify(
            "清单已损坏或不是本程序生成的 / the manifest is broken or of another kind"
        ) from None
    return files


def differences(
    listed: dict[str, tuple[int, str]], found: Found, states: dict[str, str]
) -> dict[str, list[str]]:
    """Kind → paths, in order. `states` has what `state_of` said of the files that are listed and there."""
    told: dict[str, list[str]] = {kind: [] for kind in NAMES}
    for path in listed.keys() - found.files:
        told[NO_FILE if path in found.others else UNREADABLE if found.is_closed(path) else MISSING].append(
            path
        )
    for path, state in states.items():
        if state:
            told[state].append(path)
    for path in (found.files | found.others) - listed.keys() - {MANIFEST, *SIGNATURES}:
        told[LEFTOVER if LEFTOVERS.fullmatch(path) else EXTRA].append(path)
    told[UNREADABLE] += (folder or "./" for folder in found.closed)
    return {kind: sorted(paths) for kind, paths in told.items()}


def is_intact(told: dict[str, list[str]]) -> bool:
    """Whether a copy has exactly what the manifest lists, besides what tools left."""
    return not any(paths for kind, paths in told.items() if kind != LEFTOVER)


def shown(path: str) -> str:
    """A path for the screen: a name from elsewhere may hold signs that command a terminal."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in path)


def main(arguments: list[str]) -> int:
    """Verify a copy and print what is found; gives the exit status."""
    getattr(sys.stdout, "reconfigure", lambda **_: None)(errors="backslashreplace")
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0 if len(arguments) == 1 else 2
    try:
        root = root_of(Path(arguments[0]) if arguments else Path(__file__).resolve().parent)
        data = manifest_bytes(root)
        listed = listed_in(data)
    except CannotVerify as error:
        print(f"无法核对 / cannot be checked: {error}")
        return 2
    found = Found(root)
    there = [path for path in listed if path in found.files]
    told = differences(listed, found, {path: state_of(root / path, *listed[path]) for path in there})
    for kind, paths in told.items():
        for path in paths:
            print(f"{NAMES[kind]}: {shown(path)}")
    print(f"{shown(str(root))}\n清单的 SHA-256 / SHA-256 of the manifest: {hashlib.sha256(data).hexdigest()}")
    for name in sorted(found.files.intersection(SIGNATURES)):
        command = (
            f"minisign -Vm {MANIFEST} -P PUBLIC_KEY" if name.endswith(".minisig") else "ssh-keygen -Y verify"
        )
        print(f"签名 / signature: {name}（另行核对 / to be checked with: {command}）")
    if is_intact(told):
        print(f"完整无误：{len(listed)} 个文件与清单一致 / intact: {len(listed)} files are as listed")
        return 0
    print("与清单有出入 / the copy differs from the manifest")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
