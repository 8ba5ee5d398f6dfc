"""Cutting a long list into pages from its oldest end, so that old pages can be cited and stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Entry = TypeVar("Entry")


def cut(items: Sequence[Entry], size: int) -> list[tuple[str, int, Sequence[Entry]]]:
    """(file name, position of the last item counted from the oldest, items) of each page, newest page first.

    Nothing is left out and nothing stands twice; all pages but the first hold exactly `size` items.
    """
    settled = max(0, len(items) // size - 1)
    front = len(items) - settled * size
    pages: list[tuple[str, int, Sequence[Entry]]] = [("index.html", settled * size + 1, items[:front])]
    for number in range(settled, 0, -1):
        start = len(items) - number * size
        pages.append((f"page-{number}.html", (number - 1) * size + 1, items[start : start + size]))
    return pages
