"""An index made from nothing: documents are inverted in several processes, what comes of it is joined in this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from plugins.disclosure.digests import digest
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.search.documents import Document
from plugins.search.entries import Entry, entry_of
from plugins.search.inversion import Inversion, Inverted, invert
from plugins.search.members import IndexFiles, Member
from plugins.search.remembered import Block, LastIndex, packed
from plugins.search.slots import BLOCK
from plugins.search.spool import Piece, Spool

# Few enough to keep every worker busy, many enough that terms come together; whole blocks of neighbours.
LEAST_A_TASK, TASKS = 16 * BLOCK, 48


class _Done(NamedTuple):
    """What a worker hands over: the members, where it has put their documents by block, and these inverted."""

    members: dict[str, Member]
    blocks: list[tuple[int, Piece]]
    inverted: Inverted


def make_index(wanted: Mapping[str, Member], load: Callable[[str], Document], last: LastIndex) -> IndexFiles:
    """The index of the documents `wanted`, of which number and key are given; `load` gives that of a source.

    What the next build needs of it is kept in `last`.
    """
    inversion = Inversion()
    members: dict[str, Member] = {}
    tasks = _tasks(wanted)
    # What is handed over from process to process stays in the memory of this one until all have ended.
    spools = [Spool(is_shared=len(tasks) > 1) for _task in tasks]

    def job(number: int) -> _Done:
        return _invert_some(wanted, load, tasks[number], spools[number])

    last.let_go()
    working = in_workers(job, range(len(tasks)), available_workers(), _("编制检索索引"))
    for spool, done in zip(spools, working, strict=True):
        members |= done.members
        last.keep_blocks((block, spool.get(piece)) for block, piece in done.blocks)
        inversion.add(spool, done.inverted)
    return _put_together(inversion, {source: members[source] for source in wanted}, last)


def _put_together(inversion: Inversion, members: Mapping[str, Member], last: LastIndex) -> IndexFiles:
    cutting, files = inversion.finish()
    spool = Spool()
    pieces: dict[str, Piece] = {}
    digests: dict[str, bytes] = {}
    for name, text in files:
        pieces[name] = spool.put(text.encode())
        digests[name] = digest(text)
        last.keep_file(name, text)
    return IndexFiles(members, cutting, inversion.postings, digests, partial(_spooled, spool, pieces))


def _tasks(wanted: Mapping[str, Member]) -> list[list[str]]:
    """The sources by ascending number, cut between blocks."""
    blocks: dict[int, list[str]] = defaultdict(list)
    for source in sorted(wanted, key=lambda source: wanted[source].number):
        blocks[wanted[source].number // BLOCK].append(source)
    tasks: list[list[str]] = [[]]
    for block in sorted(blocks):
        if len(tasks[-1]) >= max(LEAST_A_TASK, len(wanted) // TASKS):
            tasks.append([])
        tasks[-1] += blocks[block]
    return tasks


def _invert_some(
    wanted: Mapping[str, Member], load: Callable[[str], Document], sources: Sequence[str], spool: Spool
) -> _Done:
    members: dict[str, Member] = {}
    blocks: dict[int, Block] = defaultdict(dict)

    def entries() -> Iterator[tuple[int, Entry]]:
        for source in sources:
            document = load(source)
            member = members[source] = wanted[source].holding(document)
            blocks[member.number // BLOCK][source] = (member.key, tuple(document))
            yield member.number, entry_of(document)

    inverted = invert(entries(), spool)
    kept = [(block, spool.put(packed(documents))) for block, documents in blocks.items()]
    return _Done(members, kept, inverted)


def _spooled(spool: Spool, pieces: Mapping[str, Piece], name: str) -> str:
    return spool.get(pieces[name]).decode()
