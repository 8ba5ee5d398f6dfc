"""Everything that the search publishes for a catalog, below `search/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.digests import digest
from plugins.disclosure.items import Item
from plugins.disclosure.memo import Memo
from plugins.disclosure.outputs import MadeFile
from plugins.search.cards import card_name, cards_text, part_name, part_texts, parts_of
from plugins.search.data_files import path_of, wrap
from plugins.search.documents import document_of
from plugins.search.facets import days_text, facet_texts
from plugins.search.index import IndexBuilder
from plugins.search.members import IndexFiles, Member
from plugins.search.script import SCRIPT_PATH, search_script
from plugins.search.slots import arrange
from plugins.search.table import card_files, table_text

TABLE, DAYS = "table", "days"


def search_files(catalog: Catalog, memo: Memo) -> Iterator[MadeFile]:
    """The data files of a catalog's index, and the script that reads them."""
    items = {item.source: item for item in catalog.items}
    keys = dict(zip(items, catalog.own_digests(items.values()), strict=True))
    slots = arrange(items)
    wanted = {source: Member(number, keys[source]) for source, number in slots.numbers.items()}
    index = IndexBuilder(memo, lambda source: document_of(items[source], catalog)).build(wanted)
    for name, key in index.digests.items():
        yield MadeFile(path_of(name), key, partial(_index_file, index, name))
    members = list(index.members.values())
    yield _small(TABLE, table_text(index, slots))
    for name, text in facet_texts([member.facets for member in members], catalog):
        yield _small(name, text)
    yield _small(DAYS, days_text(member.day for member in members))
    for sources in card_files(slots, index.members):
        yield from _cards([items[source] for source in sources], [index.members[s] for s in sources], catalog)
    script = search_script()
    yield MadeFile(SCRIPT_PATH, digest(script), lambda: script)


def _index_file(index: IndexFiles, name: str) -> bytes:
    return wrap(name, index.text(name))


def _small(name: str, text: str) -> MadeFile:
    return MadeFile(path_of(name), digest(text), partial(wrap, name, text))


def _cards(items: Sequence[Item], members: Sequence[Member], catalog: Catalog) -> Iterator[MadeFile]:
    name = card_name(members[0].number)
    key = digest(*(member.key for member in members))
    yield MadeFile(path_of(name), key, partial(_card_file, name, items, catalog))
    for item, member in zip(items, members, strict=True):
        for part in range(1, parts_of(member.long) + 1):
            part_file = part_name(member.number, part)
            yield MadeFile(
                path_of(part_file), member.key, partial(_part_file, part_file, part, item, catalog)
            )


def _card_file(name: str, items: Sequence[Item], catalog: Catalog) -> bytes:
    return wrap(name, cards_text([document_of(item, catalog) for item in items]))


def _part_file(name: str, part: int, item: Item, catalog: Catalog) -> bytes:
    return wrap(name, list(part_texts(document_of(item, catalog)))[part - 1])
