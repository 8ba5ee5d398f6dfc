"""Items as they once were, read from git by the one reader of items."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.findings import Finding, Unreadable
from plugins.disclosure.git_history import State, states_in
from plugins.disclosure.git_repository import HistoryUnavailable, Repository, repository_of
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _
from plugins.disclosure.reader import ItemReader
from plugins.disclosure.register import Register
from plugins.disclosure.silent_changes import silent_change_finding, was_published


class Earlier(NamedTuple):
    """An item in one of its states; without an item its file was gone or cannot be read, `text` is what stood there."""

    state: State
    item: Item | None
    text: str = ""


def earlier_items(repository: Repository, register: Register, states: Sequence[State]) -> list[Earlier]:
    """The items in some states. Raises HistoryUnavailable."""
    with TemporaryDirectory(prefix="yangguang-") as name:
        root = Path(name)
        places: dict[str, list[Path]] = {}
        for number, state in enumerate(states):
            path = root / str(number) / state.source
            for known, place in (
                (state.file, path),
                *((known, path.with_suffix("") / name) for name, known in state.attachments),
            ):
                if known:
                    places.setdefault(known, []).append(place)
        for known, data in repository.blobs(places):
            if data is None:
                raise HistoryUnavailable(
                    _("git 里缺少旧版本的内容 {id}，可能是部分克隆；要用完整的克隆", id=known[:12])
                )
            for place in places[known]:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        return [_read(state, root / str(number), register) for number, state in enumerate(states)]


def _read(state: State, folder: Path, register: Register) -> Earlier:
    path = folder / state.source
    if not state.file or not path.is_file():
        return Earlier(state, None)
    try:
        return Earlier(state, ItemReader(folder, register).read(state.source))
    except Unreadable:
        return Earlier(state, None, path.read_bytes().decode("utf-8", "replace"))


def silent_changes_since(
    content: Path, commit: str, catalog: Catalog, day: date, files: Collection[str]
) -> list[Finding]:
    """An error of the rule `silent-change` for each item of `catalog` that differs from `commit` without a word.

    Only items to which one of the `files` (relative to the content folder) belongs are looked at, and of these only
    those that were published in `commit` by `day` at the same place. Raises HistoryUnavailable.
    """
    repository = repository_of(content)
    if repository is None:
        return []
    touched = {file if file.endswith(".md") else f"{file.rpartition('/')[0]}.md" for file in files}
    items = {item.source: item for item in (*catalog.items, *catalog.held_back) if item.source in touched}
    states = [state for state in states_in(repository, commit) if state.source in items]
    found = (
        silent_change_finding(earlier.item, items[earlier.state.source])
        for earlier in earlier_items(repository, catalog.register, states)
        if earlier.item and was_published(earlier.item, day)
    )
    return [finding for finding in found if finding]
