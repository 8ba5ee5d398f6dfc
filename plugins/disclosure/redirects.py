"""What moved: `content/register/redirects.yml`, one entry for each old address that is to lead to a new one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, Line, ListOf, refuse
from plugins.disclosure.places import REGISTER_FOLDER
from plugins.disclosure.register_files import read_block_with_lines

FILE = "redirects.yml"
R = Need.REQUIRED
MAX_LENGTH = 300
PLAIN_PATH = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*(?:/[0-9A-Za-z][0-9A-Za-z._-]*)*")
# A file with one of these endings can be a page that leads on; for others only the web server can do so.
PAGE_ENDINGS = (".html", ".htm")


def _old(value: str) -> str:
    path = value.removeprefix("/")
    if path == "" or path.endswith("/"):
        path += "index.html"
    if len(path) > MAX_LENGTH or not PLAIN_PATH.fullmatch(path):
        raise refuse(
            "原地址“{text}”应是网站内的路径，只用字母、数字和 . _ - /，不带网站域名，也不带 ? 和 #",
            text=value[:80],
        )
    return path


def _new(value: str) -> str:
    path = value.removeprefix("/")
    if len(path) > MAX_LENGTH or not PLAIN_PATH.fullmatch(path):
        raise refuse("新地址“{text}”应是索引号，或本网站内的路径", text=value[:80])
    return path


class Redirect(Block):
    """An address that was given to the public and where what stood there is now."""

    old: Annotated[
        Annotated[Line, AfterValidator(_old)],
        Spec("原地址", R, note="网站内的路径，如 art/2023/5/6/art_1.html"),
    ]
    new: Annotated[Annotated[Line, AfterValidator(_new)], Spec("新地址", R, note="索引号，或网站内的路径")]
    on: Annotated[Day, Spec("迁移日期", R)]
    reason: Annotated[Line, Spec("原因", R)]

    @property
    def can_be_a_page(self) -> bool:
        """Whether a file at the old address is read as a page by browsers and servers alike."""
        return self.old.lower().endswith(PAGE_ENDINGS)


class _File(Block):
    redirects: Annotated[tuple[Redirect, ...], ListOf, Spec("迁移")] = ()


@dataclass(frozen=True)
class Redirects:
    """All entries in the order of the file, and the line of each field in it (`redirects.0.old`)."""

    entries: tuple[Redirect, ...] = ()
    lines: Mapping[str, int] | None = None

    source = f"{REGISTER_FOLDER}/{FILE}"

    def line_of(self, number: int, field: str) -> int:
        """The line on which a field of the entry with this number (from 0) stands."""
        lines = self.lines or {}
        return lines.get(f"redirects.{number}.{field}", lines.get(f"redirects.{number}", 1))

    @cached_property
    def by_old(self) -> Mapping[str, tuple[int, Redirect]]:
        """Old address, in small letters, → number and entry; of several the first."""
        found: dict[str, tuple[int, Redirect]] = {}
        for number, entry in enumerate(self.entries):
            found.setdefault(entry.old.casefold(), (number, entry))
        return found


def read_redirects(register: Path) -> Redirects:
    """The redirects of a register, none without the file; raises InvalidRegister."""
    path = register / FILE
    if not path.exists():
        return Redirects()
    block, lines = read_block_with_lines(path, _File)
    return Redirects(block.redirects, lines)
