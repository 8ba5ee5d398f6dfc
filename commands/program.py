"""How a command line becomes a task: what tasks share, and Invoke's program with its first page in Chinese."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke import Collection, Exit, ParseError, Program, Task

from commands.bootstrap import ROOT

CONTENT = "内容目录，默认 content"
OUTPUT = "网站输出目录，默认 output"
DATE = "以哪一天为准（YYYY-MM-DD），默认今天"


def end(status: int) -> None:
    """End the program with an exit status, unless it is 0."""
    if status:
        raise Exit(code=status)


def place(value: str, default: str) -> Path:
    """The path of an option, or the default one beside `tasks.py`."""
    return Path(value) if value else ROOT / default


class Tasks(Program):
    """Invoke's program for `tasks`, which are in the order of their use."""

    def __init__(self, tasks: list[Task], version: str) -> None:
        self._in_order = tasks
        super().__init__(namespace=Collection(*tasks), name="yangguang", binary="tasks.py", version=version)

    def no_tasks_given(self) -> None:
        """Print the tasks."""
        print("用法：python3 tasks.py 任务 [选项]    选项说明：python3 tasks.py 任务 --help\n")
        for item in self._in_order:
            print(f"  {item.name:<16}{(item.__doc__ or '').splitlines()[0]}")
        raise Exit

    def parse_tasks(self) -> None:
        """Raise Exit with a hint where the command line cannot be understood."""
        try:
            super().parse_tasks()
        except ParseError as error:
            raise Exit(f"看不懂这条命令：{error}\n有哪些任务：python3 tasks.py", code=2) from error

    def execute(self) -> None:
        """Run the tasks; project modules may be compiled and kept, as Python itself would."""
        sys.dont_write_bytecode = False
        super().execute()


def arguments_understood(arguments: list[str]) -> list[str]:
    """The program's name and its arguments, in the form that Invoke understands."""
    written = list(arguments)
    if written[1:3] in (["bench", "search"], ["bench", "privacy"]):
        written[1:3] = ["-".join(written[1:3])]
    # Invoke would take the --help after a task with a positional argument for that argument.
    if written[2:3] in (["-h"], ["--help"]):
        written[1:3] = ["--help", written[1]]
    return written
