"""What a change takes out of the ledgers and the list of moves, to which lines are only added."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from commands.checking.repository import Changes, Repository
from commands.checking.rules import LEDGER_LINES, own_finding
from plugins.disclosure import ledger, published_addresses, redirects
from plugins.disclosure.findings import Finding
from plugins.disclosure.growing_lists import row_of
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER

SHOWN = 5
OLD_ADDRESS = re.compile(r"""^[\s-]*["']?(?:old|原地址)["']?\s*[:：]\s*["']?([^\s"'#]+)""", re.MULTILINE)


def lost_lines(content: Path, repository: Repository, changes: Changes) -> Iterator[Finding]:
    """An error for each of these files that lacks what it had in `changes.commit`. Raises Incomparable."""
    for file, names in KEPT.items():
        if file not in changes.changed | changes.removed:
            continue
        path = content / file
        there = set(names(_text(path.read_bytes() if path.is_file() else b"")))
        lost = [name for name in names(_text(repository.file(changes.commit, file))) if name not in there]
        if lost:
            shown = _("、").join([*lost[:SHOWN], *(["……"] if len(lost) > SHOWN else [])])
            message = _("删去了 {count} 行：{lines}", count=len(lost), lines=shown)
            yield own_finding(LEDGER_LINES, file, 1, message)


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\0", "")


def _rows(text: str) -> Iterator[str]:
    """What each line of a ledger is about: its first column, the head left out."""
    return (row[0] for row in map(row_of, text.splitlines()[1:]) if row)


def _moves(text: str) -> Iterator[str]:
    """The old addresses."""
    return (found[1] for found in OLD_ADDRESS.finditer(text))


KEPT: Mapping[str, Callable[[str], Iterator[str]]] = {
    f"{REGISTER_FOLDER}/{ledger.FILE}": _rows,
    published_addresses.SOURCE: _rows,
    f"{REGISTER_FOLDER}/{redirects.FILE}": _moves,
}
