"""The topic board (点题公开): what people want to know, the open ones first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.pages import feed_address, kind_feed, list_head
from plugins.disclosure.kinds.plain import head, plain
from plugins.disclosure.kinds.topic_question import ANSWERED, ANSWERING, DECLINED, OPEN, fulfilment
from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.site import Site

TOPICS = "topics-asked/index.html"
FIRST = (OPEN, ANSWERING, DECLINED, ANSWERED)


def topics_part(item: Item, catalog: Catalog) -> dict[str, Any]:
    """The topics of one item and how many of them are answered."""
    questions = item.fields.topic_questions
    answered, asked = fulfilment(questions)
    return {"rows": _rows(item, catalog), "answered": answered, "asked": asked, "board": TOPICS}


def topic_board(catalog: Catalog, site: Site) -> Iterator[Page]:
    """All topics of all items: open, being answered, declined, answered, the newest first."""
    items = items_with(catalog, "topic_questions")
    if not items:
        return
    rows = [row for item in items for row in _rows(item, catalog)]
    rows.sort(key=lambda row: row["asked_on"], reverse=True)
    rows.sort(key=lambda row: FIRST.index(row["status_key"]))
    answered, asked = fulfilment([question for item in items for question in item.fields.topic_questions])
    title = _("点题公开")
    data = {
        **list_head(site, title, _("群众点题和答复情况"), (title, TOPICS)),
        "feed": feed_address(TOPICS),
        "rows": rows,
        "answered": answered,
        "asked": asked,
    }
    yield Page(TOPICS, "kinds/topic-board.html", data)
    yield kind_feed("topic_questions", title, TOPICS, catalog, site)


def _rows(item: Item, catalog: Catalog) -> list[dict[str, Any]]:
    return [
        {
            **plain(question, catalog),
            "status_key": question.status,
            "late": bool(
                question.status in (OPEN, ANSWERING)
                and question.promised_by
                and question.promised_by < catalog.date
            ),
            "item": head(item, catalog),
        }
        for question in item.fields.topic_questions
    ]
