"""Which items stand on a board, on the day of a catalog."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.boards import Board, Query
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.notices import OPEN, spans


def domain_of(item: Item, catalog: Catalog) -> str | None:
    """The field of work of an item: as stated, else that of the entry of a standard catalog which it fulfils."""
    if item.fields.domain or not item.fields.standard_entry:
        return item.fields.domain
    found = catalog.register.standards.find(item.fields.standard_entry)
    return found[0].key if found else None


def chosen_items(board: Board, catalog: Catalog) -> tuple[list[Item], int]:
    """The items of a board in their order, and how many its query would give without `newest`.

    What was withdrawn or is not open to all is never among them.
    """
    named = filter(None, map(catalog.relations.resolve, board.items))
    found = {item.source: item for item in named if item.open_to_all}
    if board.query is None:
        return list(found.values()), 0
    matching = list(_matching(board.query, catalog))
    for item in matching[: board.query.newest]:
        found.setdefault(item.source, item)
    return list(found.values()), len(matching)


def _matching(query: Query, catalog: Catalog) -> Iterator[Item]:
    body = catalog.register.bodies.find(query.body) if query.body else None
    items = catalog.matters.get(query.matter, [])[::-1] if query.matter else catalog.items
    for item in items:
        fields = item.fields
        if (
            item.open_to_all
            and (not query.body or body in catalog.bodies_of(item))
            and (not query.topic or f"{fields.topic}/".startswith(f"{query.topic}/"))
            and (not query.statutory or query.statutory in fields.statutory)
            and (not query.domain or domain_of(item, catalog) == query.domain)
            and (not query.genre or fields.genre == query.genre)
            and (not query.open_notices or _is_open(item, catalog))
        ):
            yield item


def _is_open(item: Item, catalog: Catalog) -> bool:
    notice = item.fields.notice
    return notice is not None and any(
        span.state(catalog.date) == OPEN for span in spans(notice, item.fields.published_on)
    )
