"""The history of every item that has one: git is asked once, and what follows from its answer is remembered."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.git_repository import HistoryUnavailable, Repository
from plugins.disclosure.item_lines import ItemLines, item_lines
from plugins.disclosure.memo import Memo, let_go
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.history.telling import Task, Teller

HISTORIES = "history"
TASKS_AT_ONCE = 16


class History(NamedTuple):
    """What the pages about the history of an item show, plain data, and a digest that stands for it.

    Attachments of earlier versions are read from the `repository`.
    """

    key: bytes
    data: Mapping[str, Any]
    repository: Repository


_known: WeakKeyDictionary[Catalog, Mapping[str, History]] = WeakKeyDictionary()


def histories_of(catalog: Catalog, memo: Memo) -> Mapping[str, History]:
    """Item file → history, of the items that have earlier versions."""
    known = _known.get(catalog)
    if known is None:
        known = _known[catalog] = _histories(catalog, memo)
    return known


def _histories(catalog: Catalog, memo: Memo) -> Mapping[str, History]:
    try:
        lines = item_lines(catalog, memo)
        if lines is None or not lines.states:
            return {}
        if lines.is_shallow:
            _tell(
                _("git 只取得了部分历史（浅克隆），更早的版本没有列出；用 git fetch --unshallow 取得全部历史")
            )
        return _told(_tasks(catalog, lines), lines.repository, catalog, memo)
    except HistoryUnavailable as error:
        _tell(_("没有生成历史版本页面。{reason}", reason=error))
        return {}


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _tasks(catalog: Catalog, lines: ItemLines) -> list[Task]:
    """The items that are, or once were, other than git has them now."""
    tasks = []
    for item in catalog.items:
        states = lines.states.get(item.source, [])
        is_committed = bool(states) and states[-1].contents == lines.present.get(item.source)
        if len(states) > 1 or (states and not is_committed):
            earlier = tuple(states[:-1] if is_committed else states)
            tasks.append(Task(item, earlier, lines.is_shallow, states[-1].on if is_committed else None))
    return tasks


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
            found[task.item.source] = History(key, data, repository)
    return found
