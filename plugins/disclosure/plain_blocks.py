"""Finds the paragraphs and headings of a text in which nothing is marked up: nearly all of most public documents.

Markdown and the sanitiser have nothing to do in them, and running both costs more than all other reading together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# No letter that marks anything up, no white space that Markdown or HTML would change, nothing that HTML would escape.
_LETTER = r"[^\n<>&\[\]*_`\\\x00-\x1f\x7f-\xa0]"
_PARAGRAPH = re.compile(rf"\u3000*(?![#+\-=:|~!\s]|\d+\.){_LETTER}*(?<!\s)")
_HEADING = re.compile(rf"(#{{1,6}}) ?(?![#\s])({_LETTER}*)(?<![#\s])")
_BETWEEN = re.compile(r"(\n\n+)")
_EMPTY_LINE = re.compile(r"(?<=\n) +\n")
_CODE_OF_NOTHING = re.compile(r" +\n")
_WHOLE_ONLY = ("<", "]:", "\t", "\r", "\x02", "\x03")


class Part(NamedTuple):
    """A stretch of a text: finished HTML where `is_plain`, else Markdown."""

    is_plain: bool
    text: str


def parts_of(text: str) -> Iterator[Part]:
    """The text in parts that can be rendered one by one and joined with line breaks.

    A text in which what stands in one place may change another (HTML, reference links) is one part.
    """
    if any(mark in text for mark in _WHOLE_ONLY) or _CODE_OF_NOTHING.match(text):
        yield Part(False, text)
        return
    marked: list[str] = []
    for piece in _BETWEEN.split(_EMPTY_LINE.sub("\n", text).strip("\n")):
        plain = _plain(piece)
        if plain is None:
            marked.append(piece)
        else:
            if "".join(marked).strip("\n"):
                yield Part(False, "".join(marked))
            marked.clear()
            yield Part(True, plain)
    if "".join(marked).strip("\n"):
        yield Part(False, "".join(marked))


def _plain(block: str) -> str | None:
    """The HTML of a block that is a plain paragraph or heading, else None."""
    if _PARAGRAPH.fullmatch(block):
        block = block.lstrip("\u3000")
        return f"<p>{block}</p>" if block else None
    if heading := _HEADING.fullmatch(block):
        level = max(len(heading[1]), 2)
        return f"<h{level}>{heading[2]}</h{level}>"
    return None
