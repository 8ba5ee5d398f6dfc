"""The text of a source between reading and writing: paragraphs, headings, lists and tables, free of HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

ATTACHMENT = "attachment:"
BREAK = "\n"


@dataclass(frozen=True)
class Span:
    """A run of text in one style; a line break is the text `\\n`.

    `href` is an http address, or `attachment:` and a file name; `raised` is `sup`, `sub` or empty.
    """

    text: str
    bold: bool = False
    kai: bool = False
    size: float = 0.0
    href: str = ""
    raised: str = ""


@dataclass
class Paragraph:
    """A paragraph, or a heading once `level` (2–6) is set.

    `indent` counts the half-width columns of white space it began with; `gap` says that an empty paragraph stood
    before it; `tag` is the source's own heading element.
    """

    spans: list[Span]
    align: str = ""
    indent: int = 0
    gap: bool = False
    tag: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The text with its line breaks."""
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        """Whether everything visible in it is bold."""
        return all(span.bold for span in self.spans if span.text.strip())

    @property
    def kai(self) -> bool:
        """Whether everything visible in it is in 楷体, the face of second-level headings (GB/T 9704)."""
        return all(span.kai for span in self.spans if span.text.strip())

    @property
    def size(self) -> float:
        """The size, in points, of most of it; 0 when the page does not say."""
        sizes: dict[float, int] = {}
        for span in self.spans:
            sizes[span.size] = sizes.get(span.size, 0) + len(span.text.strip())
        return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


@dataclass
class ListBlock:
    """A list; each item is a list of blocks."""

    ordered: bool
    items: list[list[Block]]
    start: int = 1


@dataclass
class Quote:
    """Quoted blocks."""

    blocks: list[Block]


@dataclass
class Cell:
    """A table cell with its blocks."""

    blocks: list[Block]
    rowspan: int = 1
    colspan: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(paragraph.text for paragraph in paragraphs(self.blocks))


@dataclass
class Table:
    """A table of data."""

    rows: list[list[Cell]] = field(default_factory=list)


Block = Paragraph | ListBlock | Quote | Table


def paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    """Every paragraph in `blocks`, those inside lists, quotes and tables included, in order."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from paragraphs(item)
        elif isinstance(block, Quote):
            yield from paragraphs(block.blocks)
        else:
            for row in block.rows:
                for cell in row:
                    yield from paragraphs(cell.blocks)


def without_style(spans: list[Span]) -> list[Span]:
    """The same text without bold, face and size."""
    return [replace(span, bold=False, kai=False, size=0.0) for span in spans]


def split_lines(spans: list[Span]) -> list[list[Span]]:
    """`spans` cut at their line breaks; empty lines vanish."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        for number, text in enumerate(span.text.split(BREAK)):
            if number:
                lines.append([])
            if text:
                lines[-1].append(replace(span, text=text))
    return [line for line in lines if line]
