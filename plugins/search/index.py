"""The files of the index for a catalog: made from nothing, or from those of the last build and what has changed."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from plugins.disclosure.digests import digest
from plugins.disclosure.memo import Memo
from plugins.search.cards import long_text
from plugins.search.changes import changed_files, edits_between
from plugins.search.cut import squeeze
from plugins.search.documents import Document
from plugins.search.entries import Entry, entry_of
from plugins.search.inversion import Inversion
from plugins.search.shards import Cutting, cutting_for
from plugins.search.slots import BLOCK
from plugins.search.spool import Piece, Spool

STATE, FILES, TEXTS = "search-state", "search-files", "search-texts"
# With more changes than this making the index anew is quicker.
MOST_CHANGES = 200


class Member(NamedTuple):
    """A document of the index: its number, and the digest of all that it is read from.

    `title` and `text` count the characters of title and text, `long` those of text and attachments together; `day`
    is the ordinal of the day on its card or 0, `facets` are those of its document.
    """

    number: int
    key: bytes
    title: int = 0
    text: int = 0
    long: int = 0
    day: int = 0
    facets: str = ""

    def holding(self, document: Document) -> Member:
        """The same member with what the tables say of its document."""
        return self._replace(
            title=len(squeeze(document.title)),
            text=len(document.text),
            long=len(long_text(document)),
            day=date.fromisoformat(document.day).toordinal() if document.day else 0,
            facets=document.facets,
        )


@dataclass(frozen=True)
class IndexFiles:
    """The index: its documents by source, how it is cut, how many postings it has, and the digest of each file.

    `text` gives the text of a file; it may run in another process.
    """

    members: Mapping[str, Member]
    cutting: Cutting
    postings: int
    digests: Mapping[str, bytes]
    text: Callable[[str], str] = field(repr=False)


class IndexBuilder:
    """Brings the index up to date. `load` gives the document of a source."""

    def __init__(self, memo: Memo, load: Callable[[str], Document]) -> None:
        self._memo = memo
        self._load = load

    def build(self, wanted: Mapping[str, Member]) -> IndexFiles:
        """The index of the documents `wanted`, of which number and key are given."""
        old = self._remembered()
        found = self._changed(old, wanted) if old else None
        if found is None:
            found = self._from_nothing(wanted)
        if old is None or old.members != found.members:
            self._remember(found)
        return found

    def _from_nothing(self, wanted: Mapping[str, Member]) -> IndexFiles:
        inversion = Inversion()
        members: dict[str, Member] = {}
        blocks = _Blocks(self._memo, is_new=True)
        for source in sorted(wanted, key=lambda source: wanted[source].number):
            document = self._load(source)
            members[source] = wanted[source].holding(document)
            blocks.add(source, members[source], document)
            inversion.add(members[source].number, entry_of(document))
        blocks.finish()
        cutting, files = inversion.finish()
        spool, pieces, digests = Spool(), {}, {}
        for name, text in files:
            pieces[name] = spool.put(text)
            digests[name] = digest(text)
            self._memo.put(FILES, name.encode(), text.encode())
        members = {source: members[source] for source in wanted}
        return IndexFiles(members, cutting, inversion.postings, digests, partial(_spooled, spool, pieces))

    def _changed(self, old: IndexFiles, wanted: Mapping[str, Member]) -> IndexFiles | None:
        """The index made from the last one; None where too much has changed or too little is known."""
        gone = [source for source, member in old.members.items() if not _same(member, wanted.get(source))]
        come = [source for source, member in wanted.items() if not _same(member, old.members.get(source))]
        if max(len(gone), len(come)) > MOST_CHANGES:
            return None
        blocks = _Blocks(self._memo)
        before: dict[int, Entry] = {}
        for source in gone:
            document = blocks.take(source, old.members[source])
            if document is None:
                return None
            before[old.members[source].number] = entry_of(document)
        members, after = dict(old.members), {}
        for source in gone:
            del members[source]
        for source in come:
            document = self._load(source)
            members[source] = wanted[source].holding(document)
            blocks.add(source, members[source], document)
            after[members[source].number] = entry_of(document)
        size = old.postings + sum(map(len, after.values())) - sum(map(len, before.values()))
        if cutting_for(len(wanted), size) != old.cutting:
            return None
        try:
            changed = changed_files(edits_between(before, after), old.digests, old.cutting, old.text)
        except LookupError:
            return None
        blocks.finish()
        digests = {name: known for name, known in old.digests.items() if changed.get(name, "?")}
        digests |= {name: digest(text) for name, text in changed.items() if text}
        for name, text in changed.items():
            self._memo.put(FILES, name.encode(), text.encode())
        members = {source: members[source] for source in wanted}
        text_of = partial(self._text, wanted, digests, changed)
        return IndexFiles(members, old.cutting, size, digests, text_of)

    def _text(
        self,
        wanted: Mapping[str, Member],
        digests: Mapping[str, bytes],
        changed: Mapping[str, str],
        name: str,
    ) -> str:
        if name in changed:
            return changed[name]
        known = self._remembered_text(digests, name)
        # The memo may forget at any time; then the file is made like all others, from nothing.
        return known if known is not None else self._from_nothing(wanted).text(name)

    def _remembered_text(self, digests: Mapping[str, bytes], name: str) -> str | None:
        data = self._memo.get(FILES, name.encode())
        text = data.decode() if data is not None else None
        return text if text is not None and digest(text) == digests[name] else None

    def _remembered(self) -> IndexFiles | None:
        data = self._memo.get(STATE, b"")
        if data is None:
            return None
        members, cutting, postings, digests = marshal.loads(data)
        found = {source: Member._make(member) for source, member in members.items()}

        def text(name: str) -> str:
            known = self._remembered_text(digests, name)
            if known is None:
                raise LookupError(name)
            return known

        return IndexFiles(found, Cutting(*cutting), postings, digests, text)

    def _remember(self, index: IndexFiles) -> None:
        members = {source: tuple(member) for source, member in index.members.items()}
        cutting = (index.cutting.shards, index.cutting.own_length)
        self._memo.put(STATE, b"", marshal.dumps((members, cutting, index.postings, dict(index.digests))))


class _Blocks:
    """The documents of the last build, by blocks of neighbouring numbers, so that their entries can be taken back."""

    def __init__(self, memo: Memo, *, is_new: bool = False) -> None:
        self._memo = memo
        self._is_new = is_new
        self._open: dict[int, dict[str, tuple[bytes, Sequence[str]]]] = {}

    def take(self, source: str, member: Member) -> Document | None:
        """Take a document out; None when it is not known."""
        key, texts = self._block(member.number).pop(source, (b"", ()))
        return Document(*texts) if key == member.key else None

    def add(self, source: str, member: Member, document: Document) -> None:
        """Put a document in."""
        self._block(member.number)[source] = (member.key, tuple(document))

    def finish(self) -> None:
        """Remember what was put in and taken out."""
        for block, documents in self._open.items():
            self._memo.put(TEXTS, str(block).encode(), zlib.compress(marshal.dumps(documents), 1))
        self._open = {}

    def _block(self, number: int) -> dict[str, tuple[bytes, Sequence[str]]]:
        block = number // BLOCK
        if block not in self._open:
            if self._is_new:
                self.finish()  # they come by ascending number, and all together would fill the memory
            data = None if self._is_new else self._memo.get(TEXTS, str(block).encode())
            self._open[block] = marshal.loads(zlib.decompress(data)) if data else {}
        return self._open[block]


def _same(member: Member, other: Member | None) -> bool:
    return other is not None and (member.number, member.key) == (other.number, other.key)


def _spooled(spool: Spool, pieces: Mapping[str, Piece], name: str) -> str:
    text: str = spool.get(pieces[name])
    return text
