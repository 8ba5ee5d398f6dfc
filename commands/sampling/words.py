"""The word lists of `data/`, read once, and the invented names and figures that are made from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from plugins.disclosure.check_digits import organisation_check
from plugins.disclosure.front_matter import REGISTER_LIMITS, parse

DATA = Path(__file__).parent / "data"
SLOT = re.compile(r"\{(.)\}")

# Text, then the slot that follows it; the last slot may be empty.
Template = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Domain:
    """What one kind of agency writes about; every list has the common words first."""

    statutory: Sequence[str]
    topics: Sequence[str]
    things: Sequence[str]
    works: Sequence[str]
    people: Sequence[str]


@dataclass(frozen=True)
class Body:
    """An invented body; `document_words` begin its document numbers."""

    code: str
    name: str
    level: str
    kind: str
    document_words: Sequence[str]
    domains: Sequence[Domain]


@dataclass(frozen=True)
class Genre:
    """A kind of document; `numbered` is the share with a document number, `rules` whether it can repeal others."""

    name: str
    layout: str
    numbered: float
    rules: bool
    statutory: str
    period: str
    titles: Sequence[Template]


@dataclass(frozen=True)
class Words:
    """Everything from which items are made; `genre_weights` and `body_weights` are sums up to each entry."""

    bodies: Sequence[Body]
    body_weights: Sequence[float]
    genres: Sequence[Genre]
    genre_weights: Sequence[float]
    sentences: dict[str, Sequence[Template]]
    slots: dict[str, Sequence[str]]
    columns: Sequence[str]
    people: Sequence[str]


@cache
def read_words() -> Words:
    """Read `data/`; the same words every time."""
    phrases: dict[str, Sequence[str]] = {name: text.split() for name, text in _read("phrases").items()}
    domains = {entry.pop("name"): _domain(entry) for entry in _read_list("domains")}
    bodies = [_body(number, entry, domains) for number, entry in enumerate(_read_list("bodies"))]
    genres = _read_list("genres")
    return Words(
        bodies=bodies,
        # Zipf: the second body publishes half as much as the first, the tenth a tenth.
        body_weights=list(accumulate(1 / (rank + 1) ** 0.9 for rank in range(len(bodies)))),
        genres=[_genre(entry) for entry in genres],
        genre_weights=list(accumulate(float(entry["weight"]) for entry in genres)),
        sentences={role: compile_templates(text) for role, text in _read("sentences").items()},
        slots=_slots(phrases, bodies),
        columns=phrases["columns"],
        people=[surname + given for surname in phrases["surnames"] for given in phrases["given"]],
    )


def compile_templates(text: str) -> Sequence[Template]:
    """One template a line; `{事}` is a slot."""
    return [tuple(_pieces(line)) for line in text.splitlines() if line]


def _pieces(line: str) -> Iterator[tuple[str, str]]:
    parts = [*SLOT.split(line), ""]
    yield from zip(parts[::2], parts[1::2], strict=True)


def _read(name: str) -> dict[str, Any]:
    return parse((DATA / f"{name}.yml").read_text(encoding="utf-8"), 1, REGISTER_LIMITS)


def _read_list(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = _read(name)[name]
    return entries


def _domain(entry: dict[str, str]) -> Domain:
    return Domain(**{name: text.split() for name, text in entry.items()})


def _body(number: int, entry: dict[str, str], domains: dict[str, Domain]) -> Body:
    stem = f"SL9{number:05}"
    return Body(
        code=stem + organisation_check(stem),
        name=entry["name"],
        level=entry.get("level", "设区的市"),
        kind=entry["kind"],
        document_words=entry["words"].split(),
        domains=[domains[name] for name in entry["domains"].split()],
    )


def _genre(entry: dict[str, str]) -> Genre:
    return Genre(
        name=entry["name"],
        layout=entry["layout"],
        numbered=float(entry["numbered"]),
        rules=entry.get("rules") == "是",
        statutory=entry.get("statutory", ""),
        period=entry.get("period", ""),
        titles=compile_templates(entry["titles"]),
    )


def _slots(phrases: dict[str, Sequence[str]], bodies: Sequence[Body]) -> dict[str, Sequence[str]]:
    """The slots that are the same for all items; the rare names and figures make the long tail of real prose."""
    random = Random(20100104)
    first, second, endings = phrases["place_first"], phrases["place_second"], phrases["places"]
    names = [random.choice(first) + random.choice(second) for _ in range(4000)]
    return {
        "地": [name + random.choice(endings) for name in names],
        "企": [f"示例{name}{random.choice(phrases['industries'])}有限公司" for name in names[:1500]],
        "机": [body.name.removeprefix("示例") for body in bodies],
        "金": [_money(random) for _ in range(3000)],
        "数": [_count(random, phrases["units"], phrases["about"]) for _ in range(3000)],
        "众": [_count(random, ["人", "户", "人次"], phrases["about"]) for _ in range(2000)],
        "件": [_count(random, ["件", "项", "条", "次", "批次"], phrases["about"]) for _ in range(2000)],
        "积": [_count(random, ["平方米", "亩", "公顷", "万平方米"], phrases["about"]) for _ in range(2000)],
        "率": [f"{random.uniform(1, 100):.1f}%" for _ in range(300)],
        "尾": [f"{number:03}" for number in range(1000)],
        "动": phrases["verbs"],
        "策": phrases["measures"],
        "标": phrases["aims"],
        "难": phrases["difficulties"],
        "法": phrases["laws"],
        "频": phrases["often"],
    }


def _money(random: Random) -> str:
    amount = random.lognormvariate(5, 2)
    return f"{amount / 10000:.2f}亿元" if amount > 10000 else f"{max(amount, 0.1):.1f}万元"


def _count(random: Random, units: Sequence[str], about: Sequence[str]) -> str:
    amount = f"{max(1, int(random.lognormvariate(4, 1.6)))}{random.choice(units)}"
    return amount + random.choice(about) if random.random() < 0.1 else amount
