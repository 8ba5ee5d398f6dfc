"""What git told of a content folder, remembered as long as the commit stays the same."""

from __future__ import annotations

import marshal

from plugins.disclosure.digests import digest
from plugins.disclosure.git_history import GitHistory, State, read_history
from plugins.disclosure.git_repository import Repository
from plugins.disclosure.memo import Memo

KIND = "history-git"


def remembered_history(repository: Repository, memo: Memo) -> GitHistory:
    """The states of all items, as remembered of the same commit, else asked anew. Raises HistoryUnavailable."""
    state = digest(repository.head, repository.prefix, str(repository.is_shallow if repository.head else ""))
    remembered = memo.get(KIND, b"")
    if remembered and remembered[: len(state)] == state:
        is_shallow, states = marshal.loads(remembered[len(state) :])
        return GitHistory(
            {source: [State._make(state) for state in line] for source, line in states.items()}, is_shallow
        )
    git = read_history(repository)
    kept = {source: [tuple(state) for state in line] for source, line in git.states.items()}
    memo.put(KIND, b"", state + marshal.dumps((git.is_shallow, kept)))
    return git
