"""Slips of the pen: doubled words and a reviewed list of misspelt names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# Each with what may stand before or after it in correct Chinese: 目的的, 除了了解, 参与与会.
_DOUBLED = {
    "的的": re.compile(r"(?<![目标有众])的的(?!确|士)"),
    "了了": re.compile(r"(?<![一不明完终未除为])了了(?![解结却断账然])"),
    "和和": re.compile(r"(?<![共总温饱缓调中谐祥柔亲])和和(?![平谐解睦气美缓约衷善声顺田硕])"),
    "与与": re.compile(r"(?<![参给赋授付干])与与(?![会否])"),
    "及及": re.compile(r"(?<![以涉普波危触顾])及及(?![时其早格])"),
    "关于关于": re.compile("关于关于"),
    "对于对于": re.compile("对于对于"),
    "关于于": re.compile("关于于"),
    "由于于": re.compile("由于于"),
    "以及以及": re.compile("以及以及"),
    "应当应当": re.compile("应当应当"),
    "通知通知": re.compile("通知通知"),
    "公告公告": re.compile("公告公告"),
    "进行进行": re.compile("进行进行"),
}
_WORD_TWICE = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
# Verbs that are lawfully said twice, and numbers.
_LAWFUL_TWICE = frozenset({"研究", "讨论", "一个", "一条", "一项", "商量", "考虑", "学习", "休息", "了解"})
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿")

# Reviewed: no entry is part of a correct word or name.
MISSPELT = {
    "中国入民": "中国人民",
    "中国人名共和国": "中国人民共和国",
    "中华人名共和国": "中华人民共和国",
    "中华入民共和国": "中华人民共和国",
    "中华人民共合国": "中华人民共和国",
    "中华人民共和过": "中华人民共和国",
    "中华人共和国": "中华人民共和国",
    "中华民人共和国": "中华人民共和国",
    "人名政府": "人民政府",
    "入民政府": "人民政府",
    "人民政俯": "人民政府",
    "人民攻府": "人民政府",
    "人民正府": "人民政府",
    "人民法完": "人民法院",
    "人民检查院": "人民检察院",
    "入民代表大会": "人民代表大会",
    "人名代表大会": "人民代表大会",
    "人民代表大全": "人民代表大会",
    "国务完": "国务院",
    "国务员办公厅": "国务院办公厅",
    "国务院办公庁": "国务院办公厅",
    "中央军委会": "中央军委",
    "共产觉": "共产党",
    "中国共产当": "中国共产党",
    "总书计": "总书记",
    "党委书计": "党委书记",
    "习近乎": "习近平",
    "习进平": "习近平",
    "习近评": "习近平",
    "习近平新时代中国特社会主义": "习近平新时代中国特色社会主义",
    "中国特社会主义": "中国特色社会主义",
    "社会注意核心价值观": "社会主义核心价值观",
}
_MISSPELT = re.compile("|".join(sorted(MISSPELT, key=len, reverse=True)))


class Slip(NamedTuple):
    """What is written wrongly at a position, and what is meant."""

    position: int
    written: str
    meant: str


def doubled_function_words(text: str) -> Iterator[Slip]:
    """Function words that stand twice and cannot belong to two different words, one word after the other."""
    for written, pattern in _DOUBLED.items():
        if written in text:
            meant = written[:2] if len(written) == 3 else written[: len(written) // 2]
            yield from (Slip(match.start(), written, meant) for match in pattern.finditer(text))


def doubled_words(text: str) -> Iterator[Slip]:
    """Any word of two to eight characters that stands twice; for titles, where nothing is said twice on purpose."""
    for match in _WORD_TWICE.finditer(text):
        if match[1] not in _LAWFUL_TWICE and not _NUMERALS.issuperset(match[1]):
            yield Slip(match.start(), match[0], match[1])


def misspelt(text: str) -> Iterator[Slip]:
    """Names that the reviewed list knows as misspelt."""
    return (Slip(match.start(), match[0], MISSPELT[match[0]]) for match in _MISSPELT.finditer(text))
