"""Characters that have no place in text: they look like nothing or like another, and cannot be searched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

NOT_TEXT = "\ufffd\u2028\u2029"
HARMLESS = re.compile("[\n\t\u00a0\u3000]+")
# Radicals and compatibility ideographs; letters and signs that show nothing.
_DOUBTFUL = re.compile(
    "[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f"
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\uffa0]"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
# What is meant where Unicode says nothing or gives the traditional form.
_MEANT = dict(
    zip(
        "⺀⺅⺋⺒⺓⺕⺗⺛⺟⺠⺦⺧⺨⺩⺪⺫⺬⺭⺮⺰⺳⺸⺹⺺⺼⻁⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻏⻐⻑⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳⼾",
        "々亻㔾巳幺彐忄旡母民丬牛犭王疋目示礻竹纟罒羊老肀月虎西西见角角讠贝足车辶邑钅長长门阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟户",
        strict=True,
    )
)


class Lookalike(NamedTuple):
    """A character at a position of a text that looks like another, `meant`, or like nothing (`meant` is empty)."""

    position: int
    character: str
    meant: str

    @property
    def code(self) -> str:
        """The code point: `U+2F42`."""
        return f"U+{ord(self.character):04X}"


def hidden_character(text: str) -> str | None:
    """The code point (`U+200B`) of the first character that must not occur in text, or None.

    Control, bidirectional, zero-width, private-use and unassigned characters look like nothing or like
    another character, and cannot be searched. Line feeds and tabs are allowed.
    """
    # The quick way, and nearly always the whole of it; U+FFFD is printable for Python.
    if "\ufffd" not in text and (text.isprintable() or HARMLESS.sub("", text).isprintable()):
        return None
    for character in text:
        if _is_hidden(character):
            return f"U+{ord(character):04X}"
    return None


def lookalikes(text: str) -> Iterator[Lookalike]:
    """The printable characters of `text` that look like an ordinary ideograph or like nothing, in their order.

    They are radicals, which office software puts in the place of ideographs, compatibility ideographs, and blanks that
    are letters. Compatibility ideographs that Unicode has nowhere else are ordinary ones.
    """
    for match in _DOUBTFUL.finditer(text):
        meant = _meant(match[0])
        if meant != match[0]:
            yield Lookalike(match.start(), match[0], meant)


def written_as_entities(text: str) -> Iterator[Lookalike]:
    """Hidden characters and lookalikes that the source of a text writes as `&#8203;`, `&zwnj;` and the like."""
    for match in _ENTITY.finditer(text) if "&" in text else ():
        for character in unescape(match[0]):
            if _is_hidden(character):
                yield Lookalike(match.start(), character, "")
            elif _DOUBTFUL.match(character) and (meant := _meant(character)) != character:
                yield Lookalike(match.start(), character, meant)


def _meant(character: str) -> str:
    if character in _MEANT:
        return _MEANT[character]
    name = unicodedata.name(character, "")
    if name.startswith(("CJK", "KANGXI")):
        return unicodedata.normalize("NFKC", character)
    return "" if name or not "\u2e80" <= character <= "\u2fdf" else character


def _is_hidden(character: str) -> bool:
    if character in NOT_TEXT:
        return True
    category = unicodedata.category(character)
    # Characters for rare names are added to planes 2 and 3 faster than Python's tables follow.
    is_new_ideograph = (
        category == "Cn" and 0x20000 <= ord(character) < 0x3FFFE and ord(character) & 0xFFFE != 0xFFFE
    )
    return category[0] == "C" and character not in "\n\t" and not is_new_ideograph
