"""The history of every item that has one: git is asked once, and what follows from its answer is remembered."""

from __future__ import annotations

import json
import marshal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.files import read_bytes
from plugins.disclosure.git_history import GitHistory, State, moves, title_key
from plugins.disclosure.git_memory import remembered_history
from plugins.disclosure.git_repository import HistoryUnavailable, Repository, repository_of
from plugins.disclosure.item_links import content_folder_of
from plugins.disclosure.items import Item
from plugins.disclosure.memo import Memo, let_go
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.history.telling import Task, Teller

FILES, HISTORIES = "history-files", "history"
MAX_BYTES = 100 * 1024 * 1024
TASKS_AT_ONCE = 16

Contents = tuple[str, tuple[tuple[str, str], ...]]


class History(NamedTuple):
    """What the history page of an item shows, plain data, and a digest that stands for it."""

    key: bytes
    data: Mapping[str, Any]


_known: WeakKeyDictionary[Catalog, Mapping[str, History]] = WeakKeyDictionary()


def histories_of(catalog: Catalog, memo: Memo) -> Mapping[str, History]:
    """Item file → history, of the items that have earlier versions."""
    known = _known.get(catalog)
    if known is None:
        known = _known[catalog] = _histories(catalog, memo)
    return known


def _histories(catalog: Catalog, memo: Memo) -> Mapping[str, History]:
    folder = content_folder_of(catalog)
    repository = repository_of(folder) if folder else None
    if repository is None:
        return {}
    try:
        git = remembered_history(repository, memo)
        if not git.states:
            return {}
        if git.is_shallow:
            _tell(
                _("git 只取得了部分历史（浅克隆），更早的版本没有列出；用 git fetch --unshallow 取得全部历史")
            )
        return _told(_tasks(catalog, repository, git, memo), repository, catalog, memo)
    except HistoryUnavailable as error:
        _tell(_("没有生成历史版本页面。{reason}", reason=error))
        return {}


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _tasks(catalog: Catalog, repository: Repository, git: GitHistory, memo: Memo) -> list[Task]:
    """The items that are, or once were, other than git has them now."""
    present = _present(catalog, repository, memo)
    lines = _with_moves(git.states, present, catalog, repository)
    tasks = []
    for item in catalog.items:
        states = lines.get(item.source, [])
        contents = present.get(item.source)
        is_committed = bool(states) and states[-1].contents == contents
        if len(states) > 1 or (states and not is_committed):
            earlier = tuple(states[:-1] if is_committed else states)
            tasks.append(Task(item, earlier, git.is_shallow, states[-1].on if is_committed else None))
    return tasks


def _with_moves(
    states: Mapping[str, list[State]],
    present: Mapping[str, Contents],
    catalog: Catalog,
    repository: Repository,
) -> dict[str, list[State]]:
    """The states by the present places of items, those included that were moved and not committed yet."""
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


def _told(
    tasks: Sequence[Task], repository: Repository, catalog: Catalog, memo: Memo
) -> Mapping[str, History]:
    """The histories of some items; those that are not remembered are made by several processes."""
    keys = [task.key(catalog) for task in tasks]
    answers = {key: answer for key in keys if (answer := memo.get(HISTORIES, key)) is not None}
    new = [(task, key) for task, key in zip(tasks, keys, strict=True) if key not in answers]
    teller = Teller(repository, catalog)
    chunks = [new[start : start + TASKS_AT_ONCE] for start in range(0, len(new), TASKS_AT_ONCE)]
    if len(chunks) > 1:
        let_go(memo)
    told = in_workers(
        lambda place: teller.tell([task for task, _key in chunks[place]]),
        range(len(chunks)),
        available_workers(),
        _("比较历史版本"),
    )
    for some, texts in zip(chunks, told, strict=True):
        for (_task, key), text in zip(some, texts, strict=True):
            answers[key] = text.encode()
            memo.put(HISTORIES, key, answers[key])
    found: dict[str, History] = {}
    for task, key in zip(tasks, keys, strict=True):
        data = json.loads(answers[key])
        if data["versions"] or data["is_hidden"]:
            found[task.item.source] = History(key, data)
    return found
