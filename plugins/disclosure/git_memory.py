"""What git told of a content folder, remembered as long as the commit stays the same."""

from __future__ import annotations

import marshal

from plugins.disclosure.digests import digest
from plugins.disclosure.git_history import GitHistory, State, read_history
from plugins.disclosure.git_repository import Repository
from plugins.disclosure.memo import Memo

KIND = "history-git"


def remembered_history(repository: Repository, memo: Memo) -> GitHistory:
    """What git tells, as remembered of the same commit, else asked anew. Raises HistoryUnavailable."""
    state = digest(repository.head, repository.prefix, str(repository.is_shallow if repository.head else ""))
    remembered = memo.get(KIND, b"")
    if remembered and remembered[: len(state)] == state:
        is_shallow, states, *others = marshal.loads(remembered[len(state) :])
        lines = {source: [State._make(state) for state in line] for source, line in states.items()}
        return GitHistory(lines, is_shallow, *others)
    git = read_history(repository)
    kept = {source: [tuple(state) for state in line] for source, line in git.states.items()}
    others = (git.records, git.earlier_places, git.struck)
    memo.put(KIND, b"", state + marshal.dumps((git.is_shallow, kept, *others)))
    return git
