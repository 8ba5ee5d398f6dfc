"""Lines that a change takes out of the ledgers, to which lines are only added."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from commands.checking.repository import Changes, Repository
from commands.checking.rules import LEDGER_LINES, own_finding
from plugins.disclosure import ledger, published_addresses
from plugins.disclosure.findings import Finding
from plugins.disclosure.growing_lists import row_of
from plugins.disclosure.messages import _
from plugins.disclosure.places import REGISTER_FOLDER

LEDGERS = (f"{REGISTER_FOLDER}/{ledger.FILE}", published_addresses.SOURCE)
SHOWN = 5


def lost_lines(content: Path, repository: Repository, changes: Changes) -> Iterator[Finding]:
    """An error for each ledger that lacks what it had in `changes.commit`. Raises Incomparable."""
    for file in LEDGERS:
        if file not in changes.changed | changes.removed:
            continue
        path = content / file
        there = set(_names(path.read_bytes() if path.is_file() else b""))
        lost = [name for name in _names(repository.file(changes.commit, file)) if name not in there]
        if lost:
            shown = _("、").join([*lost[:SHOWN], *(["……"] if len(lost) > SHOWN else [])])
            message = _("删去了 {count} 行：{lines}", count=len(lost), lines=shown)
            yield own_finding(LEDGER_LINES, file, 1, message)


def _names(data: bytes) -> Iterator[str]:
    """What each line is about: its first column, the head left out."""
    lines = data.decode("utf-8-sig", "replace").replace("\0", "").splitlines()
    return (row[0] for row in map(row_of, lines[1:]) if row)
