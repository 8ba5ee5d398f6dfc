"""How text is cut into terms. `scripts/cut.js` cuts alike; a test compares the two.

Text is folded (NFKC, small letters, nothing invisible), spaces beside Chinese characters are dropped, and what lies
between separators is a run. The terms of a run are its pairs of neighbouring characters, its words (three or more
letters, or three or more digits, of scripts written with spaces) and, once for a whole text, its single characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from operator import add
from zlib import crc32

MAX_WORD = 32
# Runs of a question with so many terms can do without common ones.
LONG_RUN = 8

# First and last code points. The same tables stand in scripts/cut.js.
INVISIBLE = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x180B, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E)),
    *(
        (0x2060, 0x206F),
        (0xD800, 0xDFFF),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFF9, 0xFFFB),
        (0xE0000, 0xE0FFF),
    ),
)
# Scripts written without spaces between words: ideographs, kana, bopomofo, hangul, yi.
UNSPACED = (
    *(
        (0x1100, 0x11FF),
        (0x2E80, 0x2FDF),
        (0x3005, 0x3007),
        (0x3021, 0x3029),
        (0x3031, 0x3035),
        (0x3038, 0x303C),
    ),
    *(
        (0x3041, 0x309F),
        (0x30A1, 0x30FA),
        (0x30FC, 0x318F),
        (0x31A0, 0x31BF),
        (0x31F0, 0x31FF),
        (0x3400, 0x4DBF),
    ),
    *(
        (0x4E00, 0xA4CF),
        (0xA960, 0xA97F),
        (0xAC00, 0xD7FF),
        (0xF900, 0xFAFF),
        (0x1B000, 0x1B16F),
        (0x20000, 0x3FFFF),
    ),
)
SEPARATORS = (
    *(
        (0x0, 0x2F),
        (0x3A, 0x60),
        (0x7B, 0xBF),
        (0xD7, 0xD7),
        (0xF7, 0xF7),
        (0x2000, 0x2BFF),
        (0x2E00, 0x2E7F),
    ),
    *(
        (0x2FE0, 0x3004),
        (0x3008, 0x3020),
        (0x302A, 0x3030),
        (0x3036, 0x3037),
        (0x303D, 0x3040),
        (0x30A0, 0x30A0),
    ),
    *(
        (0x30FB, 0x30FB),
        (0x3190, 0x319F),
        (0x31C0, 0x31EF),
        (0x3200, 0x33FF),
        (0x4DC0, 0x4DFF),
        (0xE000, 0xF8FF),
    ),
    *((0xFE10, 0xFE6F), (0xFF00, 0xFFFF), (0x1F000, 0x1FAFF), (0xE1000, 0x10FFFF)),
)
# Stands for this rule of cutting; the index and the scripts of the theme must have the same.
RULE = f"{crc32(repr((2, MAX_WORD, LONG_RUN, INVISIBLE, UNSPACED, SEPARATORS)).encode()):08x}"


def _set(ranges: Iterable[tuple[int, int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_BREAK = _set(SEPARATORS)
_invisible = re.compile(f"[{_set(INVISIBLE)}]+")
_separators = re.compile(f"[{_BREAK}]+")
_letter = re.compile(f"[^{_BREAK}]")
_unspaced = re.compile(f"[{_set(UNSPACED)}]")
_spaces = re.compile("[ \t]+")
_words = re.compile(rf"[0-9]{{3,}}|[^0-9{_BREAK}{_set(UNSPACED)}]{{3,}}")
# What NFKC makes of the punctuation of Chinese text. Without it most texts are in NFKC already, which is soon seen.
_WIDE = tuple((wide, unicodedata.normalize("NFKC", wide)) for wide in "，：；（）！？．％～\u3000")


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, small letters, without invisible characters."""
    text = _invisible.sub("", text)
    for wide, narrow in _WIDE:
        text = text.replace(wide, narrow)
    return unicodedata.normalize("NFKC", text).lower().replace("ς", "σ")


def squeeze(text: str) -> str:
    """`text` folded, without anything between its runs: what phrases are looked for in."""
    return _separators.sub("", fold(text))


def spread(text: str) -> str:
    """The runs of a text, each between single spaces: folded, spaces beside Chinese characters dropped."""
    folded = fold(text)
    if " " in folded or "\t" in folded:
        folded = _spaces.sub(_joint, folded)
    return f" {_separators.sub(' ', folded)} "


def _joint(spaces: re.Match[str]) -> str:
    """Nothing in place of spaces between two letters of which one is Chinese."""
    before, after = (
        spaces.string[spaces.start() - 1 : spaces.start()],
        spaces.string[spaces.end() : spaces.end() + 1],
    )
    both = _letter.match(before) and _letter.match(after)
    return "" if both and (_unspaced.match(before) or _unspaced.match(after)) else " "


def words_of(run: str) -> Iterator[re.Match[str]]:
    """The stretches of a run, or of spread text, that are words."""
    return (word for word in _words.finditer(run) if len(word[0]) <= MAX_WORD)


def cut(text: str) -> dict[str, int]:
    """Term → how often it stands in `text`; single characters count once."""
    spread_text = spread(text)
    counted = Counter(map(add, spread_text, spread_text[1:]))
    counted.update([word[0] for word in words_of(spread_text)])
    found = {term: count for term, count in counted.items() if " " not in term}
    found |= dict.fromkeys(set(spread_text) - {" "}, 1)
    return found


def cut_question(run: str, common: Container[str] = ()) -> list[str]:
    """The terms that stand for one run of a question, each once: a pair inside a word is left to the word.

    In longer runs a pair that is `common` is left out when both of its neighbours are asked for: it would tell little
    and weigh most.
    """
    if len(run) == 1:
        return [run]
    terms: dict[int, str] = {}
    inside: set[int] = set()
    for word in words_of(run):
        terms[word.start()] = word[0]
        inside.update(range(word.start(), word.end() - 1))
    for start in range(len(run) - 1):
        if start not in inside:
            # A pair that begins where a word began would be inside it, so the place is free.
            terms[start] = run[start : start + 2]
    ordered = [terms[start] for start in sorted(terms)]
    if len(ordered) < LONG_RUN:
        return list(dict.fromkeys(ordered))
    kept = ordered[:1]
    was_left_out = False
    for term in ordered[1:-1]:
        was_left_out = term in common and not was_left_out
        if not was_left_out:
            kept.append(term)
    return list(dict.fromkeys((*kept, ordered[-1])))


def pairs(word: str) -> list[str]:
    """The pairs of characters of a word that stand in for it when it is not in the index."""
    return list(dict.fromkeys(map(add, word, word[1:])))
