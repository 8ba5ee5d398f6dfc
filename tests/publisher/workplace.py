"""A site built by the command that people type, and processes that have a disk, limits or a user of their own."""

from __future__ import annotations

import ctypes
import io
import multiprocessing
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from commands import build as command
from commands.build import Options
from tests.make import Files, make_content
from tests.publisher.building import DATE, configuration, differing, leftovers, own_theme, tree

NEW_MOUNTS, NEW_USERS = 0x00020000, 0x10000000
PRIVATE, READ_ONLY, REMOUNT = 0x4000 | (1 << 18), 1, 32


class Workplace:
    """A content folder, a theme, a cache and a site."""

    def __init__(self, folder: Path, files: Files) -> None:
        self.folder = folder
        self.content, self.theme = make_content(folder, files), own_theme(folder)
        self.output, self.cache = folder / "public" / "site", folder / "cache"
        self.configuration = configuration(folder, THEME=repr(str(self.theme)))

    def build(self, workers: int = 1) -> tuple[int, str]:
        """The exit status and what was told."""
        return self._build(self.output, self.cache, workers)

    def clean(self) -> tuple[int, dict[str, bytes]]:
        """The exit status and the site of a build elsewhere that remembers nothing."""
        elsewhere = self.folder / "clean"
        number = len(list(elsewhere.iterdir())) if elsewhere.exists() else 0
        output = elsewhere / str(number) / "site"
        status, _told = self._build(output, elsewhere / str(number) / "cache", 1)
        return status, tree(output)

    def edit(self) -> None:
        """A change that touches every page."""
        path = self.theme / "templates" / "base.html"
        path.write_text(
            path.read_text(encoding="utf-8").replace("site-footer", "site-bottom"), encoding="utf-8"
        )

    def assert_refused(self, *texts: str, workers: int = 1) -> None:
        """The build fails, tells all these texts, and leaves the old site and nothing else."""
        before = tree(self.output)
        status, told = self.build(workers)
        assert status == 1, told
        assert [text for text in texts if text not in told] == [], told
        assert differing(tree(self.output), before) == leftovers(self.output) == []

    def assert_works(self) -> None:
        """The next build brings the site up to date."""
        status, told = self.build()
        assert status == 0, told
        status, wanted = self.clean()
        assert status == 0
        assert differing(tree(self.output), wanted) == leftovers(self.output) == []

    def _build(self, output: Path, cache: Path, workers: int) -> tuple[int, str]:
        told = io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stderr(told), redirect_stdout(told):
            patch.setattr(command, "CONFIGURATION", self.configuration)
            status = command.build(self.content, output, Options(date=DATE, cache=cache, workers=workers))
        assert "Traceback" not in told.getvalue()
        return status, told.getvalue()


def apart(*functions: Callable[[], Any]) -> list[Any]:
    """What functions give, each in a process of its own and all at once; a failure of one is one of the test."""
    context = multiprocessing.get_context("fork")
    running = []
    for function in functions:
        answers, sender = context.Pipe(duplex=False)
        process = context.Process(target=_answer, args=(function, sender))
        process.start()
        sender.close()
        running.append((process, answers))
    found = []
    for process, answers in running:
        try:
            found.append(answers.recv())
        except EOFError:
            found.append((None, "a process ended without an answer"))
        process.join(30)
        process.kill()
    if failures := [failure for _answer, failure in found if failure]:
        pytest.fail("\n".join(failures))
    return [answer for answer, _failure in found]


def _answer(function: Callable[[], Any], sender: Any) -> None:
    try:
        sender.send((function(), None))
    except BaseException as error:  # the test has to hear of every failure
        sender.send((None, f"{type(error).__name__}: {error}"))


def enter_own_room() -> None:
    """From here on this process may mount what it likes without anybody else seeing it. Raises OSError."""
    user, group = os.geteuid(), os.getegid()
    _check(_libc().unshare(NEW_MOUNTS | NEW_USERS if user else NEW_MOUNTS))
    if user:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    _check(_libc().mount(b"none", b"/", None, PRIVATE, None))


def mount(place: Path, options: str, flags: int = 0) -> None:
    """A small disk at a place, or a change of it. Raises OSError."""
    _check(_libc().mount(b"room", os.fsencode(place), b"tmpfs", flags, options.encode()))


def why_nothing_can_be_mounted(place: Path) -> str:
    """The reason, or nothing where a small disk can be mounted."""

    def attempt() -> str:
        try:
            enter_own_room()
            mount(place, "size=64k")
        except OSError as error:
            return f"这里不能挂载：{error}"
        return ""

    (reason,) = apart(attempt)
    return str(reason)


def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def _check(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
