"""The files of the index for a catalog: made from nothing, or from those of the last build and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from plugins.disclosure.digests import digest
from plugins.disclosure.memo import Memo
from plugins.search.changes import changed_files, edits_between
from plugins.search.documents import Document
from plugins.search.entries import entry_of
from plugins.search.making import make_index
from plugins.search.members import IndexFiles, Member
from plugins.search.remembered import Forgotten, LastIndex
from plugins.search.shards import cutting_for

# With more changes than this making the index anew is quicker.
MOST_CHANGES = 200


class IndexBuilder:
    """Brings the index up to date. `load` gives the document of a source."""

    def __init__(self, memo: Memo, load: Callable[[str], Document]) -> None:
        self._last = LastIndex(memo)
        self._load = load

    def build(self, wanted: Mapping[str, Member]) -> IndexFiles:
        """The index of the documents `wanted`, of which number and key are given."""
        old = self._last.read()
        try:
            found = self._changed(old, wanted) if old else None
        except Forgotten:
            found = None
        if found is None:
            found = make_index(wanted, self._load, self._last)
        if old is None or old.members != found.members:
            self._last.remember(found)
        return found

    def _changed(self, old: IndexFiles, wanted: Mapping[str, Member]) -> IndexFiles | None:
        """The index made from the last one; None where too much has changed. Raises Forgotten."""
        gone = {s: member for s, member in old.members.items() if not member.is_same(wanted.get(s))}
        added = [source for source, member in wanted.items() if not member.is_same(old.members.get(source))]
        if max(len(gone), len(added)) > MOST_CHANGES:
            return None
        come: dict[str, tuple[Member, Document]] = {}
        for source in added:
            document = self._load(source)
            come[source] = (wanted[source].holding(document), document)
        before = {gone[s].number: entry_of(text) for s, text in self._last.documents(gone).items()}
        after = {member.number: entry_of(document) for member, document in come.values()}
        size = old.postings + sum(map(len, after.values())) - sum(map(len, before.values()))
        if cutting_for(len(wanted), size) != old.cutting:
            return None
        changed = changed_files(edits_between(before, after), old.digests, old.cutting, old.text)
        self._last.replace_documents(gone, come)
        for name, text in changed.items():
            self._last.keep_file(name, text)
        digests = {name: known for name, known in old.digests.items() if changed.get(name, "?")}
        digests |= {name: digest(text) for name, text in changed.items() if text}
        members = {s: come[s][0] if s in come else old.members[s] for s in wanted}
        return IndexFiles(members, old.cutting, size, digests, partial(self._text, wanted, digests, changed))

    def _text(
        self,
        wanted: Mapping[str, Member],
        digests: Mapping[str, bytes],
        changed: Mapping[str, str],
        name: str,
    ) -> str:
        if name in changed:
            return changed[name]
        try:
            return self._last.text(name, digests[name])
        except (
            Forgotten
        ):  # the memo may do so at any time; then the file is made like all others, from nothing
            return make_index(wanted, self._load, self._last).text(name)
