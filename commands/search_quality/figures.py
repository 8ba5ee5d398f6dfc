"""What visits cost, in figures: medians of time, bytes and requests, and the files of an index."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from commands.search_quality.browser import CARDS, ENGINE, PAGE, POSTINGS, TABLES, Visit
from commands.search_quality.queries import KINDS, Query
from commands.search_quality.scores import spread

# So many questions of every kind are asked in a browser that has seen nothing.
COLD_OF_KIND = 5


def first_of_each(queries: Sequence[Query], count: int = COLD_OF_KIND) -> list[Query]:
    """The first `count` queries of every kind."""
    return [query for kind in KINDS for query in [one for one in queries if one.kind == kind][:count]]


def figures_of(visits: Sequence[Visit]) -> dict[str, Any]:
    """The spread of what at least one visit cost.

    `bytes` is everything that the search needs, `page_bytes` HTML, styles and scripts of the page round it.
    """
    search = (ENGINE, TABLES, POSTINGS, CARDS)
    return {
        "visits": len(visits),
        "milliseconds": spread([visit.milliseconds for visit in visits]),
        "bytes": spread([sum(visit.sizes[kind] for kind in search) for visit in visits]),
        "page_bytes": spread([visit.sizes[PAGE] for visit in visits]),
        "requests": spread([visit.requests for visit in visits]),
        "parts": {kind: spread([visit.sizes[kind] for visit in visits]) for kind in search},
    }


def index_files(folder: Path) -> dict[str, Any]:
    """How many files an index has, and how many MB."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return {"files": len(sizes), "megabytes": sum(sizes) / 1e6}
