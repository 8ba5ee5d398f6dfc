"""Sentences for one item: its own few things, works and people, and everything else from the common words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import TypeVar

from commands.sampling.words import Domain, Template, Words

Choice = TypeVar("Choice")

# How many of a domain's words one text is about.
THINGS, WORKS, PEOPLE = 7, 5, 3
_word_twice = re.compile(r"([\u4e00-\u9fff]{2,8})\1")


class Prose:
    """Says sentences about the subject of one item; what it says next depends on `random` alone."""

    def __init__(self, words: Words, domain: Domain, year: int, month: int, random: Random) -> None:
        self._random = random.random
        self._words = words
        self.thing = self.pick(domain.things)
        # 征收土地 and 土地供应 in one title would read like a slip of the pen.
        fitting = [work for work in domain.works if not _word_twice.search(self.thing + work)]
        self.work = self.pick(fitting)
        self._slots = {
            **words.slots,
            "物": [self.thing, *(self.pick(domain.things) for _ in range(THINGS - 1))],
            "事": [self.work, *(self.pick(domain.works) for _ in range(WORKS - 1))],
            "人": [self.pick(domain.people) for _ in range(PEOPLE)],
            "年": [str(year)],
            "月": [str(month)],
            "期": [
                f"{year}年6月底前",
                "年底前",
                f"{year + 1}年3月底前",
                f"{month}月底前",
                f"{year}年11月15日前",
            ],
        }

    def pick(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices, the first ones more often than the last."""
        chance = self._random()
        return choices[int(chance * chance * len(choices))]

    def pick_several(self, choices: Sequence[Choice], count: int) -> list[Choice]:
        """So many different choices; there must be more of them than that."""
        found: list[Choice] = []
        while len(found) < count:
            choice = self.pick(choices)
            if choice not in found:
                found.append(choice)
        return found

    def number(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        return low + int(self._random() * (high - low + 1))

    def word(self, slot: str) -> str:
        """A word for one slot."""
        return self.pick(self._slots[slot])

    def say(self, role: str) -> str:
        """A sentence of a role of `data/sentences.yml`."""
        templates = self._words.sentences[role]
        return self.fill(templates[int(self._random() * len(templates))])

    def fill(self, template: Template) -> str:
        """The template with a word in every slot."""
        random, slots = self._random, self._slots
        parts = []
        for text, slot in template:
            parts.append(text)
            if slot:
                choices = slots[slot]
                chance = random()
                parts.append(choices[int(chance * chance * len(choices))])
        return "".join(parts)

    def paragraph(self, *roles: str) -> str:
        """One sentence for each role."""
        return "".join([self.say(role) for role in roles])

    def about(self, template: Template) -> str:
        """Like `fill`, with the item's main thing and work in every slot that takes them."""
        main = {"物": self.thing, "事": self.work}
        return "".join(text + (main.get(slot) or (slot and self.word(slot))) for text, slot in template)

    def table(self, rows: int) -> str:
        """A Markdown table with a number, a name and three or four more columns."""
        columns = list(dict.fromkeys(self.pick(self._words.columns) for _ in range(4)))
        lines = [f"| 序号 | 名称 | {' | '.join(columns)} |", "|---:|---" + "|---" * len(columns) + "|"]
        for number in range(1, rows + 1):
            cells = " | ".join([self._cell(column) for column in columns])
            lines.append(f"| {number} | {self.word('地')}{self.word('物')} | {cells} |")
        return "\n".join(lines)

    def _cell(self, column: str) -> str:
        if column in CELLS:
            return self.word(CELLS[column])
        return f"{self.number(1, 99999) / 10:,.1f}"


CELLS = {
    "项目名称": "事",
    "责任单位": "机",
    "完成时限": "期",
    "数量": "数",
    "所在地点": "地",
    "实施内容": "策",
    "办理结果": "标",
    "备注": "频",
    "占比": "率",
    "同比增减": "率",
}
