"""How a run of text looks, as far as the look carries meaning: weight, face, size, alignment, link."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bs4 import Tag

from commands.importing.html.tree import declarations

_FONT_SIZES = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_NAMED_SIZES = {"small": 10.0, "medium": 12.0, "large": 13.5, "x-large": 18.0, "xx-large": 24.0}
_POINTS = {"pt": 1.0, "px": 0.75, "em": 12.0, "rem": 12.0}
_LENGTH = re.compile(r"([0-9]*\.?[0-9]+)(pt|px|em|rem)")
_KAI = re.compile(r"楷体|kai", re.IGNORECASE)
_ALIGNMENTS = {"left", "right", "center", "justify"}
_BOLD = {"b", "strong", "th"}


@dataclass(frozen=True)
class Style:
    """The inherited look at one place of a page; sizes in points, 0 when the page does not say."""

    bold: bool = False
    kai: bool = False
    size: float = 0.0
    align: str = ""
    raised: str = ""
    href: str = ""

    def within(self, tag: Tag) -> Style:
        """The style of the content of `tag`, which stands in a place of this style."""
        style = replace(self, bold=True) if tag.name in _BOLD else self
        if tag.name in ("sup", "sub"):
            style = replace(style, raised=tag.name)
        if tag.name == "center":
            style = replace(style, align="center")
        align = str(tag.get("align") or "").strip().lower()
        if align in _ALIGNMENTS and tag.name not in ("table", "img"):
            style = replace(style, align=align)
        if tag.name == "font":
            style = _font(style, tag)
        css = declarations(tag)
        return _css(style, css) if css else style


def _font(style: Style, tag: Tag) -> Style:
    size = _FONT_SIZES.get(str(tag.get("size") or "").strip(), style.size)
    face = str(tag.get("face") or "")
    return replace(style, size=size, kai=_is_kai(face) if face else style.kai)


def _css(style: Style, css: dict[str, str]) -> Style:
    family, size, weight = css.get("font-family", ""), css.get("font-size", ""), css.get("font-weight", "")
    if family:
        style = replace(style, kai=_is_kai(family))
    if size:
        style = replace(style, size=_size(size) or style.size)
    if weight:
        style = replace(style, bold=weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600))
    if css.get("text-align") in _ALIGNMENTS:
        style = replace(style, align=css["text-align"])
    if css.get("vertical-align") in ("super", "sub"):
        style = replace(style, raised="sup" if css["vertical-align"] == "super" else "sub")
    return style


def _is_kai(family: str) -> bool:
    return _KAI.search(family.split(",")[0]) is not None


def _size(value: str) -> float:
    match = _LENGTH.fullmatch(value)
    if match:
        return round(float(match[1]) * _POINTS[match[2]], 2)
    return _NAMED_SIZES.get(value, 0.0)
