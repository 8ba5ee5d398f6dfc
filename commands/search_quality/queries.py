"""Known-item queries: drawn from items by chance, the same ones for the same texts, and answered by what is in them.

`KINDS` says what there is; docs/search-quality.md says it in full.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from commands.search_quality.texts import Text, plain
from commands.search_quality.word_finder import WordFinder
from plugins.disclosure.messages import label

SEED = 20261101
WORD_LENGTHS = (2, 3, 4)
PHRASE_LENGTHS = (8, 14)
# Two words are far apart when one stands in the first third of a text, the other in the last, with so much between.
APART = 150
# So many items are tried for one query before the kind is given up: not every item has a number or a long text.
ATTEMPTS = 60
# So many strings of an item are tried for a word.
PLACES = 10
_clause = re.compile(rf"[^\W_]{{{PHRASE_LENGTHS[0]},}}")
_BRACKETS = ("[]", "()", "（）", "［］", "【】", "〖〗", "〈〉", "｛｝")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True)
class Query:
    """What somebody types who wants the item at `source`; `kind` is one of KINDS."""

    kind: str
    text: str
    source: str


@dataclass(frozen=True)
class Kind:
    """How queries of one kind are drawn from an item ("" where it gives none), and which items answer one."""

    label: str
    draw: Callable[[Text, Random, WordFinder], str]
    is_answer: Callable[[str, Text], bool]


def make_queries(texts: Sequence[Text], count: int, seed: int = SEED) -> list[Query]:
    """Up to `count` different queries of every kind, as many as the texts give."""
    words = WordFinder(texts, Random(seed))
    return [query for kind in KINDS for query in _of_kind(kind, texts, count, seed, words)]


def is_answer(query: Query, text: Text) -> bool:
    """Whether an item is what the query asks for."""
    return KINDS[query.kind].is_answer(query.text, text)


def _of_kind(kind: str, texts: Sequence[Text], count: int, seed: int, words: WordFinder) -> Iterator[Query]:
    # Kinds have their own chance, so that a new kind does not change the others.
    random = Random(f"{seed} {kind}")
    drawn: set[str] = set()
    for _attempt in range(ATTEMPTS * count):
        if len(drawn) == count or not texts:
            return
        source = random.choice(texts)
        query = KINDS[kind].draw(source, random, words)
        if query and query not in drawn:
            drawn.add(query)
            yield Query(kind, query, source.address)


def _title(text: Text, _random: Random, _words: WordFinder) -> str:
    return text.title


def _phrase(text: Text, random: Random, _words: WordFinder) -> str:
    clauses = _clause.findall(text.body)
    if not clauses:
        return ""
    clause = random.choice(clauses)
    length = random.randint(PHRASE_LENGTHS[0], min(PHRASE_LENGTHS[1], len(clause)))
    start = random.randint(0, len(clause) - length)
    return str(clause[start : start + length])


def _title_word(text: Text, random: Random, words: WordFinder) -> str:
    return _string(text.title, random, words.is_word)


def _body_word(text: Text, random: Random, words: WordFinder) -> str:
    return _string(text.body, random, words.is_word)


def _fragment(text: Text, random: Random, words: WordFinder) -> str:
    return _string(text.body, random, words.is_fragment)


def _string(text: str, random: Random, is_wanted: Callable[[str], bool]) -> str:
    for _place in range(PLACES):
        length = random.choice(WORD_LENGTHS)
        start = random.randint(0, max(len(text) - length, 0))
        string = text[start : start + length]
        if len(string) == length and is_wanted(string):
            return string
    return ""


def _apart(text: Text, random: Random, words: WordFinder) -> str:
    third = len(text.body) // 3
    if third < APART:
        return ""
    first = _string(text.body[:third], random, words.is_word)
    second = _string(text.body[-third:], random, words.is_word) if first else ""
    return f"{first} {second}" if second and first != second else ""


def _damaged_number(text: Text, random: Random, _words: WordFinder) -> str:
    number = text.document_number
    if number is None:
        return ""
    right = str(number)
    damaged = right
    while damaged == right:
        chosen = random.sample(DAMAGES, random.randint(1, 3))
        for damage in DAMAGES:
            damaged = damage(damaged, random) if damage in chosen else damaged
    return damaged


def _other_brackets(number: str, random: Random) -> str:
    return number.translate(str.maketrans("〔〕", random.choice(_BRACKETS)))


def _with_or_without_di(number: str, _random: Random) -> str:
    return number.replace("第", "") if "第" in number else re.sub(r"(?<=\D)(?=\d+号)", "第", number)


def _without_hao(number: str, _random: Random) -> str:
    return number.removesuffix("号")


def _wide(number: str, _random: Random) -> str:
    return number.translate(_WIDE)


def _with_spaces(number: str, random: Random) -> str:
    places = [place for place in range(1, len(number)) if not number[place - 1 : place + 1].isdigit()]
    for place in sorted(random.sample(places, min(2, len(places))), reverse=True):
        number = f"{number[:place]} {number[place:]}"
    return number


# In the order in which they are done.
DAMAGES: Sequence[Callable[[str, Random], str]] = (
    _without_hao,
    _with_or_without_di,
    _other_brackets,
    _wide,
    _with_spaces,
)


def _has_title(query: str, text: Text) -> bool:
    return plain(query) == plain(text.title)


def _has_in_title(query: str, text: Text) -> bool:
    return plain(query) in plain(text.title)


def _has(query: str, text: Text) -> bool:
    return text.contains(query)


def _has_all(query: str, text: Text) -> bool:
    return all(map(text.contains, query.split()))


def _has_number(query: str, text: Text) -> bool:
    return text.document_number is not None and _letters(query) == _letters(str(text.document_number))


def _letters(number: str) -> str:
    """A number without what a damaged one may lack or have besides."""
    return re.sub(r"[\W_]", "", plain(number)).replace("第", "").removesuffix("号")


KINDS: Mapping[str, Kind] = {
    "title": Kind(label("完整标题"), _title, _has_title),
    "phrase": Kind(label("正文语句"), _phrase, _has),
    "title_word": Kind(label("标题里的词"), _title_word, _has_in_title),
    "body_word": Kind(label("正文里的词"), _body_word, _has),
    "fragment": Kind(label("不成词的片段"), _fragment, _has),
    "number": Kind(label("写法不规范的文号"), _damaged_number, _has_number),
    "apart": Kind(label("相隔很远的两个词"), _apart, _has_all),
}
