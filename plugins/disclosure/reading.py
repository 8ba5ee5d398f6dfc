"""Reading all items: in parallel, and of what did not change since the last time nothing but the result."""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.disclosure.cache import Cache
from plugins.disclosure.checks.privacy import findings_in_unreadable
from plugins.disclosure.checks.registry import ItemHit, hits_of_item
from plugins.disclosure.errors import BadFrontMatter, BuildFailed
from plugins.disclosure.findings import Finding, Unreadable
from plugins.disclosure.insides_memory import INSIDES, InsidesMemory, insides_key
from plugins.disclosure.items import Item, no_text
from plugins.disclosure.messages import _
from plugins.disclosure.parallel import in_workers
from plugins.disclosure.reader import ItemReader
from plugins.disclosure.register import Register

ITEMS, TEXTS = "items", "texts"
ITEMS_A_TASK = 40
ITEMS_A_COMMIT = 1000


@dataclass
class ReadItems:
    """The items in the order of their files, what the checks of single items say, and why others are not there."""

    items: list[Item]
    hits: list[ItemHit]
    findings: list[Finding]


class Restored(NamedTuple):
    """An item, and what the checks of single items said of it with the register of that digest."""

    item: Item
    checked_with: bytes
    hits: list[ItemHit]


KeptItems = dict[bytes, Restored]


@dataclass(frozen=True)
class _Fresh:
    """What a worker hands over of a file: the item and its hits, pickled without the text, or the findings.

    `insides` are those of attachments that nothing was known of, by their keys.
    """

    source: str
    digest: bytes = b""
    item: bytes = b""
    html: str = ""
    findings: tuple[Finding, ...] = ()
    insides: Mapping[bytes, bytes] = field(default_factory=dict)


