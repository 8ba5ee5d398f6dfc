"""The states that the items of a catalog have had, by their present places. Git is asked once in a build."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.files import read_bytes
from plugins.disclosure.git_history import State, moves, title_key
from plugins.disclosure.git_memory import remembered_history
from plugins.disclosure.git_repository import Repository, repository_of
from plugins.disclosure.item_links import content_folder_of
from plugins.disclosure.items import Item
from plugins.disclosure.memo import Memo

FILES = "history-files"
MAX_BYTES = 100 * 1024 * 1024

Contents = tuple[str, tuple[tuple[str, str], ...]]


class ItemLines(NamedTuple):
    """Place → states, oldest first, of all items that git knows; an item that was moved is found at its last place.

    `present` is what git would call the files of the items as they are now; `records`, `earlier_places` and `struck`
    as in GitHistory.
    """

    repository: Repository
    states: Mapping[str, list[State]]
    present: Mapping[str, Contents]
    records: Mapping[str, str]
    is_shallow: bool
    earlier_places: Mapping[str, list[str]]
    struck: Mapping[str, str]


_known: WeakKeyDictionary[Catalog, ItemLines | None] = WeakKeyDictionary()


def item_lines(catalog: Catalog, memo: Memo) -> ItemLines | None:
    """The lines of a catalog; None where there is no repository or nothing is committed. Raises HistoryUnavailable."""
    if catalog not in _known:
        _known[catalog] = _item_lines(catalog, memo)
    return _known[catalog]


def _item_lines(catalog: Catalog, memo: Memo) -> ItemLines | None:
    folder = content_folder_of(catalog)
    repository = repository_of(folder) if folder else None
    if repository is None:
        return None
    git = remembered_history(repository, memo)
    if not git.states and not git.records:
        return None
    present = _present(catalog, repository, memo)
    earlier = dict(git.earlier_places)
    lines = _with_moves(git.states, present, catalog, repository, earlier)
    return ItemLines(repository, lines, present, git.records, git.is_shallow, earlier, git.struck)


def _with_moves(
    states: Mapping[str, list[State]],
    present: Mapping[str, Contents],
    catalog: Catalog,
    repository: Repository,
    earlier_places: dict[str, list[str]],
) -> dict[str, list[State]]:
    """The states by the present places of items, those included that were moved and not committed yet.

    The places that these have left are added to `earlier_places`.
    """
    held_back = {item.source for item in catalog.held_back}
    lines = dict(states)
    gone = {
        source: line[-1].file
        for source, line in states.items()
        if line[-1].file and source not in present and source not in held_back
    }
    come = {source: contents[0] for source, contents in present.items() if source not in states}
    if gone and come:
        keys = dict.fromkeys(come.values(), b"")
        for source, contents in come.items():
            keys[contents] = title_key(_bytes(repository.content / source))
        keys.update((known, title_key(data or b"")) for known, data in repository.blobs(gone.values()))
        for old, new in moves(gone, come, keys).items():
            lines[new] = lines.pop(old)
            earlier_places[new] = [*earlier_places.pop(old, ()), old]
    return lines


def _present(catalog: Catalog, repository: Repository, memo: Memo) -> dict[str, Contents]:
    """Item file → what git would call its file and its attachments now; remembered as long as they stay the same."""
    data = memo.get(FILES, b"")
    known: dict[str, tuple[bytes, Contents]] = marshal.loads(data) if data else {}
    found: dict[str, tuple[bytes, Contents]] = {}
    for item in catalog.items:
        entry = known.get(item.source)
        if entry is None or entry[0] != item.digest:
            entry = (item.digest, _contents(item, repository))
        found[item.source] = entry
    if found != known:
        memo.put(FILES, b"", marshal.dumps(found))
    return {source: contents for source, (_digest, contents) in found.items()}


def _contents(item: Item, repository: Repository) -> Contents:
    attachments = [(file.name, repository.id_of(_bytes(file.source))) for file in item.attachments]
    return repository.id_of(_bytes(repository.content / item.source)), tuple(sorted(attachments))


def _bytes(path: Path) -> bytes:
    try:
        return read_bytes(path, MAX_BYTES)
    except BadFrontMatter as error:
        raise BuildFailed(str(error)) from None
