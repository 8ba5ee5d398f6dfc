"""The words of a Word file in their order, found without regard to what they mean: the proof that none is lost."""

from __future__ import annotations

from typing import Any

from commands.importing.word.looks import Looks
from commands.importing.word.reading import ReadWord, symbol
from commands.importing.word.tables import goes_on
from plugins.disclosure.attachment_contents.archives import name_of

_UNSEEN = frozenset(
    ("instrText", "delText", "Fallback", "pPr", "rPr", "sdtPr", "rt", "txbxContent", "tcPr", "tblPr")
)
Element = Any


def words_of(body: Element, read: ReadWord, looks: Looks) -> str:
    """All words of `body` and of its notes, with the numbers that Word puts before paragraphs."""
    parts = [_words(body, read, looks)]
    parts += [read.labels[note] + _words(note, read, looks) for note in read.notes]
    return "".join(parts)


def _words(root: Element, read: ReadWord, looks: Looks) -> str:
    found: list[str] = []
    paragraph: Element = None
    # A stack of our own: how deep strangers nest is not for Python's to bear.
    pending: list[tuple[Element, Element]] = [(child, paragraph) for child in reversed(root)]
    while pending:
        element, paragraph = pending.pop()
        if isinstance(element, str):
            found.append(element)
            continue
        name = name_of(element)
        if name in _UNSEEN or _is_unseen(element, name, paragraph, looks):
            continue
        if name == "p":
            paragraph = element
            found.append(read.labels.get(element, ""))
            pending += [(child, None) for box in reversed(_boxes(element)) for child in reversed(box)]
        elif name == "t":
            found.append(element.text or "")
        elif name == "sym":
            found.append(symbol(element))
        elif name == "noBreakHyphen":
            found.append("-")
        elif name.endswith("noteReference"):
            found.append(read.labels.get(element, ""))
        pending += [(child, paragraph) for child in reversed(element)]
    return "".join(found)


def _is_unseen(element: Element, name: str, paragraph: Element, looks: Looks) -> bool:
    if name == "r" and paragraph is not None:
        return looks.run(element, paragraph).hidden
    return name == "tc" and (goes_on(element, "vMerge") or goes_on(element, "hMerge"))


def _boxes(paragraph: Element) -> list[Element]:
    """The text boxes of a paragraph that stand in no other one, which follow it."""
    boxes = [
        box
        for box in paragraph.iter("{*}txbxContent")
        if not any(name_of(parent) == "Fallback" for parent in box.iterancestors())
    ]
    return [box for box in boxes if not any(parent in boxes for parent in box.iterancestors())]
