"""The rows of all items, each made once for all files in which it stands, and again only when it has changed.

They are kept in blocks, one for each folder of items (a body and a year) and format; the memory holds one block at a
time. What the memo has lost is made anew where it is needed.
"""

from __future__ import annotations

import marshal
import posixpath
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.exports.item_fields import item_fields
from plugins.disclosure.exports.item_records import record_digest, record_of
from plugins.disclosure.exports.rows import Row, row_of
from plugins.disclosure.items import Item
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.disclosure.site import Site

FORMATS = Row._fields
STATE = "export-state"
ROWS_A_TASK = 250

# Address of an item → key and row.
Block = dict[str, tuple[bytes, str]]


class ItemRows:
    """The rows of the items of a catalog."""

    def __init__(self, catalog: Catalog, site: Site, memo: Memo) -> None:
        self._catalog, self._site, self._memo = catalog, site, memo
        base = digest(site.url, site.domain)
        self.keys = {item.source: digest(base, record_digest(item, catalog)) for item in catalog.items}
        self._folders = by_folder(catalog.items)

    def key_of(self, items: Iterable[Item]) -> bytes:
        """Stands for the rows of some items."""
        return digest(*(self.keys[item.source] for item in items))

    def refresh(self) -> None:
        """Bring what is remembered up to date."""
        wanted = {folder: self.key_of(items) for folder, items in self._folders.items()}
        remembered = self._memo.get(STATE, b"")
        known: Mapping[str, bytes] = marshal.loads(remembered) if remembered else {}
        stale = [folder for folder, key in wanted.items() if known.get(folder) != key]
        if not stale:
            return
        tasks = list(_tasks(stale, self._folders))
        old = {folder: self._block("json", folder) for folder in stale if folder in known}
        fresh = {folder: self._fresh(folder, old.get(folder, {})) for folder in stale}
        _let_go(self._memo)

        def make(task: Sequence[str]) -> list[tuple[str, dict[str, Row]]]:
            return [(folder, {item.address: self._row(item) for item in fresh[folder]}) for folder in task]

        for found in in_workers(make, tasks, available_workers(), _("编制数据文件")):
            for folder, rows in found:
                self._keep(folder, rows)
        self._memo.put(STATE, b"", marshal.dumps(wanted))

    def stream(self, format_: str, folders: Mapping[str, Sequence[Item]]) -> Iterator[str]:
        """The rows of some items (as `by_folder` gives them) in a format, by address."""
        place = FORMATS.index(format_)
        for folder, items in folders.items():
            block = self._block(format_, folder)
            for item in items:
                key, row = block.get(item.address, (b"", ""))
                yield row if key == self.keys[item.source] else self._row(item)[place]

    def _row(self, item: Item) -> Row:
        return row_of(record_of(item, self._catalog, self._site), item_fields())

    def _fresh(self, folder: str, old: Block) -> list[Item]:
        """The items of a folder whose rows are not known."""
        return [
            item
            for item in self._folders[folder]
            if old.get(item.address, (b"",))[0] != self.keys[item.source]
        ]

    def _block(self, format_: str, folder: str) -> Block:
        data = self._memo.get(f"export-{format_}", folder.encode())
        block: Block = marshal.loads(zlib.decompress(data)) if data else {}
        return block

    def _keep(self, folder: str, rows: Mapping[str, Row]) -> None:
        for place, format_ in enumerate(FORMATS):
            known = self._block(format_, folder) if len(rows) < len(self._folders[folder]) else {}
            block: Block = {}
            for item in self._folders[folder]:
                key, address = self.keys[item.source], item.address
                if address in rows:
                    block[address] = key, rows[address][place]
                elif known.get(address, (b"",))[0] == key:
                    block[address] = known[address]
            packed = zlib.compress(marshal.dumps(block), 1)
            self._memo.put(f"export-{format_}", folder.encode(), packed)


def by_folder(items: Iterable[Item]) -> dict[str, list[Item]]:
    """Folder of the pages of some items → these items, all by address."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.address):
        found[posixpath.dirname(item.address)].append(item)
    return dict(sorted(found.items()))


def _tasks(folders: Sequence[str], members: Mapping[str, Sequence[Item]]) -> Iterator[list[str]]:
    """The folders in portions of about as many items."""
    task: list[str] = []
    items = 0
    for folder in folders:
        task.append(folder)
        items += len(members[folder])
        if items >= ROWS_A_TASK:
            yield task
            task, items = [], 0
    if task:
        yield task


def _let_go(memo: Memo) -> None:
    """Close the memo's file, where it has one: a process that forks must not hand it on."""
    close = getattr(memo, "close", None)
    if close is not None:
        close()
