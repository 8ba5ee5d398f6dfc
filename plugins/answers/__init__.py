"""What people asked and bodies promised: topic board, questions and answers, promises, clarifications, gazettes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.answers.gazettes import GAZETTES, gazette_links, gazette_list, gazette_part
from plugins.answers.promises import PROMISES, promise_board, promises_part
from plugins.answers.questions import ANSWERS, feedback_board, feedback_part
from plugins.answers.topics import TOPICS, topic_board, topics_part
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.item_layouts import ItemLayout, collecting_item_layouts
from plugins.disclosure.item_links import ItemLink, collecting_item_links
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import SERVICES, kind_layouts
from plugins.disclosure.kinds.plain import plain
from plugins.disclosure.memo import Memo
from plugins.disclosure.messages import _, label
from plugins.disclosure.outputs import Output, Section, collecting_pages, collecting_sections
from plugins.disclosure.site import Site

BOARDS = (
    ("topic_questions", label("点题公开"), TOPICS),
    ("feedback", label("互动回应"), ANSWERS),
    ("promises", label("服务承诺"), PROMISES),
    ("gazette", label("政府公报"), GAZETTES),
)


def _clarification_part(item: Item, catalog: Catalog) -> Mapping[str, object]:
    found: Mapping[str, object] = plain(item.fields.clarification, catalog)
    return found


LAYOUTS = (
    ("topic_questions", topics_part, "kinds/topics.html"),
    ("feedback", feedback_part, "kinds/feedback.html"),
    ("promises", promises_part, "kinds/promises.html"),
    ("gazette", gazette_part, "kinds/gazette.html"),
    ("clarification", _clarification_part, "kinds/clarification.html"),
)


def _layouts(catalog: Catalog, *, site: Site) -> Mapping[str, ItemLayout]:
    return kind_layouts(catalog, LAYOUTS)


def _links(catalog: Catalog, *, memo: Memo) -> Mapping[str, ItemLink]:
    return gazette_links(catalog)


def _pages(catalog: Catalog, *, site: Site, memo: Memo) -> Iterator[Output]:
    for board in (topic_board, feedback_board, promise_board, gazette_list):
        yield from board(catalog, site)


def _sections(catalog: Catalog, *, site: Site) -> Iterator[Section]:
    for order, (kind, title, address) in enumerate(BOARDS, 104):
        if items_with(catalog, kind):
            yield Section(order, _(title), address, under=SERVICES)


def register() -> None:
    """Connect to the signals that gather the site."""
    collecting_item_layouts.connect(_layouts)
    collecting_item_links.connect(_links)
    collecting_pages.connect(_pages)
    collecting_sections.connect(_sections)
