"""Texts for village loudspeakers (广播稿): how long one takes to read, and what in it reads badly aloud."""

from __future__ import annotations

import re
from math import ceil
from typing import Annotated

from pydantic import AfterValidator

from plugins.disclosure.field_types import Text, refuse

MOST_CHARACTERS = 300
MOST_SECONDS = 90
# A calm announcer; a village is hard of hearing and half of it is out on the fields.
SYLLABLES_A_SECOND = 4
PAUSE = re.compile(r"[，。、；：？！,;:?!\n]+")
SYLLABLE = re.compile(r"[\u3400-\u9fff]|[0-9A-Za-z]")
PHONE = re.compile(
    r"(?<![0-9])(?:0[0-9]{2,3}[-－—]?[0-9]{7,8}|1[0-9]{10}|1[0-9]{2}|9[56][0-9]{3,4}|123[0-9]{2})(?![0-9])"
)
# What an announcer stumbles over, with what to write instead.
HARD = re.compile(
    r"(?P<date>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
    r"|(?P<address>(?:https?://|www\.)[^\s，。；]+|[\w.]+@[\w.]+)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.[0-9]{2,}|[0-9]{5,}(?:\.[0-9]+)?)"
    r"|(?P<letters>[A-Za-z][A-Za-z0-9.]*)"
    r"|(?P<sign>[%％‰℃㎡㎞㎏㎜m²³~～/／&＆+＋=＝<>＜＞×÷*#＃〔〕\[\]【】|]+)"
)


def _short(value: str) -> str:
    if len(value) > MOST_CHARACTERS:
        raise refuse("广播稿有 {count} 个字，最多 {limit} 个字", count=len(value), limit=MOST_CHARACTERS)
    return value


SpokenText = Annotated[Text, AfterValidator(_short)]


def seconds_of(text: str) -> int:
    """How many seconds a text takes to read aloud: four syllables a second, and half a second at every pause."""
    syllables = len(SYLLABLE.findall(text))
    return ceil(syllables / SYLLABLES_A_SECOND + len(PAUSE.findall(text)) / 2)


def hard_to_read(text: str) -> list[tuple[str, str]]:
    """(kind, piece) of everything that reads badly aloud: `date`, `address`, `number`, `letters`, `sign`; each once."""
    found: dict[str, str] = {}
    for match in HARD.finditer(PHONE.sub(lambda phone: "、" * len(phone.group()), text)):
        found.setdefault(match.group(), str(match.lastgroup))
    return [(kind, piece) for piece, kind in found.items()]
