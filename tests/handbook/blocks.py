"""What a page of the handbook says to type, and the hints in comments that tell a test how to do it.

A hint stands on lines of its own above a fenced block; a reader sees nothing of it:

    in: FOLDER              go there (a folder beside the clone, or within it)
    hidden: COMMANDS        run these: what a person does elsewhere, such as merging on a platform
    file: PATH              the block is what stands in this file
    after: PATH | LINE      the block comes below the first line that begins so
    replace: PATH           the block takes the place of what begins with its first line and ends with its last
    instead: COMMANDS       run these in place of the block, which needs a network
    stub: REASON            the block needs what a test has not; its options are looked up only
    until: TEXT             the command stays until it is interrupted; it is, once it has said this
    fails                   the command above this output ends with another status than 0
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HINT = re.compile(r"<!-- (in|hidden|file|after|replace|instead|stub|until|fails)(?:: (.*?))? -->")
FENCE = re.compile(r"```(\w*)")


@dataclass
class Block:
    """A fenced block: its language, its text with a line end, the line where it begins, and the hints above it."""

    language: str
    text: str
    line: int
    hints: list[tuple[str, str]] = field(default_factory=list)

    def hint(self, name: str) -> str | None:
        """What a hint says, an empty text where it says nothing, None where there is none."""
        return next((value for hint, value in self.hints if hint == name), None)


def blocks_of(page: Path) -> Iterator[Block]:
    """The blocks of a page in order. Hints before which no block follows come with an empty one of no language."""
    hints: list[tuple[str, str]] = []
    lines = enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
    for number, line in lines:
        if found := HINT.fullmatch(line):
            hints.append((found[1], found[2] or ""))
        elif opening := FENCE.fullmatch(line):
            text = []
            for _number, inner in lines:
                if inner == "```":
                    break
                text.append(inner + "\n")
            yield Block(opening[1], "".join(text), number, hints)
            hints = []
        elif line.strip() and hints:
            yield Block("", "", number, hints)
            hints = []
    if hints:
        yield Block("", "", 0, hints)


def commands_of(text: str) -> list[str]:
    """The command lines of a block, those that go on on the next line joined."""
    return [line.strip() for line in text.replace("\\\n", " ").splitlines() if line.strip()]
