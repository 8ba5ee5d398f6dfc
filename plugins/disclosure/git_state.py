"""Whether a content folder is what its commit says."""

from __future__ import annotations

from pathlib import Path

from plugins.disclosure.files import LITTER
from plugins.disclosure.git_repository import HistoryUnavailable, Repository, repository_of

# Files may be marked in the index so that git does not look whether they have changed.
LOOKED_AT = b"H"
SHALLOW = " shallow"
STATUS = (
    "-c",
    "core.excludesFile=",
    "status",
    "--porcelain=v1",
    "-z",
    "--no-renames",
    "--untracked-files=all",
    "--ignored=matching",
    "--ignore-submodules=all",
    "--",
)


def content_state(content: Path) -> str:
    """`committed`, `changed`, `no-commit`, `no-repository`, or `unknown` where git cannot tell without doubt.

    ` shallow` follows where older commits are missing, from which pages about earlier versions would be made. Files
    that git is told to ignore count as changes, as they are published too.
    """
    repository = repository_of(content)
    if repository is None:
        return "no-repository"
    try:
        if not repository.head:
            return "no-commit"
        return _state(repository) + (SHALLOW if repository.is_shallow else "")
    except HistoryUnavailable:
        return "unknown"


def _state(repository: Repository) -> str:
    place = repository.prefix or "."
    # Filters are programs that the repository names, and nothing that it names is run.
    if _has_filters(repository):
        return "unknown"
    marks = repository.output("ls-files", "-v", "-z", "--", place).split(b"\0")
    if any(mark[:1] != LOOKED_AT for mark in marks if mark):
        return "unknown"
    lines = repository.output(*STATUS, place).split(b"\0")
    names = (Path(line[3:].decode("utf-8", "surrogateescape")).name for line in lines if line)
    return "changed" if any(name not in LITTER for name in names) else "committed"


def _has_filters(repository: Repository) -> bool:
    names = repository.output("config", "--list", "--name-only", "-z").split(b"\0")
    return any(name.lower().startswith(b"filter.") for name in names)
