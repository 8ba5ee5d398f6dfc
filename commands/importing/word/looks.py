"""How paragraphs and runs of a Word file look: their own properties, else those of their styles."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from plugins.disclosure.attachment_contents.archives import attribute, name_of

_KAI = re.compile(r"楷|kai", re.IGNORECASE)
# 黑体 is the face of first-level headings, 小标宋 that of titles (GB/T 9704): both stand out as bold does.
_HEAVY = re.compile(r"黑体|simhei|heiti|标宋|粗|bold", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
Element = Any


class RunLook(NamedTuple):
    """The look of a run: size in points, 0 when the file does not say."""

    bold: bool = False
    kai: bool = False
    size: float = 0.0
    raised: str = ""
    hidden: bool = False


class ParagraphLook(NamedTuple):
    """The look of a paragraph: heading level from 1, 0 for none; its list and level in it; indent in columns."""

    align: str = ""
    heading: int = 0
    list_number: str = ""
    list_level: int = 0
    indent: int = 0


class Looks:
    """The styles of one document."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        self._defaults: list[Element] = []
        for element in styles if styles is not None else ():
            if name_of(element) == "style":
                self._styles[attribute(element, "styleId")] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in (
                    "1",
                    "true",
                ):
                    self._default = attribute(element, "styleId")
            elif name_of(element) == "docDefaults":
                self._defaults = [part for part in element.iter() if name_of(part) == "rPr"]

    def _chain(self, style: str) -> list[Element]:
        """A style and those on which it is based, itself first."""
        found: list[Element] = []
        while style in self._styles and len(found) < _DEEPEST:
            found.append(self._styles[style])
            style = _child_value(self._styles[style], "basedOn")
        return found

    def paragraph(self, paragraph: Element) -> ParagraphLook:
        """The look of a `w:p`."""
        own = _child(paragraph, "pPr")
        style = _child_value(own, "pStyle") or self._default
        sources = [own, *(_child(element, "pPr") for element in self._chain(style))]
        sources = [source for source in sources if source is not None]
        align = _first(sources, "jc")
        numbers = next((part for source in sources if (part := _child(source, "numPr")) is not None), None)
        outline = _first(sources, "outlineLvl")
        heading = int(outline) + 1 if outline.isdigit() and int(outline) < 6 else 0
        number = _child_value(numbers, "numId")
        level = _child_value(numbers, "ilvl")
        return ParagraphLook(
            {"end": "right", "start": "left", "both": "justify"}.get(align, align),
            heading,
            "" if number == "0" else number,
            int(level) if level.isdigit() else 0,
            _indent(sources),
        )

    def run(self, run: Element, paragraph: Element) -> RunLook:
        """The look of a `w:r` in a `w:p`."""
        own = _child(run, "rPr")
        style = _child_value(_child(paragraph, "pPr"), "pStyle") or self._default
        chain = [*self._chain(_child_value(own, "rStyle")), *self._chain(style)]
        sources = [own, *(_child(element, "rPr") for element in chain), *self._defaults]
        sources = [source for source in sources if source is not None]
        fonts = next(
            (part for source in sources if (part := _child(source, "rFonts")) is not None and _face(part)),
            None,
        )
        face = _face(fonts) if fonts is not None else ""
        half_points = _first(sources, "sz")
        raised = {"superscript": "sup", "subscript": "sub"}.get(_first(sources, "vertAlign"), "")
        return RunLook(
            _is_on(sources, "b") or _HEAVY.search(face) is not None,
            _KAI.search(face) is not None,
            int(half_points) / 2 if half_points.isdigit() else 0.0,
            raised,
            _is_on(sources, "vanish"),
        )


def _indent(sources: list[Element]) -> int:
    """The indent of the first line in half-width columns, when it is given in characters; ordinary text has four."""
    for source in sources:
        indent = _child(source, "ind")
        if indent is not None and (text := attribute(indent, "firstLineChars")).isdigit():
            return int(text) // 50
        if indent is not None and (text := attribute(indent, "firstLine")).isdigit():
            return int(text) // 160
    return 0


def _face(fonts: Element) -> str:
    return attribute(fonts, "eastAsia") or (attribute(fonts, "hint") and "") or attribute(fonts, "ascii")


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((part for part in element if name_of(part) == name), None)


def _child_value(element: Element | None, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else attribute(child, "val")


def _first(sources: list[Element], name: str) -> str:
    return next((value for source in sources if (value := _child_value(source, name))), "")


def _is_on(sources: list[Element], name: str) -> bool:
    for source in sources:
        child = _child(source, name)
        if child is not None:
            return attribute(child, "val").lower() not in _OFF
    return False
