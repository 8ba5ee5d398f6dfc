"""The files that a proposal changes, inside the content folder and outside, with what kind of file each is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from commands.checking.repository import Changes, Repository

ABSENT, PLAIN, PROGRAM, LINK = "000000", "100644", "100755", "120000"


@dataclass(frozen=True)
class ChangedFile:
    """One path that differs from the base, with its modes as git writes them (ABSENT where it is not)."""

    path: str
    mode_before: str
    mode: str

    @property
    def is_deleted(self) -> bool:
        """Whether the proposal no longer has it."""
        return self.mode == ABSENT


def changed_files(
    repository: Repository, content: Path, changes: Changes
) -> tuple[list[ChangedFile], list[ChangedFile]]:
    """What differs from the commit of `changes`: with paths relative to the content folder, and all outside of it."""
    inside: dict[str, ChangedFile] = {}
    outside = []
    for path, before, after in repository.changed_modes(changes.commit):
        if path.startswith(repository.prefix):
            name = path.removeprefix(repository.prefix)
            inside[name] = ChangedFile(name, before, after)
        else:
            outside.append(ChangedFile(path, before, after))
    for new in _unknown(content, changes.changed - inside.keys()):
        inside[new.path] = new
    return sorted(inside.values(), key=lambda file: file.path), outside


def _unknown(content: Path, names: frozenset[str]) -> Iterator[ChangedFile]:
    """Files that git does not follow yet."""
    for name in names:
        path = content / name
        is_program = path.is_file() and os.access(path, os.X_OK)
        yield ChangedFile(name, ABSENT, LINK if path.is_symlink() else PROGRAM if is_program else PLAIN)
