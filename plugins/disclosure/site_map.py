"""The directories of a site for its map; a plugin names its own on the signal here."""

from __future__ import annotations

from dataclasses import dataclass

from blinker import Signal

from plugins.disclosure.catalog import Catalog


@dataclass(frozen=True)
class MapEntry:
    """A list at `path` below the site's root, with the lists below it."""

    title: str
    path: str
    below: tuple[MapEntry, ...] = ()


@dataclass(frozen=True)
class MapGroup:
    """A directory at `path` with its lists; groups stand in their `order`."""

    order: int
    title: str
    path: str
    entries: tuple[MapEntry, ...]


collecting_map_groups = Signal("(catalog) → the MapGroups of one capability")


def map_groups(catalog: Catalog) -> list[MapGroup]:
    """The directories of all plugins that are switched on, in their order."""
    answers = collecting_map_groups.send(catalog)
    return sorted(
        (group for _receiver, found in answers for group in found),
        key=lambda group: (group.order, group.path),
    )