class ItemReading:
    """Reads the items of one content folder. `cache` and `kept` hold what was read before, by digests of the files."""

    def __init__(
        self, content: Path, register: Register, cache: Cache | None, workers: int, kept: KeptItems | None
    ) -> None:
        self._content = content
        self._register = register
        self._insides = InsidesMemory(cache)
        self._reader = ItemReader(content, register, self._insides.look)
        self._cache = cache
        self._workers = workers
        self._kept: KeptItems = {} if kept is None else kept

    def digests(self, sources: Mapping[str, tuple[str, ...]]) -> dict[str, bytes]:
        """Item file → digest of what it would be read from, empty where it cannot be read.

        `sources` names the attachments of each.
        """
        return {source: self._digest(source, names) for source, names in sources.items()}

    def restore_all(self) -> None:
        """Take everything that the cache holds, for whoever expects to need nearly all of it."""
        known = self._cache.get_all(ITEMS) if self._cache else {}
        self._kept.update((key, _restore(value)) for key, value in known.items())

    def read(self, digests: Mapping[str, bytes]) -> ReadItems:
        """Every item of `digests`, which are those of `digests()`."""
        wanted = {key for key in digests.values() if key}
        unknown = wanted - self._kept.keys()
        known = self._cache.get_many(ITEMS, unknown) if self._cache else {}
        fresh = self._read_fresh(
            [source for source, key in digests.items() if key not in known and key not in self._kept]
        )
        found = ReadItems([], [], [])
        kept: KeptItems = {}
        for source, key in digests.items():
            if source in fresh:
                found.findings += fresh[source].findings
            if source not in fresh or fresh[source].item:
                pickled = fresh[source].item if source in fresh else known.get(key)
                restored = _restore(pickled) if pickled else self._kept[key]
                item, hits = self._brought_up_to_date(restored, fresh.get(source))
                kept[item.digest] = Restored(item, self._register.digest, hits)
                found.items.append(item)
                found.hits += hits
        self._kept.clear()
        self._kept.update(kept)
        if self._cache:
            for kind in (ITEMS, TEXTS):
                self._cache.forget_others(kind, wanted)
            files = {
                insides_key(file.sha256, file.ending) for item in found.items for file in item.attachments
            }
            self._cache.forget_others(INSIDES, files)
        return found

    def close(self) -> None:
        """Let go of the cache, as before a process forks."""
        if self._cache:
            self._cache.close()

    def _digest(self, source: str, attachments: Sequence[str]) -> bytes:
        try:
            return self._reader.digest(source, attachments)
        except BadFrontMatter:
            return b""

    def _brought_up_to_date(self, known: Restored, fresh: _Fresh | None) -> tuple[Item, list[ItemHit]]:
        item = known.item
        if item.load_source is no_text:
            html = fresh.html if fresh and not self._cache else None
            item = replace(
                item,
                load_source=partial(self._source, item.source),
                load_html=partial(self._text, item.source, item.digest)
                if html is None
                else partial(str, html),
            )
        item = self._at_home(item)
        if known.checked_with == self._register.digest:
            return item, known.hits
        return item, hits_of_item(item, self._register)

    def _at_home(self, item: Item) -> Item:
        """The item with its attachments where they lie now: the content folder may have been moved."""
        if not item.attachments:
            return item
        folder = self._content / item.source.removesuffix(".md")
        if item.attachments[0].source.parent == folder:
            return item
        return replace(
            item, attachments=tuple(replace(file, source=folder / file.name) for file in item.attachments)
        )

    def _read_fresh(self, sources: list[str]) -> dict[str, _Fresh]:
        chunks = [sources[start : start + ITEMS_A_TASK] for start in range(0, len(sources), ITEMS_A_TASK)]
        if self._cache:
            self._cache.get(INSIDES, b"")  # makes its table, so that no worker has to write
            self.close()
        read: dict[str, _Fresh] = {}
        waiting: list[_Fresh] = []
        for chunk in in_workers(self._read_chunk, chunks, self._workers, _("读取条目")):
            read |= {fresh.source: replace(fresh, html="") if self._cache else fresh for fresh in chunk}
            waiting += [fresh for fresh in chunk if fresh.item]
            if len(waiting) >= ITEMS_A_COMMIT:
                self._remember(waiting)
                waiting.clear()
        self._remember(waiting)
        return read

    def _remember(self, fresh: Sequence[_Fresh]) -> None:
        if self._cache:
            self._cache.put_many(ITEMS, {one.digest: one.item for one in fresh})
            self._cache.put_many(TEXTS, {one.digest: one.html.encode() for one in fresh})
            for one in fresh:
                self._cache.put_many(INSIDES, one.insides)

    def _read_chunk(self, sources: list[str]) -> list[_Fresh]:
        return [self._read_one(source) for source in sources]

    def _read_one(self, source: str) -> _Fresh:
        try:
            item = self._reader.read(source)
        except Unreadable as refused:
            found = (*refused.findings, *findings_in_unreadable(self._content, source, self._register))
            return _Fresh(source, findings=found)
        hits = hits_of_item(item, self._register)
        pickled = pickle.dumps(
            tuple(
                Restored(replace(item, load_html=no_text, load_source=no_text), self._register.digest, hits)
            ),
            5,
        )
        return _Fresh(source, item.digest, pickled, item.html, insides=self._insides.taken())

    def _source(self, source: str) -> str:
        """The text of an item as its file has it."""
        try:
            return self._reader.text_of(source)
        except BadFrontMatter:
            raise BuildFailed(_("{file} 在生成网站时被改动，请重新生成", file=source)) from None

    def _text(self, source: str, digest: bytes) -> str:
        """The text of an item: remembered, or read once more when the cache has lost it."""
        known = self._cache.get(TEXTS, digest) if self._cache else None
        if known is not None:
            return known.decode()
        try:
            item = self._reader.read(source)
        except Unreadable:
            item = None
        if item is None or item.digest != digest:
            raise BuildFailed(_("{file} 在生成网站时被改动，请重新生成", file=source))
        return item.html


def _restore(pickled: bytes) -> Restored:
    return Restored(*pickle.loads(pickled))
