"""Which bodies an entry of a standard catalog obliges: the words of its column 公开主体, turned into bodies.

A name of the register (any name, alias, former name or code) is that body; one that has ended is its successor.
Collective words stand for all bodies of a kind on the levels of the entry: governments, townships, villages,
departments. "各有关部门" names nobody: it stands for those that have ever published for the entry, beside those that
the entry names. Words that mean none of this oblige nobody, and the entry is shown as having no responsible body.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from plugins.disclosure.bodies import Bodies, Body

_SEPARATOR = re.compile(r"[、,;/\n]|以及|及其?(?=[各县乡镇市村有相])|和(?=[各县乡镇市村有相])")
_LEVELS = "国家|省级?|市级?|县级?|区级?|乡镇?级?|村级?|本级|各级|同级|县市区|县区"
_RELEVANT = re.compile(
    rf"各?(?:{_LEVELS})?(?:政府)?(?:各?有关|各?相关|其他有关|其他相关)(?:职能)?(?:部门|单位|机关)"
)
_COLLECTIVE: tuple[tuple[re.Pattern[str], tuple[str, ...], frozenset[str]], ...] = (
    (
        re.compile(r"各?乡镇?(?:人民)?政府(?:\(?街道办事处\)?)?|各?(?:乡镇\(?街道\)?|镇街|街道办事处|街道)"),
        ("government", "dispatched"),
        frozenset({"township"}),
    ),
    (
        re.compile(r"各?(?:村|村\(居\)|村\(社区\)|居)(?:民)?(?:委员会|委会)|各?(?:行政)?村|各?社区"),
        ("village",),
        frozenset({"village"}),
    ),
    (re.compile(rf"各?(?:{_LEVELS})?(?:地方)?人民政府|各?(?:{_LEVELS})政府"), ("government",), frozenset()),
    (
        re.compile(rf"(?:{_LEVELS}|[省市县区]?(?:人民)?政府)?各(?:{_LEVELS})?(?:政府)?(?:工作|职能)?部门"),
        ("department", "vertical", "party_with_plate"),
        frozenset(),
    ),
    (
        re.compile(r"各(?:级)?(?:行政)?(?:机关|单位)|各(?:级)?行政机关"),
        ("government", "department", "vertical", "dispatched", "internal", "authorised", "party_with_plate"),
        frozenset(),
    ),
)


class Obliged:
    """Finds the obliged bodies of entries on one day."""

    def __init__(self, bodies: Bodies, day: date) -> None:
        self._bodies = bodies
        self._day = day
        self._existing = [body for body in bodies if not body.proposed and body.existed_on(day)]
        self._cached = lru_cache(maxsize=None)(self._named)

    def of(
        self, responsible: Sequence[str], levels: Sequence[str], published: Iterable[Body]
    ) -> tuple[Body, ...]:
        """The bodies that an entry obliges, each once; `published` are those that ever published for it."""
        named, relevant = self._cached(tuple(responsible), tuple(levels))
        if not relevant:
            return named
        found = {body.slug: body for body in named}
        for body in published:
            current = self.current(body)
            if current and (not levels or not current.level or current.level in levels):
                found.setdefault(current.slug, current)
        return tuple(found.values())

    def unknown(self, responsible: Sequence[str]) -> list[str]:
        """The words that are neither a body of the register nor a collective name, each once."""
        words = (word for text in responsible for word in ([] if self._bodies.find(text) else _words(text)))
        return [word for word in dict.fromkeys(words) if not self._is_known(word)]

    def _is_known(self, word: str) -> bool:
        return bool(
            self._bodies.find(word)
            or _RELEVANT.fullmatch(word)
            or any(words.fullmatch(word) for words, _kinds, _levels in _COLLECTIVE)
        )

    def _named(self, responsible: tuple[str, ...], levels: tuple[str, ...]) -> tuple[tuple[Body, ...], bool]:
        """The bodies that the words name, and whether "有关部门" is among the words."""
        found: dict[str, Body] = {}
        relevant = False
        for text in responsible:
            whole = self._bodies.find(text)
            for word in [text] if whole else _words(text):
                relevant = relevant or bool(_RELEVANT.fullmatch(word))
                for body in self._meant(word, levels):
                    found.setdefault(body.slug, body)
        return tuple(found.values()), relevant

    def _meant(self, word: str, levels: tuple[str, ...]) -> list[Body]:
        body = self._bodies.find(word)
        if body:
            current = self.current(body)
            return [current] if current else []
        for words, kinds, own_levels in _COLLECTIVE:
            if words.fullmatch(word):
                wanted = own_levels or _level_of(word) or frozenset(levels)
                return [
                    body
                    for body in self._existing
                    if body.kind in kinds and (not wanted or body.level in wanted)
                ]
        return []

    def current(self, body: Body) -> Body | None:
        """The body, or the one that has taken its place; None when nobody has."""
        seen: set[str] = set()
        current: Body | None = body
        while current and not current.existed_on(self._day):
            if current.slug in seen or not current.successor:
                return None
            seen.add(current.slug)
            current = self._bodies.find(current.successor)
        return None if current is None or current.proposed else current


def _words(text: str) -> list[str]:
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    # What stands in brackets belongs to the word before it.
    hidden = re.sub(r"\([^()]*\)", lambda match: re.sub(_SEPARATOR, "|", match[0]), plain)
    return [word.replace("|", "、") for word in _SEPARATOR.split(hidden) if word]


def _level_of(word: str) -> frozenset[str]:
    """The level that a collective word names itself."""
    marks = {
        "省": "province",
        "市": "prefecture",
        "县": "county",
        "区": "county",
        "乡": "township",
        "镇": "township",
    }
    start = re.match(r"各?([省市县区乡镇])(?:级|人民|政府|市区|各)", word)
    return frozenset({marks[start[1]]}) if start else frozenset()
