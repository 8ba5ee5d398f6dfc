"""Reviewed exceptions from the check of personal data: `content/register/privacy-exceptions.yml`, one line each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, Line, ListOf, clean_line, refuse
from plugins.disclosure.register_files import read_block_with_lines

PRIVACY_EXCEPTIONS = "privacy-exceptions.yml"
R = Need.REQUIRED
_WHOLE = re.compile(r"[0-9]{8}")


def _masked(value: Any) -> str:
    text = clean_line(value)
    if _WHOLE.search(re.sub(r"[\s-]", "", text)):
        raise refuse("例外里的号码要照检查结果写成遮盖的样子（如 138****1234），不能写全")
    return text


class PrivacyException(Block):
    """One number of one item that a reviewer lets stand. `number` is masked as findings show it, or names a kind."""

    item: Annotated[Line, Spec("条目", R, note="索引号，或 catalog/ 开头的文件")]
    number: Annotated[Annotated[str, BeforeValidator(_masked)], Spec("号码", R, note="照检查结果，遮盖中间")]
    reason: Annotated[Line, Spec("理由", R)]
    reviewer: Annotated[Line, Spec("审查人", R)]
    on: Annotated[Day, Spec("审查日期", R)]


class _File(Block):
    exceptions: Annotated[tuple[PrivacyException, ...], ListOf, Spec("例外")] = ()


@dataclass(frozen=True)
class PrivacyExceptions:
    """All exceptions, and the line of each in the file."""

    entries: tuple[PrivacyException, ...] = ()
    lines: tuple[int, ...] = ()

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], PrivacyException]:
        return {(entry.item, entry.number): entry for entry in self.entries}

    def find(self, items: tuple[str, ...], numbers: tuple[str, ...]) -> PrivacyException | None:
        """The exception for an item known by any of `items` and a number known by any of `numbers`."""
        if not self.entries:
            return None
        known = (self._by_place.get((item, number)) for item in items for number in numbers)
        return next(filter(None, known), None)


def read_privacy_exceptions(folder: Path) -> PrivacyExceptions:
    """The exceptions of a register folder, none without the file; raises InvalidRegister."""
    path = folder / PRIVACY_EXCEPTIONS
    if not path.exists():
        return PrivacyExceptions()
    block, lines = read_block_with_lines(path, _File)
    places = (lines.get(f"exceptions.{number}", 1) for number in range(len(block.exceptions)))
    return PrivacyExceptions(block.exceptions, tuple(places))
