"""Figures in the text of a report, and the cells of the tables that they should repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugins.disclosure.annual_reports.tables import RESULT_ROWS, TOTAL, Figure, Figures, cell_name
from plugins.disclosure.messages import _

_GAP = r"[^0-9，。；：、！？\n]{0,16}?"
_COUNT = r"(?P<number>[0-9][0-9,]*)\s*(?P<unit>[件宗份])(?!次)"
# Figures of other times, of parts of the year and of parts of the body are no figures of this report.
_OF_OTHERS = re.compile(
    r"上一?年度?(?!度?结转)|去年|同期|近[两二三四五六七八九十0-9]+年|累计|季度|半年|月份?|以来|本级|比|较|增加|减少|超过"
)
_CLAUSE_END = re.compile(r"[，。；：！？\n]")


@dataclass(frozen=True)
class _Phrase:
    """Words after which a number must be one of `sums`, each the sum of some cells."""

    pattern: re.Pattern[str]
    sums: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Mismatch:
    """A number in the text that is none of what the tables say: the words, the number, its line in the text (0–)."""

    words: str
    number: str
    expected: str
    line: int


def _phrase(words: str, *sums: Sequence[str], after: str = _COUNT, gap: str = _GAP) -> _Phrase:
    return _Phrase(re.compile(words + gap + after), tuple(map(tuple, sums)))


def _group(prefix: str) -> list[str]:
    return [f"{row.key}.{TOTAL}" for row in RESULT_ROWS if row.key.startswith(prefix)]


_NEW, _CARRIED = f"new_received.{TOTAL}", f"carry_over.{TOTAL}"
_REVIEW = f"review.{TOTAL}"
_DIRECT, _AFTER = f"lawsuit_direct.{TOTAL}", f"lawsuit_after.{TOTAL}"
_PHRASES = (
    _phrase(r"新收", [_NEW]),
    _phrase(r"(?<!新)(?:收到|受理)[^0-9，。；：]{0,10}申请", [_NEW], [_NEW, _CARRIED]),
    _phrase(r"上年(?:度)?结转", [_CARRIED]),
    _phrase(r"(?:共|均已|已|全部|年内)?办结", [f"result_total.{TOTAL}"]),
    _phrase(r"结转(?:至|到)?(?:下年度?|下一年度?|20[0-9]{2}年度?)", [f"carry_to_next.{TOTAL}"]),
    _phrase(r"予以公开", ["result_open.total"]),
    _phrase(r"部分公开", ["result_partial.total"]),
    _phrase(r"不予公开", _group("not_open")),
    _phrase(r"无法提供", _group("cannot_provide")),
    _phrase(r"不予处理", _group("no_process")),
    _phrase(r"其他处理", _group("other_")),
    _phrase(r"行政复议", [_REVIEW]),
    _phrase(r"未经复议直接(?:起诉|提起)", [_DIRECT]),
    _phrase(r"复议后(?:起诉|提起)", [_AFTER]),
    _phrase(r"(?<!后)(?<!直接)(?:被?提起)?行政诉讼", [_DIRECT, _AFTER], [_DIRECT], [_AFTER]),
    _phrase(r"(?:制发|制定|印发|出台)(?:行政)?规范性文件", ["normative_files.issued"]),
    _phrase(r"废止(?:行政)?规范性文件", ["normative_files.repealed"]),
    _phrase(r"现行有效(?:的)?(?:行政)?规范性文件", ["normative_files.valid"]),
    _phrase(r"行政许可(?:处理)?决定", ["admin_license.decisions"]),
    _phrase(r"行政处罚(?:处理)?决定", ["admin_penalty.decisions"]),
    _phrase(r"行政强制(?:处理)?决定", ["admin_coercion.decisions"]),
    _phrase(
        r"行政事业性收费",
        ["admin_fees.amount_wanyuan"],
        after=r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>万元)",
    ),
)


def mismatches(text: str, figures: Figures, year: int) -> Iterator[Mismatch]:
    """The numbers of the text that contradict the tables; what is said of other years and parts is passed over."""
    other_years = re.compile(rf"(?<!至)(?<!到)(?!{year}|{year + 1})20[0-9]{{2}}年")
    for phrase in _PHRASES:
        allowed = [sum(figures[key] for key in keys) for keys in phrase.sums]
        for match in phrase.pattern.finditer(text):
            number = Decimal(match["number"].replace(",", ""))
            clause = _clause_before(text, match.start()) + match[0]
            if number in allowed or _OF_OTHERS.search(clause) or other_years.search(clause):
                continue
            yield Mismatch(
                match[0],
                match["number"] + match["unit"],
                _in_words(phrase, allowed),
                text.count("\n", 0, match.start()),
            )


def _clause_before(text: str, position: int) -> str:
    before = text[max(0, position - 40) : position]
    return _CLAUSE_END.split(before)[-1]


def _in_words(phrase: _Phrase, allowed: Sequence[Figure]) -> str:
    said = []
    for keys, value in zip(phrase.sums, allowed, strict=True):
        names = " + ".join(map(cell_name, keys))
        said.append(_("{cells} = {value}", cells=names, value=value))
    return _("；或").join(said)
