"""The drawing of a procedure: boxes from top to bottom with arrows between them, as numbers for an SVG."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

WIDTH, LINE, PADDING, ARROW = 360, 22, 14, 30
LETTERS = 19  # Chinese characters that fit into a box at 16 units each


class Box(NamedTuple):
    """What stands in a box: a heading and a line below it."""

    heading: str
    below: str


def drawing(boxes: Sequence[Box]) -> dict[str, Any]:
    """Where boxes, lines of text and arrows stand; `width` and `height` are those of the whole."""
    shapes, arrows, top = [], [], 1
    for number, box in enumerate(boxes):
        texts = [(line, True) for line in _broken(f"{number + 1}. {box.heading}")]
        texts += [(line, False) for line in _broken(box.below)]
        height = 2 * PADDING + LINE * len(texts)
        lines = [
            {"y": top + PADDING + LINE * (place + 1) - 6, "text": text, "strong": strong}
            for place, (text, strong) in enumerate(texts)
        ]
        shapes.append({"y": top, "height": height, "lines": lines})
        top += height
        if number + 1 < len(boxes):
            arrows.append({"from": top, "to": top + ARROW - 2, "head": top + ARROW - 9})
            top += ARROW
    return {"width": WIDTH, "height": top + 1, "boxes": shapes, "arrows": arrows}


def _broken(text: str) -> Iterable[str]:
    return [text[start : start + LETTERS] for start in range(0, len(text), LETTERS)]
