"""The items as every standard writes them, made once and remembered in portions: the items of one folder are one.

A whole file holds all items, so that it has to be written again for every new one; what is remembered spares the rest
of that work. Portions are compressed, so that those of 100,000 items fit the memory.
"""

from __future__ import annotations

import json
import marshal
import posixpath
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.linked_data import dcat, dcat_us, json_ld, oai, rdf_xml, turtle
from plugins.disclosure.linked_data.descriptions import describe
from plugins.disclosure.linked_data.names import Names
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _, language
from plugins.disclosure.parallel import available_workers, in_workers
from plugins.disclosure.site import Site
from plugins.disclosure.surroundings import surroundings, surroundings_digest

REMEMBERED = "linked-data"
FORMATS = ("ttl", "rdf", "jsonld", "us", "oai")
NEVER = "9999-12-31"
PORTIONS_A_TASK = 16
_json = json.JSONEncoder(ensure_ascii=False).encode


class Portion(NamedTuple):
    """Some items in every format, compressed; `earliest` is the first datestamp among them, `key` stands for all."""

    key: bytes
    earliest: str
    texts: Mapping[str, bytes]

    def text(self, name: str) -> bytes:
        """What a format says of these items."""
        return zlib.decompress(self.texts[name])


def portions_of(catalog: Catalog, site: Site, paths: frozenset[str], memo: Memo) -> Sequence[Portion]:
    """The portions of all items, in the order of their folders; `paths` are the files that the site will have."""
    folders: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(catalog.items, key=lambda item: item.source):
        folders[posixpath.dirname(item.source)].append(item)
    frame = digest(site.url, site.domain, site.organiser, site.license, language())
    keys = [_key(items, catalog, paths, frame) for items in folders.values()]
    found = [_remembered(memo, key) for key in keys]
    missing = [
        (place, items)
        for place, (portion, items) in enumerate(zip(found, folders.values(), strict=True))
        if portion is None
    ]
    for (place, _items), (earliest, texts) in zip(
        missing, _made([items for _place, items in missing], catalog, site, paths, memo), strict=True
    ):
        memo.put(REMEMBERED, keys[place], marshal.dumps((earliest, dict(texts))))
        found[place] = Portion(keys[place], earliest, texts)
    return [portion for portion in found if portion]


def json_path(item: Item, paths: frozenset[str]) -> str:
    """The data file beside the page of an item, or an empty text when there is none."""
    path = f"{item.address.removesuffix('.html')}.json"
    return path if item.open_to_all and path in paths else ""


def _key(items: Sequence[Item], catalog: Catalog, paths: frozenset[str], frame: bytes) -> bytes:
    parts: list[bytes | str] = [frame]
    for item in items:
        parts += (surroundings_digest(item, catalog), json_path(item, paths))
    return digest(*parts)


def _remembered(memo: Memo, key: bytes) -> Portion | None:
    data = memo.get(REMEMBERED, key)
    return Portion(key, *marshal.loads(data)) if data else None


def _made(
    folders: Sequence[Sequence[Item]], catalog: Catalog, site: Site, paths: frozenset[str], memo: Memo
) -> Iterator[tuple[str, Mapping[str, bytes]]]:
    def make(start: int) -> list[tuple[str, Mapping[str, bytes]]]:
        some = folders[start : start + PORTIONS_A_TASK]
        return [_portion(items, catalog, site, paths) for items in some]

    starts = range(0, len(folders), PORTIONS_A_TASK)
    workers = available_workers() if len(starts) > 1 else 1
    close = getattr(memo, "close", None)
    if workers > 1 and close is not None:
        close()  # a process that forks must not hand on an open file
    for made in in_workers(make, starts, workers, _("描述元数据")):
        yield from made


def _portion(
    items: Sequence[Item], catalog: Catalog, site: Site, paths: frozenset[str]
) -> tuple[str, Mapping[str, bytes]]:
    parts: dict[str, list[str]] = {name: [] for name in FORMATS}
    names, earliest = Names(site.url), NEVER
    for item in items:
        around = surroundings(item, catalog)
        told, path = describe(around), json_path(item, paths)
        for node in dcat.item_nodes(told, names, path, site.license):
            parts["ttl"].append(turtle.more(node))
            parts["rdf"].append(rdf_xml.more(node))
            parts["jsonld"].append(json_ld.more(node))
        parts["us"].append(",\n" + _json(dcat_us.item_dataset(told, catalog.register, site, names, path)))
        stamp = oai.datestamp(told, around)
        parts["oai"].append(oai.record(told, stamp, catalog.register, site, names))
        earliest = min(earliest, stamp)
    texts = {name: zlib.compress("".join(found).encode(), 1) for name, found in parts.items()}
    return earliest, texts
