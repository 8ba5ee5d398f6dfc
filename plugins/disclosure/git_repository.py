"""The git repository around a content folder, read with suspicion: nothing that it configures is ever run."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _

WAIT_SECONDS = 300
# A hostile configuration could name programs for signatures, file system events and transports, or follow one file.
HARMLESS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.follow=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "diff.ignoreSubmodules=none"),
    *("-c", "protocol.allow=never"),
)
ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}


class HistoryUnavailable(DisclosureError):
    """The history of a content folder cannot be read; the sentence says why."""


@dataclass(frozen=True)
class Repository:
    """The repository whose folder `.git` is `git`, with the working tree `top`, in which `content` lies."""

    git: Path
    top: Path
    content: Path

    @cached_property
    def prefix(self) -> str:
        """The content folder below the working tree, with a slash at its end unless it is the tree itself."""
        below = self.content.relative_to(self.top).as_posix()
        return "" if below == "." else f"{below}/"

    @cached_property
    def head(self) -> str:
        """The id of the commit that is checked out; empty as long as there is none. Raises HistoryUnavailable."""
        run = self._start("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        output, errors = _communicate(run)
        if run.returncode > 1 or errors:
            raise HistoryUnavailable(_("git 读不出历史：{reason}", reason=_last_line(errors)))
        return output.decode("ascii", "replace").strip()

    @cached_property
    def is_shallow(self) -> bool:
        """Whether older commits are missing here."""
        return self.output("rev-parse", "--is-shallow-repository").strip() == b"true"

    def id_of(self, data: bytes) -> str:
        """The id by which this repository would know a file with these bytes."""
        kind = "sha256" if len(self.head) == 64 else "sha1"
        return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()

    def output(self, *arguments: str) -> bytes:
        """What git writes for some arguments; raises HistoryUnavailable."""
        run = self._start(*arguments)
        output, errors = _communicate(run)
        if run.returncode:
            raise HistoryUnavailable(_("git 读不出历史：{reason}", reason=_last_line(errors)))
        return output

    def blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """The bytes of files by their ids, one after the other; None for one that is missing or is no file.

        Raises HistoryUnavailable.
        """
        run = self._start("cat-file", "--batch", errors=subprocess.DEVNULL)
        try:
            yield from _answers(run, ids)
        finally:
            run.kill()
            run.communicate()

    def _start(self, *arguments: str, errors: int = subprocess.PIPE) -> subprocess.Popen[bytes]:
        # Where the repository is stated, git asks no one whose it is, and takes the working tree from nowhere else.
        command = [
            "git",
            f"--git-dir={self.git}",
            f"--work-tree={self.top}",
            "--no-pager",
            "--literal-pathspecs",
        ]
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        pipe = subprocess.PIPE
        try:
            return subprocess.Popen(
                [*command, *HARMLESS, *arguments],
                cwd=self.top,
                env={**inherited, **ENVIRONMENT},
                stdin=pipe,
                stdout=pipe,
                stderr=errors,
            )
        except OSError as error:
            raise HistoryUnavailable(_("git 不能运行：{reason}", reason=error.strerror)) from None


def repository_of(content: Path) -> Repository | None:
    """The nearest repository around a content folder, or None."""
    folder = content.resolve()
    for top in (folder, *folder.parents):
        if os.path.lexists(top / ".git"):
            return Repository(top / ".git", top, folder)
    return None


def state_of_history(content: Path) -> str:
    """What stands for the history of a content folder: the commit that is checked out and whether it is whole.

    Empty where there is no history or git does not give it.
    """
    repository = repository_of(content)
    try:
        return f"{repository.head} {repository.is_shallow}" if repository and repository.head else ""
    except HistoryUnavailable:
        return ""


def commit_of(content: Path) -> str:
    """The commit of a content folder that is checked out (40 or 64 hex digits); empty like `state_of_history`."""
    return state_of_history(content).partition(" ")[0]


def _communicate(run: subprocess.Popen[bytes]) -> tuple[bytes, bytes]:
    try:
        return run.communicate(timeout=WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        run.kill()
        run.communicate()
        raise HistoryUnavailable(_("git 超过 {seconds} 秒没有答复", seconds=WAIT_SECONDS)) from None


def _answers(run: subprocess.Popen[bytes], ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    if run.stdin is None or run.stdout is None:
        raise HistoryUnavailable(_("git 读不出历史：{reason}", reason="cat-file"))
    try:
        for wanted in ids:
            run.stdin.write(f"{wanted}\n".encode())
            run.stdin.flush()
            head = run.stdout.readline().split()
            if len(head) != 3 or not head[2].isdigit():
                if head[-1:] != [b"missing"]:
                    raise HistoryUnavailable(_("git 读不出历史：{reason}", reason=wanted))
                yield wanted, None
                continue
            size = int(head[2])
            data = run.stdout.read(size + 1)
            if len(data) != size + 1:
                raise HistoryUnavailable(_("git 读不出历史：{reason}", reason=wanted))
            yield wanted, data[:-1] if head[1] == b"blob" else None
    except BrokenPipeError:
        raise HistoryUnavailable(_("git 读不出历史：{reason}", reason="cat-file")) from None


def _last_line(errors: bytes) -> str:
    lines = errors.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:300] if lines else "?"
