"""Which files of a content folder are items: links are not followed, nothing is skipped in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.disclosure.digests import digest
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.files import LITTER, files_below, read_bytes
from plugins.disclosure.findings import Finding, unreadable
from plugins.disclosure.messages import _
from plugins.disclosure.places import ITEM_FOLDERS, REGISTER_FOLDER, is_record_place
from plugins.disclosure.reader import misplaced

MAX_BYTES = 100 * 1024 * 1024
# What git has at the top of a content folder that is a repository of its own.
OF_GIT = frozenset({".git", ".gitattributes", ".gitignore"})

Entry = os.DirEntry[str]


@dataclass
class ItemFiles:
    """Every item file (`source` → the names of its attachments), and what lies there and is neither."""

    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def item_files(content: Path) -> ItemFiles:
    """What lies below `catalog/` and `notices/`, in order; raises BuildFailed when a folder cannot be listed."""
    found = ItemFiles()
    pending = [*ITEM_FOLDERS]
    while pending:
        folder = pending.pop()
        if (content / folder).is_symlink():
            found.findings.append(_link(folder))
        elif (content / folder).is_dir():
            pending += _look_into(content, folder, found)
    found.sources = dict(sorted(found.sources.items()))
    return found


def _look_into(content: Path, folder: str, found: ItemFiles) -> list[str]:
    """Sort the entries of one folder; gives the folders below it that may hold items."""
    below = []
    entries = [entry for entry in _entries(content / folder) if entry.name not in LITTER]
    stems = {entry.name[:-3] for entry in entries if _is_file(entry) and entry.name.endswith(".md")}
    attachments: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            found.findings.append(_link(path))
        elif entry.is_dir() and entry.name in stems:
            attachments[f"{path}.md"] = _attachments(content, path, found)
        elif entry.is_dir() and not entry.name.endswith(".md"):
            below.append(path)
        elif _is_file(entry) and entry.name.endswith(".md"):
            found.sources.setdefault(path, ())
        else:
            found.findings.append(unreadable(path, misplaced()))
    found.sources.update(attachments)
    return below


def stray_files(content: Path) -> Iterator[Finding]:
    """A finding for every file outside the folders of items and the register that nothing would publish."""
    for top in sorted(content.iterdir()):
        if top.name in (*ITEM_FOLDERS, REGISTER_FOLDER, *OF_GIT):
            continue
        for path in files_below(top) if top.is_dir() and not top.is_symlink() else [top]:
            source = path.relative_to(content).as_posix()
            if path.name not in LITTER and not is_record_place(source):
                yield unreadable(source, misplaced())


def digest_of_other_files(content: Path) -> bytes:
    """Stands for every file outside the folders of items and its place; empty where one cannot be read.

    Raises OSError for a folder that cannot be listed.
    """
    parts: list[bytes | str] = []
    for top in sorted(content.iterdir()):
        if top.name in (*ITEM_FOLDERS, *OF_GIT):
            continue
        for path in files_below(top) if top.is_dir() and not top.is_symlink() else [top]:
            try:
                parts += (path.relative_to(content).as_posix(), read_bytes(path, MAX_BYTES))
            except BadFrontMatter:
                return b""
    return digest(*parts)


def _attachments(content: Path, folder: str, found: ItemFiles) -> tuple[str, ...]:
    """The names of the files in an attachments folder; findings for what lies there and is not a file."""
    names = []
    for entry in _entries(content / folder):
        path = f"{folder}/{entry.name}"
        if entry.name in LITTER:
            continue
        if entry.is_symlink():
            found.findings.append(_link(path))
        elif not _is_file(entry):
            error = BadFrontMatter(
                _("附件文件夹里只能直接放文件"), 1, _("把文件移到附件文件夹里，删去下级文件夹")
            )
            found.findings.append(unreadable(path, error))
        names.append(entry.name)
    return tuple(names)


def _entries(folder: Path) -> list[Entry]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise BuildFailed(
            _("文件夹 {folder} 打不开：{reason}", folder=folder, reason=error.strerror)
        ) from None


def _is_file(entry: Entry) -> bool:
    return entry.is_file(follow_symlinks=False)


def _link(source: str) -> Finding:
    return unreadable(source, BadFrontMatter(_("这是一个链接，不是文件"), 1, _("放入文件本身")))
