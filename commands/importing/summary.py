"""A summary taken from the text of a document: its first sentences and the names of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commands.importing.markdown.document import Block, Paragraph, paragraphs
from plugins.disclosure.messages import _

LONGEST = 300
LONG_TEXT, LONGEST_OF_LONG_TEXT = 5_000, 500
ENOUGH = 100
SHORTEST_PARAGRAPH = 10
_SENTENCE = re.compile(r"[^。！？]*(?:[。！？][”’」』》）)]*|$)")
_FORWARDS = re.compile(r"现(?:予以?|将.{0,60})?(?:印发|转发|批转|公布|发布)")
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百零〇]+[编篇章节]|[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十]+[）)]|[0-9]+(?:[.．][0-9]+)*[、.．]?(?=[\s\u3000]|[^\d]))[\s\u3000]*"
)
_ORDINAL = re.compile(r"^(?:第[一二三四五六七八九十百零〇]+条[\s\u3000]*|[一二三四五六七八九十]+、)")
_LIST_ITEM = re.compile(r"[（(][一二三四五六七八九十0-9]+[）)]|[0-9]+[.．、]")
_FURNITURE = re.compile(r"附件|（此件|（本文|[（(]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\s")
_PURPOSE = re.compile(r"为|根据|依照|按照|依据|经|鉴于|你|.*如下[：:]$")


def summarise(blocks: list[Block]) -> str:
    """At most 300 characters (500 for long texts) of the document's own words, or an empty text when it has none.

    A covering letter says little: after it come the first sentences of what it forwards. The parts are those of the
    highest level that has more than one numbered heading.
    """
    length = sum(len(paragraph.text) for paragraph in paragraphs(blocks))
    limit = LONGEST_OF_LONG_TEXT if length > LONG_TEXT else LONGEST
    substance = list(_substance(blocks))
    opening = _from(substance, 0, limit)
    if _FORWARDS.search(opening):
        forwarded = next(
            (number for number, (_text, begins) in enumerate(substance) if number and begins), None
        )
        if forwarded is not None:
            opening += _from(substance, forwarded, limit - len(opening))
    if not opening:
        text = " ".join(" ".join(paragraph.text.split()) for paragraph in paragraphs(blocks))
        return "".join(_sentences(text, limit, ENOUGH))
    return opening + _parts(blocks, limit - len(opening))


def _from(substance: list[tuple[str, bool]], start: int, room: int) -> str:
    """The first sentences of one part."""
    taken = ""
    for number, (text, begins) in enumerate(substance[start:]):
        if number and (begins or len(taken) >= ENOUGH):
            break
        taken += "".join(_sentences(text, room - len(taken), ENOUGH - len(taken)))
    return taken


def _substance(blocks: list[Block]) -> Iterator[tuple[str, bool]]:
    """The texts of paragraphs that say something, each with whether it is the first below a title."""
    begins = leads = False
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        if block.level:
            begins = begins or block.level == 2
        elif leads and _LIST_ITEM.match(block.text):
            # An item makes no sense without the words that lead to the list.
            continue
        elif text := _substantial(block):
            yield text, begins
            begins = False
        leads = block.text.rstrip().endswith(("：", ":"))


def _substantial(paragraph: Paragraph) -> str:
    """The text of a paragraph that says something, without its number; empty for addressees and signatures."""
    text = " ".join(paragraph.text.split())
    if paragraph.align in ("center", "right") or len(text) < SHORTEST_PARAGRAPH or _FURNITURE.match(text):
        return ""
    text = _ORDINAL.sub("", text)
    if text.endswith(("：", ":")):
        # "……如下：" leads to a list: the sentences before it say why, it alone at least what.
        before, stop, _rest = text[:-1].rpartition("。")
        if len(before) >= SHORTEST_PARAGRAPH:
            return before + stop
        return text[:-1] + "。" if _PURPOSE.match(text) else ""
    return text if "。" in text else ""


def _sentences(text: str, room: int, wanted: int) -> Iterator[str]:
    """Whole sentences of `text` until `wanted` characters are there, never more than `room`; a part of the first
    when not even that fits."""
    used = 0
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if not sentence or (used and (used >= wanted or used + len(sentence) > room)):
            break
        if len(sentence) > room:
            yield _clause(sentence, room)
            break
        yield sentence if sentence[-1] in "。！？”’」』》）)" else sentence + "。"
        used += len(sentence)


def _clause(sentence: str, room: int) -> str:
    """The beginning of a sentence up to a pause, marked as cut."""
    if room < 20:
        return ""
    beginning = sentence[: room - 2]
    pause = max(beginning.rfind(sign) for sign in "；，：、")
    return (beginning[:pause] if pause > room // 3 else beginning) + "……"


def _parts(blocks: list[Block], room: int) -> str:
    """A sentence with the names of the parts, as many as fit."""
    headings = [block for block in blocks if isinstance(block, Paragraph) and block.level]
    for level in range(2, 7):
        numbered = [text for h in headings if h.level == level and _NUMBERING.match(text := h.text.strip())]
        if len(numbered) > 1:
            return _sentence_of([_NUMBERING.sub("", text).rstrip("。：:") for text in numbered], room)
    return ""


def _sentence_of(names: list[str], room: int) -> str:
    names = [name for name in dict.fromkeys(names) if name]
    for count in range(len(names), 1, -1):
        listed = "；".join(names[:count])
        sentence = (
            _("主要内容：{parts}。", parts=listed)
            if count == len(names)
            else _("主要内容：{parts}等。", parts=listed)
        )
        if len(sentence) <= room:
            return sentence
    return ""
