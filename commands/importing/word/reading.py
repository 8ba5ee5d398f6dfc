"""From the elements of a Word file to paragraphs, lists and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from commands.importing.characters import UNREADABLE, clean
from commands.importing.html.white_space import merge, tidy_spans
from commands.importing.markdown.document import BREAK, Block, ListBlock, Paragraph, Span
from commands.importing.portal.leftovers import shorten
from commands.importing.word.looks import Looks, ParagraphLook
from commands.importing.word.numbering import BULLET, Numbering
from commands.importing.word.package import WordFile
from commands.importing.word.tables import table_block
from plugins.disclosure.attachment_contents.archives import attribute, name_of
from plugins.disclosure.messages import _

_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
# Elements of which only the content matters.
_THROUGH = frozenset(
    (
        *("smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "hyperlink", "oMath"),
        *("oMathPara", "AlternateContent", "Choice", "rubyBase", "ruby"),
    )
)
# Ticks and boxes of symbol fonts, which have no characters of their own.
_SYMBOLS = {"F052": "■", "F0FE": "■", "F0FC": "√", "F050": "√", "F0A3": "□", "F06F": "□", "F0A8": "□"}
Element = Any


def symbol(element: Element) -> str:
    """The character that a `w:sym` stands for; 〓 for one that only its font knows."""
    return _SYMBOLS.get(attribute(element, "char").upper(), UNREADABLE)


@dataclass
class ReadWord:
    """What was read: blocks, pictures by name, notes for a person, and the texts that Word puts in by itself.

    `labels` are these texts by the element that they stand before or in place of.
    """

    blocks: list[Block] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    todos: list[str] = field(default_factory=list)
    labels: dict[Element, str] = field(default_factory=dict)
    notes: list[Element] = field(default_factory=list)


def read_word(word: WordFile, looks: Looks) -> ReadWord:
    """Everything that the body of the file says, its notes behind it."""
    reader = _Reader(word, looks)
    reader.found.blocks = reader.blocks(word.body)
    reader.add_notes()
    return reader.found


class _Reader:
    def __init__(self, word: WordFile, looks: Looks) -> None:
        self._word = word
        self._looks = looks
        self._numbering = Numbering(word.numbering)
        self._spans: list[Span] = []
        self._boxes: list[Element] = []
        self._paragraph: Element = None
        self._count = 0
        self.found = ReadWord()

    def blocks(self, container: Element) -> list[Block]:
        """The blocks of an element that holds paragraphs and tables."""
        blocks: list[Block] = []
        gap = False
        for child in container:
            name = name_of(child)
            if name == "p":
                found = self._read_paragraph(child, gap)
                blocks += found
                gap = not found
            elif name == "tbl":
                blocks += table_block(child, self.blocks, self._lost)
                gap = False
            elif name in ("sdt", "sdtContent", "customXml", "smartTag", "AlternateContent", "Choice"):
                blocks += self.blocks(child)
            elif name == "altChunk":
                self._todo(_("文件里插有另一个文件，没有导入"))
        return blocks

    def add_notes(self) -> None:
        """The footnotes and endnotes that the text refers to, each with its mark."""
        for note in self.found.notes:
            mark = self.found.labels[note]
            inside = self.blocks(note)
            if inside and isinstance(inside[0], Paragraph):
                inside[0].spans = [Span(f"{mark} "), *inside[0].spans]
            else:
                inside.insert(0, Paragraph([Span(mark)]))
            self.found.blocks += inside

    def _read_paragraph(self, paragraph: Element, gap: bool) -> list[Block]:
        self._count += 1
        outer = self._spans, self._boxes, self._paragraph
        self._spans, self._boxes, self._paragraph = [], [], paragraph
        self._runs(paragraph, "")
        spans, boxes = self._spans, self._boxes
        self._spans, self._boxes, self._paragraph = outer
        look = self._looks.paragraph(paragraph)
        lines, indent = _lines(spans)
        blocks: list[Block] = []
        if lines:
            blocks = self._made(paragraph, look, lines, look.indent or indent, gap)
        elif look.list_number:
            self._numbering.next(look.list_number, look.list_level)  # Word counts empty paragraphs too
        for box in boxes:
            blocks += self.blocks(box)
        return blocks

    def _made(
        self, paragraph: Element, look: ParagraphLook, spans: list[Span], indent: int, gap: bool
    ) -> list[Block]:
        number = self._numbering.next(look.list_number, look.list_level) if look.list_number else ""
        if number == BULLET:
            return [ListBlock(False, [[Paragraph(spans)]])]
        if number:
            self.found.labels[paragraph] = number
            apart = " " if re.search(r"[0-9A-Za-z]$", number) else ""
            spans = merge([replace(spans[0], text=number + apart, href="", raised=""), *spans])
        tag = f"h{look.heading}" if look.heading else ""
        return [Paragraph(spans, look.align, indent, gap, tag)]

    def _runs(self, container: Element, href: str) -> None:
        for child in container:
            name = name_of(child)
            if name == "r":
                self._run(child, href)
            elif name == "hyperlink":
                self._runs(child, self._address(attribute(child, "id")) or href)
            elif name in _THROUGH:
                if name == "oMath":
                    self._todo(_("第 {number} 段有公式，只导入了其中的字符，请对照原文", number=self._count))
                self._runs(child, href)
            elif name not in ("pPr", "rPr") and any(name_of(part) == "t" for part in child):
                self._runs(child, href)
            elif name == "t":
                self._spans.append(Span(clean(child.text or ""), href=href))
            elif len(child) and name.isalpha() and name not in ("pPr", "rPr", "sdtPr", "Fallback"):
                self._runs(child, href)

    def _address(self, relation: str) -> str:
        target, external = self._word.links.get(relation, ("", False))
        return target if external and re.match(r"https?://[^/]|mailto:", target) else ""

    def _run(self, run: Element, href: str) -> None:
        look = self._looks.run(run, self._paragraph)
        if look.hidden:
            self._lost(_("隐藏的文字"), "".join(part.text or "" for part in run.iter("{*}t")))
            return
        style = Span("", look.bold, look.kai, look.size, href, look.raised)
        self._in_run(run, style)

    def _in_run(self, run: Element, style: Span) -> None:
        for child in run:
            name = name_of(child)
            if (text := _written(child, name)) is not None:
                self._spans.append(Span(BREAK) if text == BREAK else replace(style, text=text))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(child, name.removesuffix("Reference"), style)
            elif name in ("drawing", "pict", "object"):
                self._drawn(child, name)
            elif name in ("ruby", "rubyBase", "AlternateContent", "Choice"):
                self._in_run(child, style)
            elif name == "r":
                self._run(child, style.href)

    def _note(self, reference: Element, kind: str, style: Span) -> None:
        notes = self._word.footnotes if kind == "footnote" else self._word.endnotes
        note = notes.get(attribute(reference, "id"))
        if note is None:
            return
        if note not in self.found.labels:
            self.found.notes.append(note)
            self.found.labels[note] = f"[{len(self.found.notes)}]"
        mark = self.found.labels[note]
        self.found.labels[reference] = mark
        self._spans.append(Span(mark, raised="sup"))

    def _drawn(self, drawing: Element, kind: str) -> None:
        """Pictures go with the item; text in shapes follows the paragraph; everything else is named."""
        boxes = [part for part in drawing.iter("{*}txbxContent") if not _in_fallback(part, drawing)]
        self._boxes += [box for box in boxes if not any(other in boxes for other in box.iterancestors())]
        shown = [part for part in drawing.iter() if name_of(part) in ("blip", "imagedata")]
        for part in shown if kind != "object" else ():
            self._picture(attribute(part, "embed") or attribute(part, "id"))
        if kind == "object":
            self._todo(_("第 {number} 段嵌有别的文件（如 Excel 表格），没有导入", number=self._count))
        elif not shown and not boxes:
            self._todo(_("第 {number} 段有图形，没有导入", number=self._count))

    def _picture(self, relation: str) -> None:
        name, data = self._word.media(relation)
        ending = next((ending for start, ending in _PICTURES.items() if data.startswith(start)), "")
        if not ending:
            self._todo(
                _(
                    "第 {number} 段的图片“{name}”没有导入，请另存为 PNG 或 JPEG 后作为附件",
                    number=self._count,
                    name=name,
                )
            )
            return
        known = next((file for file, bytes_ in self.found.pictures.items() if bytes_ == data), "")
        file = known or _("图{number}.{ending}", number=len(self.found.pictures) + 1, ending=ending)
        self.found.pictures[file] = data
        self._todo(
            _(
                "第 {number} 段的图片已存为附件“{name}”，请在正文里写明它的位置和内容",
                number=self._count,
                name=file,
            )
        )

    def _lost(self, what: str, text: str) -> None:
        if text.strip():
            self._todo(
                _("第 {number} 段：{what}没有导入：{text}", number=self._count, what=what, text=shorten(text))
            )

    def _todo(self, message: str) -> None:
        if message not in self.found.todos:
            self.found.todos.append(message)


def _written(element: Element, name: str) -> str | None:
    """The text that an element of a run stands for; None for one that is no text."""
    if name == "t":
        return clean(element.text or "").replace("\n", " ")
    if name == "cr" or (name == "br" and attribute(element, "type") in ("", "textWrapping")):
        return BREAK
    if name == "sym":
        return symbol(element)
    return {"tab": "\u3000", "ptab": "\u3000", "noBreakHyphen": "-"}.get(name)


def _in_fallback(element: Element, within: Element) -> bool:
    for parent in element.iterancestors():
        if name_of(parent) == "Fallback":
            return True
        if parent is within:
            return False
    return False


def _lines(spans: list[Span]) -> tuple[list[Span], int]:
    """The spans of a paragraph with its white space in order, line by line, and the indent of the first."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        if span.text == BREAK:
            lines.append([])
        else:
            lines[-1].append(span)
    made: list[Span] = []
    first = -1
    for line in lines:
        tidy, indent = tidy_spans(line)
        if tidy:
            made += [Span(BREAK), *tidy] if made else tidy
            first = indent if first < 0 else first
    return merge(made), max(first, 0)
