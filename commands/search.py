"""`tasks.py search`: what the index of a published site answers, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.messages import _
from plugins.search.engine import Result, Searcher
from plugins.search.published import PublishedIndex


def search(text: str, output: Path, limit: int = 10) -> int:
    """Print the best `limit` results for `text` from the site in `output`.

    Returns the exit status: 1 when there is no index or it is broken, 2 for a limit below 1.
    """
    if limit < 1:
        print(_("--limit 至少为 1"), file=sys.stderr)
        return 2
    try:
        answer = Searcher(PublishedIndex(output)).search(text, limit)
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    shown = {
        "query": text.encode(errors="replace").decode(),  # a terminal may hand over half a character
        "total": answer.total,
        "results": [_plain(result) for result in answer.results],
    }
    print(json.dumps(shown, ensure_ascii=False, indent=1))
    return 0


def _plain(result: Result) -> dict[str, Any]:
    card = result.card
    return {
        "index_number": card.index_number,
        "title": card.title,
        "document_number": card.document_number,
        "publisher": card.publisher,
        "path": card.path,
        "score": result.score,
    }
