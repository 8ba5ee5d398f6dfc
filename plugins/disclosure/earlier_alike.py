"""Items of the same kind that came before: last year's budget, the list before this one.

Only what came before is named, so a new item changes no page but its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from plugins.disclosure.items import Item

MOST = 3


def earlier_alike(items: Iterable[Item]) -> Mapping[str, Sequence[Item]]:
    """Item file → the last few items of the same body and kind before it, newest first.

    `items` are all, newest first. Alike are those of one entry of a standard catalog, else those with the same
    subtopic and genre. Items that are not open to all, and those of the same day or without one, are not named.
    """
    groups: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        kind = _kind(item)
        if kind and item.open_to_all and item.fields.generated_on:
            groups[kind].append(item)
    found: dict[str, Sequence[Item]] = {}
    for group in groups.values():
        end = 0
        for _day, members in groupby(group, key=lambda item: item.fields.generated_on):
            of_one_day = list(members)
            end += len(of_one_day)
            found |= {item.source: group[end : end + MOST] for item in of_one_day if end < len(group)}
    return found


def _kind(item: Item) -> tuple[str, ...]:
    fields = item.fields
    if not fields.publisher:
        return ()
    if fields.standard_entry:
        return (fields.publisher, fields.standard_entry)
    if fields.topic and "/" in fields.topic and fields.genre:
        return (fields.publisher, fields.topic, fields.genre)
    return ()
