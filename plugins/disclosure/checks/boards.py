"""Boards of codes: what they name exists, may be read by all, and has not ended."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.board_items import chosen_items
from plugins.disclosure.boards import RegisteredBoard
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.relations import Relations
from plugins.disclosure.validity import ENDED


@check(
    "board-names",
    Severity.ERROR,
    summary=label("二维码专栏写的条目、机构和事项都存在"),
    mend=label("条目写索引号或文号，机构写名录里的编码或名称，事项写条目里的事项编号；不再需要的删去"),
)
def board_names(catalog: Catalog) -> Iterator[Hit]:
    """What a board refers to is known, published or waiting for its day."""
    for board in catalog.register.boards:
        waiting = Relations(catalog.held_back, catalog.register.schemes)
        for position, text in enumerate(board.board.items):
            if not (catalog.relations.resolve(text) or waiting.resolve(text)):
                message = _("没有索引号或文号是“{text}”的信息", text=text[:60])
                yield _hit(board, f"items.{position}", message)
        query = board.board.query
        if query and query.body and catalog.register.bodies.find(query.body) is None:
            yield _hit(board, "query.body", _("机构名录里没有“{body}”", body=query.body[:60]))
        if query and query.matter and query.matter not in _known_matters(catalog):
            message = _("没有哪条信息属于事项“{id}”", id=query.matter[:60])
            yield _hit(board, "query.matter", message)


@check(
    "board-not-open",
    Severity.WARNING,
    summary=label("二维码专栏写的条目是公开的"),
    mend=label("从这份专栏里删去这一条；已经张贴的取下"),
)
def board_not_open(catalog: Catalog) -> Iterator[Hit]:
    """What was withdrawn or withheld stands on no board."""
    for board, field, item in _named(catalog):
        if item.fields.withdrawn:
            yield _hit(board, field, _("“{title}”已经撤回，专栏里不显示", title=item.title))
        elif not item.open_to_all:
            yield _hit(board, field, _("“{title}”不是主动公开的，专栏里不显示", title=item.title))


@check(
    "board-ended",
    Severity.WARNING,
    summary=label("二维码专栏写的条目还有效"),
    mend=label("换成现在有效的文件，重新张贴；确实要保留的不必改，页面上有标记"),
)
def board_ended(catalog: Catalog) -> Iterator[Hit]:
    """A paper on a wall says nothing of its repeal, so whoever put it up has to know."""
    for board, field, item in _named(catalog):
        validity = catalog.validity(item)
        if item.open_to_all and validity and validity in ENDED:
            state = catalog.register.term_label("validity", validity)
            successor = catalog.successor(item)
            message = _("“{title}”的有效性是“{validity}”", title=item.title, validity=state)
            if successor:
                message += _("，现在是 {number}", number=successor.index_number)
            yield _hit(board, field, message)


@check(
    "board-empty",
    Severity.WARNING,
    summary=label("二维码专栏有信息"),
    mend=label("放宽选取条件，或写明条目；不再使用的专栏删去文件"),
)
def board_empty(catalog: Catalog) -> Iterator[Hit]:
    """A board that asks for what nobody has published; notices come and go by themselves."""
    for board in catalog.register.boards:
        query = board.board.query
        if query and not query.open_notices and not chosen_items(board.board, catalog)[0]:
            yield _hit(board, "query", _("按这些条件一条信息也选不出来"))


def _known_matters(catalog: Catalog) -> set[str | None]:
    return {*catalog.matters, *(item.fields.matter for item in catalog.held_back)}


def _named(catalog: Catalog) -> Iterator[tuple[RegisteredBoard, str, Item]]:
    """Every item that a board names, and the field that names it."""
    for board in catalog.register.boards:
        for position, text in enumerate(board.board.items):
            item = catalog.relations.resolve(text)
            if item:
                yield board, f"items.{position}", item


def _hit(board: RegisteredBoard, field: str, message: str) -> Hit:
    return Hit(board.source, board.line_of(field), message)
