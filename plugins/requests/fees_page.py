"""The calculator of the processing fee, and the bands with worked values as tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from plugins.disclosure.messages import _
from plugins.disclosure.outputs import Page
from plugins.disclosure.page_parts import crumbs, list_tags
from plugins.disclosure.request_fees import (
    PAGE_BANDS,
    Band,
    charges_by_pages,
    charges_by_pieces,
    piece_bands,
    total,
)
from plugins.disclosure.site import Site

FEES_PATH = "requests/fees.html"
SHOWN_BANDS = 6
PIECES = (*range(5, 31, 5), *range(31, 51), 60, 70, 80, 90, 100)
PAGES = (*range(10, 31, 10), *range(40, 201, 20), 250, 300, 400, 500, 1000)
MOST = 10_000


def fees_page(site: Site) -> Page:
    """`requests/fees.html`."""
    title = _("信息处理费计算")
    data = {
        "meta": list_tags(site, title, _("申请公开政府信息什么时候收费、收多少")),
        "title": title,
        "breadcrumbs": crumbs((_("依申请公开"), "requests/index.html"), (title, FEES_PATH)),
        "most": MOST,
        "piece_bands": _bands(islice(piece_bands(), SHOWN_BANDS)),
        "page_bands": _bands(PAGE_BANDS),
        "pieces": [{"count": count, "fee": total(charges_by_pieces(count))} for count in PIECES],
        "pages": [{"count": count, "fee": total(charges_by_pages(count))} for count in PAGES],
    }
    return Page(FEES_PATH, "requests-fees.html", data)


def _bands(bands: Iterable[Band]) -> list[dict[str, Any]]:
    return [{"first": band.first, "last": band.last, "rate": band.rate} for band in bands]
