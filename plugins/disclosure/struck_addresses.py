"""Addresses that were noted and whose lines were taken out of the ledger of addresses again: git has not forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.git_repository import Repository
from plugins.disclosure.growing_lists import row_of
from plugins.disclosure.published_addresses import COLUMNS, SOURCE
from plugins.disclosure.redirects import PLAIN_PATH

LOG = (
    *(
        "log",
        "--first-parent",
        "--diff-merges=first-parent",
        "--patch",
        "--unified=0",
        "--text",
        "--no-renames",
    ),
    *("--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-notes", "--no-color", "--no-decorate"),
    *("--no-mailmap", "--format="),
)


def struck_addresses(repository: Repository) -> dict[str, str]:
    """Address → title of every line that was ever taken out, even where it came back. Raises HistoryUnavailable."""
    if not repository.head:
        return {}
    output = repository.output(*LOG, repository.head, "--", f"{repository.prefix}{SOURCE}")
    found: dict[str, str] = {}
    for row in map(row_of, _taken_out(output)):
        if len(row) == len(COLUMNS) and tuple(row) != COLUMNS and PLAIN_PATH.fullmatch(row[0]):
            found.setdefault(row[0], row[1])
    return found


def _taken_out(patches: bytes) -> Iterator[str]:
    for line in patches.split(b"\n"):
        if line.startswith(b"-") and not line.startswith(b"--- "):
            yield line[1:].decode("utf-8", "replace").removeprefix("\ufeff").replace("\0", "")
