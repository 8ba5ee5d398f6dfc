"""A page cut into the pieces in which metadata stands: cells, and lines outside of cells."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from commands.importing.characters import clean
from commands.importing.html.tree import BLOCKS, MACHINERY, is_hidden, is_text

CELLS = frozenset({"td", "th", "dt", "dd"})
# Where an inline element begins or ends, a label may end; no line of a page contains a tab.
ELEMENT_EDGE = "\t"


@dataclass(frozen=True)
class Segment:
    """One cell, or one line outside of cells; `element` is the cell or the block that the line stands in."""

    text: str
    element: Tag
    is_cell: bool

    @property
    def plain(self) -> str:
        """The text on one line without marks."""
        return plain(self.text)


def plain(text: str) -> str:
    """Marked text on one line."""
    return " ".join(text.replace(ELEMENT_EDGE, "").split())


def cut(root: Tag, leave_out: Tag | None) -> list[Segment]:
    """The segments of `root` in order, without those of the element `leave_out`."""
    cutter = _Cutter(leave_out)
    cutter.walk(root)
    cutter.end_line(root)
    return cutter.segments


class _Cutter:
    def __init__(self, leave_out: Tag | None) -> None:
        self._leave_out = leave_out
        self._line: list[str] = []
        self.segments: list[Segment] = []

    def walk(self, tag: Tag) -> None:
        block = tag
        while block.name not in BLOCKS and block.parent is not None:
            block = block.parent
        for child in tag.children:
            if isinstance(child, Tag):
                self._element(child, block)
            elif is_text(child):
                self._line.append(" ".join(clean(str(child)).split("\n")))

    def _element(self, tag: Tag, block: Tag) -> None:
        if tag is self._leave_out or tag.name in MACHINERY or is_hidden(tag):
            return
        if tag.name == "br":
            self.end_line(block)
        elif tag.name in CELLS and not tag.find(list(CELLS)):
            self.end_line(block)
            self.segments.append(Segment(_cell_text(tag), tag, is_cell=True))
        elif tag.name in BLOCKS:
            self.end_line(block)
            self.walk(tag)
            self.end_line(tag)
        else:
            self._line.append(ELEMENT_EDGE)
            self.walk(tag)
            self._line.append(ELEMENT_EDGE)

    def end_line(self, block: Tag) -> None:
        text = "".join(self._line).strip(" ")
        self._line = []
        if text.strip():
            self.segments.append(Segment(text, block, is_cell=False))


def _cell_text(cell: Tag) -> str:
    cutter = _Cutter(None)
    cutter.walk(cell)
    cutter.end_line(cell)
    return "\n".join(segment.text for segment in cutter.segments)
