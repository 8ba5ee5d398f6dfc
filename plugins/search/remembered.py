"""What the index needs of the last build to be changed: its state, its files, and the texts of its documents."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Mapping, Sequence

from plugins.disclosure.digests import digest
from plugins.disclosure.memo import Memo
from plugins.search.documents import Document
from plugins.search.members import IndexFiles, Member
from plugins.search.shards import Cutting
from plugins.search.slots import BLOCK

STATE, FILES, TEXTS = "search-state", "search-files", "search-texts"

# Source → key and texts of the documents of one block.
Block = dict[str, tuple[bytes, Sequence[str]]]


class Forgotten(LookupError):
    """The memo has lost something, so the index has to be made anew."""


class LastIndex:
    """The last index in a memo."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo

    def let_go(self) -> None:
        """Close the memo's file, where it has one: a process that forks must not hand it on."""
        close = getattr(self._memo, "close", None)
        if close is not None:
            close()

    def read(self) -> IndexFiles | None:
        """The index as it was remembered; its `text` raises Forgotten. None when there is none."""
        data = self._memo.get(STATE, b"")
        if data is None:
            return None
        members, cutting, postings, digests = marshal.loads(data)
        found = {source: Member._make(member) for source, member in members.items()}
        return IndexFiles(
            found, Cutting(*cutting), postings, digests, lambda name: self.text(name, digests[name])
        )

    def remember(self, index: IndexFiles) -> None:
        """Keep the state of an index, whose files and documents have been kept."""
        members = {source: tuple(member) for source, member in index.members.items()}
        cutting = (index.cutting.shards, index.cutting.own_length)
        self._memo.put(STATE, b"", marshal.dumps((members, cutting, index.postings, dict(index.digests))))

    def text(self, name: str, expected: bytes) -> str:
        """The text of a file with that digest; raises Forgotten."""
        data = self._memo.get(FILES, name.encode())
        text = data.decode() if data is not None else ""
        if data is None or digest(text) != expected:
            raise Forgotten(name)
        return text

    def keep_file(self, name: str, text: str) -> None:
        """Keep the text of a file."""
        self._memo.put(FILES, name.encode(), text.encode())

    def keep_blocks(self, blocks: Iterable[tuple[int, bytes]]) -> None:
        """Keep the documents of blocks, as `packed` gives them."""
        for block, data in blocks:
            self._memo.put(TEXTS, str(block).encode(), data)

    def documents(self, members: Mapping[str, Member]) -> dict[str, Document]:
        """The documents of some members; raises Forgotten."""
        blocks = {member.number // BLOCK: self._block(member.number // BLOCK) for member in members.values()}
        found: dict[str, Document] = {}
        for source, member in members.items():
            key, texts = blocks[member.number // BLOCK].get(source, (b"", ()))
            if key != member.key:
                raise Forgotten(source)
            found[source] = Document(*texts)
        return found

    def replace_documents(
        self, gone: Mapping[str, Member], come: Mapping[str, tuple[Member, Document]]
    ) -> None:
        """Keep the documents that have come, in the blocks of their numbers, and no longer those that have gone."""
        numbers = [
            *(member.number for member in gone.values()),
            *(member.number for member, _text in come.values()),
        ]
        blocks = {number // BLOCK: self._block(number // BLOCK) for number in numbers}
        for source, member in gone.items():
            blocks[member.number // BLOCK].pop(source, None)
        for source, (member, document) in come.items():
            blocks[member.number // BLOCK][source] = (member.key, tuple(document))
        self.keep_blocks((block, packed(documents)) for block, documents in blocks.items())

    def _block(self, block: int) -> Block:
        data = self._memo.get(TEXTS, str(block).encode())
        documents: Block = marshal.loads(zlib.decompress(data)) if data else {}
        return documents


def packed(documents: Block) -> bytes:
    """The documents of a block as they are kept."""
    return zlib.compress(marshal.dumps(documents), 1)
