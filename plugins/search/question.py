"""What somebody typed, understood: words, "phrases", -exclusions, numbers. `scripts/question.js` understands alike."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from plugins.search.cut import cut_question, pairs, spread
from plugins.search.numbers import keys, standard_key

MAX_WORDS = 20
MAX_TERMS = 40
WORD, PHRASE, ANY, NONE = "word", "phrase", "any", "none"

_OPENING = '"“”„‟＂「『'
_CLOSING = '"“”„‟＂」』'
_MINUS = "-－−"
# Named one by one: languages disagree on what a space is.
_SPACE = " \t\n\r\f\v\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# An exclusion sign stands before a word or phrase and after a space or nothing.
_piece = re.compile(
    rf"(?P<minus>[{_MINUS}]?)[{_OPENING}](?P<phrase>[^{_CLOSING}]*)(?:[{_CLOSING}]|$)|(?P<word>[^{_SPACE}{_OPENING}]+)"
)
_space = re.compile(f"[{_SPACE}]+")


@dataclass
class Word:
    """One thing to look for: its text as typed, its kind, and the terms that stand for it.

    `every` has those as well that are left out at first because they are common.
    """

    text: str
    kind: str
    terms: list[str] = field(default_factory=list)
    every: list[str] = field(default_factory=list)


@dataclass
class Question:
    """The words of a question, and the number keys that it may be asking for.

    `keys` are those of the whole text, `inner_keys` those of single words.
    """

    words: list[Word]
    keys: list[str] = field(default_factory=list)
    inner_keys: list[str] = field(default_factory=list)

    @property
    def wanted(self) -> list[Word]:
        """The words that documents should have: all but exclusions."""
        return [word for word in self.words if word.kind != NONE]

    @property
    def is_short(self) -> bool:
        """Whether common terms are left out."""
        return any(len(word.terms) < len(word.every) for word in self.words)

    def in_full(self) -> Question:
        """The same question with no term left out."""
        words = [Word(word.text, word.kind, word.every, word.every) for word in self.words]
        return Question(words, self.keys, self.inner_keys)

    @property
    def terms(self) -> list[str]:
        """Every term that has to be looked up, each once."""
        return list(dict.fromkeys(term for word in self.words for term in word.terms))


def parse(
    text: str,
    *,
    all_of: str = "",
    any_of: str = "",
    none_of: str = "",
    phrase: str = "",
    common: Container[str] = (),
) -> Question:
    """Understand the one input, and those of the advanced form; `common` are terms that longer runs can do without."""
    typed = list(_typed(text))
    words = [*typed, *_listed(all_of, WORD), *_listed(any_of, ANY), *_listed(none_of, NONE)]
    if _space.sub("", phrase):
        words.append((phrase, PHRASE))
    question = Question(list(_words(words, common)))
    if all(kind == WORD for _text, kind in typed):
        question.keys = keys(text)
        inner = (standard_key(word) for word, _kind in typed)
        question.inner_keys = [key for key in dict.fromkeys(inner) if key and key not in question.keys]
    return question


def without_unknown(question: Question, known: Iterable[str]) -> Question:
    """The question with the pairs of characters in place of those longer words that no document has."""
    there = set(known)
    for word in question.words:
        replaced: list[str] = []
        for term in word.terms:
            replaced += [term] if len(term) < 3 or term in there else pairs(term)
        word.terms = list(dict.fromkeys(replaced))[:MAX_TERMS]
    return question


def _typed(text: str) -> Iterable[tuple[str, str]]:
    for found in _piece.finditer(text):
        if found["word"] is None:
            yield found["phrase"], NONE if found["minus"] and _is_first(text, found.start()) else PHRASE
        elif found["word"][0] in _MINUS and _is_first(text, found.start()):
            yield found["word"][1:], NONE
        else:
            yield found["word"], WORD


def _is_first(text: str, place: int) -> bool:
    return place == 0 or bool(_space.match(text[place - 1]))


def _listed(text: str, kind: str) -> Iterable[tuple[str, str]]:
    return ((word, kind) for word in _space.split(text) if word)


def _words(typed: Iterable[tuple[str, str]], common: Container[str]) -> Iterable[Word]:
    count = 0
    for text, kind in typed:
        runs = spread(text).split()
        terms, every = (
            list(dict.fromkeys(term for run in runs for term in cut_question(run, left_out)))[:MAX_TERMS]
            for left_out in (common, ())
        )
        if terms and count < MAX_WORDS:
            count += 1
            yield Word(_space.sub(" ", text).strip(" "), kind, terms, every)
