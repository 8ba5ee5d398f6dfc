"""Versions side by side: what each brought, as plain data for the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from plugins.disclosure.differences import (
    attachment_differences,
    comparable_text,
    field_differences,
    reads_the_same,
)
from plugins.disclosure.items import Item
from plugins.disclosure.register import Register
from plugins.disclosure.text_blocks import text_blocks
from plugins.disclosure.text_differences import SAME, BlockDifference, text_differences

CONTEXT = 1
FOLDED_FROM = 4
MOST_FOLDED = 60


@dataclass(frozen=True, eq=False)
class Version:
    """An item as it stood `on` a day and later; `on` is None for the present one.

    Without an item its file could not be read, or was gone. `may_be_closed` says that it may have been withdrawn or
    withheld, or holds personal data. `name` is its part of addresses, `number` its place among all that were ever
    shown; neither changes when others are kept back. `files` are the ids of its attachments in git by their names.
    """

    on: date | None
    item: Item | None
    may_be_closed: bool = False
    name: str = ""
    number: int = 0
    files: tuple[tuple[str, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it was certainly open to all."""
        return self.item is not None and self.item.open_to_all


def is_same(old: Version, new: Version) -> bool:
    """Whether a reader would see no difference between two versions and no word about one."""
    return old.item is not None and new.item is not None and reads_the_same(old.item, new.item)


def comparison(versions: Sequence[Version], register: Register) -> list[dict[str, Any]]:
    """The versions newest first; each but the oldest with what differs from the one before it."""
    told = []
    before: Item | None = None
    for version in versions:
        item = version.item
        if item is None:
            continue
        told.append(
            {
                "number": version.number,
                "name": version.name,
                "on": str(shown_from(version.on, item) or ""),
                "is_first": before is None,
                "changes": _entries(before, item, register),
                **(_differences(before, item, register) if before else {}),
            }
        )
        before = item
    return told[::-1]


def shown_from(on: date | None, item: Item) -> date | None:
    """The day from which a version that was merged `on` a day could be read."""
    published = item.fields.published_on
    return max(on, published.day) if on and published else on


def _entries(before: Item | None, item: Item, register: Register) -> list[dict[str, str]]:
    known = before.fields.changes if before else ()
    return [
        {
            "on": str(entry.on),
            "kind": register.term_label("change", entry.kind),
            "note": entry.note or "",
            "basis": entry.basis or "",
        }
        for entry in item.fields.changes
        if entry not in known
    ]


def _differences(before: Item, after: Item, register: Register) -> dict[str, Any]:
    is_same_text = comparable_text(before) == comparable_text(after)
    blocks = [] if is_same_text else text_differences(text_blocks(before.html), text_blocks(after.html))
    return {
        "fields": [part._asdict() for part in field_differences(before, after, register)],
        "attachments": [part._asdict() for part in attachment_differences(before, after)],
        "text": list(_runs(blocks)),
        "is_link_only": not is_same_text and all(block.kind == SAME for block in blocks),
    }


def _runs(blocks: Sequence[BlockDifference]) -> Iterator[dict[str, Any]]:
    """Blocks in runs; of a long run without a change all but its ends is folded."""
    runs = [
        (is_same_run, list(run)) for is_same_run, run in groupby(blocks, key=lambda block: block.kind == SAME)
    ]
    waiting: list[BlockDifference] = []
    for place, (is_same_run, run) in enumerate(runs):
        head, tail = CONTEXT if place else 0, CONTEXT if place < len(runs) - 1 else 0
        if not is_same_run or len(run) - head - tail < FOLDED_FROM:
            waiting += run
            continue
        waiting += run[:head]
        if waiting:
            yield _run(waiting)
        yield _run(run[head : len(run) - tail], is_folded=True)
        waiting = run[len(run) - tail :]
    if waiting:
        yield _run(waiting)


def _run(blocks: Sequence[BlockDifference], *, is_folded: bool = False) -> dict[str, Any]:
    shown = blocks[:MOST_FOLDED] if is_folded else blocks
    groups = groupby(shown, key=lambda block: block.block == "row")
    return {
        "folded": len(blocks) if is_folded else 0,
        "left_out": len(blocks) - len(shown),
        "groups": [{"is_table": is_table, "blocks": list(map(_plain, some))} for is_table, some in groups],
    }


def _plain(block: BlockDifference) -> dict[str, Any]:
    cells: Iterable[Any] = ([part._asdict() for part in cell] for cell in block.cells)
    return {"kind": block.kind, "block": block.block, "cells": list(cells)}
