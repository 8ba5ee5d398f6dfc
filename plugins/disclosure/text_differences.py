"""Where two texts differ: block by block, and within a block word by word (a Chinese character is a word)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from plugins.disclosure.text_blocks import TextBlock

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"
WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|\s+|.", re.DOTALL)
SIMILAR = 0.5
NEAR = 12
MOST_PAIRS = 1_000_000
SHORT_GAP = 2

Token = TypeVar("Token", str, TextBlock)


class Part(NamedTuple):
    """A piece of text that is `same`, `added` or `removed`."""

    kind: str
    text: str


class BlockDifference(NamedTuple):
    """A block of either text or, when `changed`, of both: `cells` holds the parts of each of its texts."""

    kind: str
    block: str
    cells: tuple[tuple[Part, ...], ...]


def text_differences(before: Sequence[TextBlock], after: Sequence[TextBlock]) -> list[BlockDifference]:
    """Both texts in one list: without what was added it is `before`, without what was removed `after`."""
    return [
        difference
        for kind, old, new in _steps(before, after)
        for difference in (_all(SAME, new) if kind == "equal" else _replaced(old, new))
    ]


def parts(before: str, after: str) -> tuple[Part, ...]:
    """How one text became another."""
    old, new = WORD.findall(before), WORD.findall(after)
    steps = [(kind, "".join(gone), "".join(come)) for kind, gone, come in _steps(old, new)]
    return tuple(_readable(steps))


def _steps(
    before: Sequence[Token], after: Sequence[Token]
) -> Iterator[tuple[str, Sequence[Token], Sequence[Token]]]:
    """Equal and replaced runs in turn; texts whose comparison would take too long differ from end to end."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if start:
        yield "equal", before[:start], after[:start]
    if len(old) * len(new) > MOST_PAIRS:
        yield "replace", old, new
    elif old or new:
        for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            yield ("equal" if kind == "equal" else "replace"), old[a:b], new[c:d]
    if end:
        yield "equal", before[len(before) - end :], after[len(after) - end :]


def _readable(steps: Sequence[tuple[str, str, str]]) -> Iterator[Part]:
    """Parts in which no two changes are torn apart by a character or two that happen to be the same."""
    gone, come = "", ""
    for place, (kind, old, new) in enumerate(steps):
        is_gap = kind == "equal" and 0 < place < len(steps) - 1 and len(new) <= SHORT_GAP
        if kind != "equal" or is_gap:
            gone, come = gone + old, come + new
            continue
        yield from _change(gone, come)
        gone = come = ""
        yield Part(SAME, new)
    yield from _change(gone, come)


def _change(gone: str, come: str) -> Iterator[Part]:
    if gone:
        yield Part(REMOVED, gone)
    if come:
        yield Part(ADDED, come)


def _replaced(old: Sequence[TextBlock], new: Sequence[TextBlock]) -> Iterator[BlockDifference]:
    """Blocks that became others: those that resemble each other are compared, the rest is gone or new."""
    waiting = 0
    for block in old:
        match = next(
            (place for place in range(waiting, min(waiting + NEAR, len(new))) if _alike(block, new[place])),
            None,
        )
        if match is None:
            yield from _all(REMOVED, [block])
            continue
        yield from _all(ADDED, new[waiting:match])
        cells = tuple(parts(a, b) for a, b in zip(block.texts, new[match].texts, strict=True))
        yield BlockDifference(CHANGED, block.kind, cells)
        waiting = match + 1
    yield from _all(ADDED, new[waiting:])


def _alike(old: TextBlock, new: TextBlock) -> bool:
    if old.kind != new.kind or len(old.texts) != len(new.texts):
        return False
    if old.kind == "row" and old.texts[0] == new.texts[0] != "":
        return True
    before, after = _pairs(old), _pairs(new)
    return 2 * (before & after).total() >= SIMILAR * (before.total() + after.total())


def _pairs(block: TextBlock) -> Counter[str]:
    """The pairs of neighbouring characters of a block: comparing them takes no longer than reading them."""
    text = "\n".join(block.texts)
    return Counter(text[place : place + 2] for place in range(max(len(text) - 1, 1)))


def _all(kind: str, blocks: Sequence[TextBlock]) -> Iterator[BlockDifference]:
    for block in blocks:
        yield BlockDifference(kind, block.kind, tuple((Part(kind, text),) for text in block.texts))
