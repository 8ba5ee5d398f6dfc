"""What happened to the items lately: published, changed, removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from plugins.sitemaps.item_days import Days

MOST_CHANGES = 50_000
KINDS = ("created", "updated", "deleted")


class Change(NamedTuple):
    """One change of the file at `address`."""

    on: date
    kind: Literal["created", "updated", "deleted"]
    address: str


def changes(days: Days, today: date, most: int = MOST_CHANGES) -> tuple[date, list[Change]]:
    """The changes since a day, oldest first, and that day: the first of last year, later when they are too many.

    An item that moved is told as deleted where it stood: what answers there leads on and is no item.
    """
    since = date(today.year - 1, 1, 1)
    found = sorted(
        (change for change in _all(days) if since <= change.on <= today),
        key=lambda change: (change.on, KINDS.index(change.kind), change.address),
    )
    if len(found) > most:
        # Whole days only: whoever asks for the changes since one of them gets all of it.
        since = found[-most - 1].on + timedelta(days=1)
        found = [change for change in found if change.on >= since]
    return since, found


def _all(days: Days) -> Iterator[Change]:
    for address, item in days.items.items():
        if item.shown:
            yield Change(item.shown, "created", address)
        for day in item.updates:
            yield Change(day, "updated", address)
    for address, day in days.gone.items():
        yield Change(day, "deleted", address)
