"""Somebody who does what a page says, in a copy of the repository, and compares what is shown with what comes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

from invoke import Task

from commands.bootstrap import ROOT, VENV
from tests.handbook.blocks import Block, blocks_of, commands_of

# The sample's present (2026-11-22, noon in China).
NOW = "1795320000"
PATIENCE = 120
OPTION = re.compile(r"(?<!\S)--[a-z-]+")
GAP = "……"


class Reader:
    """Follows the pages one after the other. `place` is an empty folder; what a page calls `/srv` is in it."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._here = place
        self._shown = ""
        self._status = 0
        origin = place / "origin.git"
        self._stand_ins = {"https://git.example.gov.cn/shili/zwgk.git": str(origin), "/srv/": f"{place}/srv/"}
        identity = place / "gitconfig"
        identity.write_text("[user]\nname = 测试\nemail = a@example.com\n", encoding="utf-8")
        (place / "srv" / "www").mkdir(parents=True)
        self._environment = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": str(identity),
            "GIT_CONFIG_NOSYSTEM": "1",
            "SOURCE_DATE_EPOCH": NOW,
        }
        _publish_working_copy(origin, place / "sample", self._environment)

    def follow(self, page: Path) -> None:
        """Do everything that a page says; raises AssertionError with its line where something else happens."""
        for block in blocks_of(page):
            try:
                self._do(block)
            except AssertionError as error:
                raise AssertionError(f"{page.name}:{block.line}: {error}") from None

    def _do(self, block: Block) -> None:
        for name, value in block.hints:
            if name == "in":
                self._here = (self._place / value).resolve() if value != ".." else self._place
            elif name == "hidden":
                self._run(value)
                assert self._status == 0, f"{value}\n{self._shown}"
        for name, value in block.hints:
            if name in ("file", "after", "replace"):
                self._edit(name, value, self._stood_in(block.text))
        if block.language == "sh":
            self._type(block)
        elif block.language == "text" and not {"file", "after"} & {name for name, _value in block.hints}:
            self._compare(block)

    def _type(self, block: Block) -> None:
        assert block.text.strip()
        for command in commands_of(block.text):
            self._look_up(command)
        if block.hint("stub") is not None:
            return
        if (end := block.hint("until")) is not None:
            self._start(block.text, end)
            return
        self._run(block.hint("instead") or block.text)

    def _compare(self, block: Block) -> None:
        """Lines that are shown come in this order, right after each other where no gap is shown between them."""
        wanted = [re.escape(line).replace(GAP, ".*") for line in block.text.rstrip("\n").split("\n")]
        pattern = "\n".join(wanted)
        pattern = re.sub(r"(?m)^\.\*\n", r"(?s:.*\n)??", pattern)
        pattern = re.sub(r"\n\.\*\Z", "(?s:.*)", pattern)
        assert re.search(f"(?m)^{pattern}", self._shown), f"shown:\n{block.text}\ncame:\n{self._shown}"
        fails = block.hint("fails") is not None
        assert (self._status != 0) == fails, f"status {self._status}:\n{self._shown}"
        self._status = 0

    def _run(self, commands: str) -> None:
        assert self._status == 0, f"the command before failed:\n{self._shown}"
        script = f'set -e\n{self._stood_in(commands)}\npwd > "{self._place}/here"'
        result = subprocess.run(
            ["bash", "-c", script],
            cwd=self._here,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
        self._status = result.returncode
        self._shown = result.stdout
        if self._status == 0:
            self._here = Path((self._place / "here").read_text(encoding="utf-8").strip())
        if (self._here / "tasks.py").exists() and not (self._here / ".venv").exists():
            (self._here / ".venv").symlink_to(VENV)

    def _start(self, command: str, end: str) -> None:
        with subprocess.Popen(
            ["bash", "-c", f"exec {command}"],
            cwd=self._here,
            env={**self._environment, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        ) as process:
            assert process.stdout
            began = time.monotonic()
            shown = ""
            while end not in shown and time.monotonic() - began < PATIENCE:
                line = process.stdout.readline()
                if not line:
                    break
                shown += line
            process.send_signal(signal.SIGINT)
            self._shown = shown + process.stdout.read()
        assert end in shown, self._shown
        self._status = 0

    def _edit(self, how: str, value: str, text: str) -> None:
        name, _bar, beginning = value.partition(" | ")
        path = self._here / name
        if how == "file":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        if how == "replace":
            new = text.splitlines(keepends=True)
            beginning = new[0].partition(" = ")[0] + " = "
        at = next((number for number, line in enumerate(lines) if line.startswith(beginning)), None)
        assert at is not None, f"no line of {name} begins with {beginning!r}"
        if how == "replace":
            last = at if len(new) == 1 else lines.index(new[-1], at)
            lines[at : last + 1] = new
        else:
            lines[at + 1 : at + 1] = [text]
        path.write_text("".join(lines), encoding="utf-8")

    def _stood_in(self, text: str) -> str:
        for shown, real in self._stand_ins.items():
            text = text.replace(shown, real)
        return text

    def _look_up(self, command: str) -> None:
        """Every task and option that a page names exists."""
        words = command.split()
        if words[:2] == ["python3", "tasks.py"] and len(words) > 2:
            told = options_of(words[2])
            unknown = [option for option in OPTION.findall(command) if option not in told]
            assert not unknown, f"{words[2]} has no {unknown}"


def options_of(task: str) -> set[str]:
    """The options of a task; raises AssertionError when there is no such task."""
    import tasks

    known = {item.name: item for item in vars(tasks).values() if isinstance(item, Task)}
    assert task in known, f"no such task: {task}"
    return {flag for argument in known[task].get_arguments() for flag in _flags(argument.names)} | {"--help"}


def _flags(names: tuple[str, ...]) -> list[str]:
    return [f"--{name.replace('_', '-')}" for name in names if len(name) > 1]


def _publish_working_copy(origin: Path, copy: Path, environment: dict[str, str]) -> None:
    """A bare repository whose only commit is what lies in the working copy."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.split(b"\0")
    present = [name for name in names if name and (ROOT / os.fsdecode(name)).exists()]
    copy.mkdir()
    subprocess.run(
        ["xargs", "-0", "cp", "--parents", "-t", str(copy)], input=b"\0".join(present), cwd=ROOT, check=True
    )
    script = f'git init -q -b main && git add -A && git commit -qm 样例 && git clone -q --bare . "{origin}"'
    subprocess.run(["bash", "-c", script], cwd=copy, env=environment, check=True)
