"""A content folder in a git repository, for tests of what looks at changes."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "李示例",
    "GIT_AUTHOR_EMAIL": "li@shili.example",
    "GIT_COMMITTER_NAME": "李示例",
    "GIT_COMMITTER_EMAIL": "li@shili.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str | bytes, status: int = 0) -> str:
    """Run git in `folder` and give its output; another exit status than `status` fails."""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, env={**os.environ, **IDENTITY}, check=False)
    assert done.returncode == status, (arguments, done.stdout, done.stderr)
    return done.stdout.decode(errors="replace").strip()


def repository(folder: Path) -> Path:
    """Make `folder` a repository with everything in it committed on the branch `main`."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, "开始")
    return folder


def commit(folder: Path, message: str = "改动") -> str:
    """Commit everything; gives the commit's id."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")
