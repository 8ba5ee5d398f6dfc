"""A desk at which a content folder is edited and committed, on stated days."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from plugins.disclosure.git_repository import repository_of
from tests.make import item, make_content, place, write
from tests.publisher.building import build, tree

NOON = "T12:00:00+08:00"
FIRST = "items/SL0000019/2026/00001/history.html"
IDENTITY = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@shili.example",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@shili.example",
}


def entry(on: str, note: str, kind: str = "细微修改") -> dict[str, str]:
    """An entry of the change history."""
    return {"on": on, "kind": kind, "note": note}


class Desk:
    """A repository with a content folder below `portal/`."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "repository"
        self.content = make_content(self.top / "portal", {})
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2026-03-04", moment: str = "") -> str:
        """Run git at noon of a day in China, or at a moment."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        now = moment or day + NOON
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.top,
            env={**kept, **IDENTITY, "GIT_AUTHOR_DATE": now, "GIT_COMMITTER_DATE": now},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return run.stdout

    def write(self, name: str, **changes: Any) -> None:
        """Write the valid item with changes."""
        write(self.content / place(name), item(**changes))

    def put(self, name: str, data: str | bytes) -> None:
        """Write a file as it is."""
        write(self.content / place(name), data)

    def commit(self, day: str) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message=x", day=day)

    def publish(self, day: str, name: str = "00001", **changes: Any) -> None:
        """Write an item and commit it."""
        self.write(name, **changes)
        self.commit(day)

    def repository(self) -> Any:
        """The repository as the program sees it."""
        return repository_of(self.content)

    def site(self, name: str = "site", **settings: Any) -> dict[str, str]:
        """Build: address → text of every page."""
        output = self.top.parent / name
        build(self.content, output, **settings)
        files = tree(output).items()
        return {path: data.decode() for path, data in files if path.endswith(".html")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty desk."""
    return Desk(tmp_path)
