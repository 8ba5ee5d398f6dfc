"""The text of annual reports: six chapters, figures that repeat the tables, and nothing copied (年报格式)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from plugins.disclosure.annual_reports.chapters import (
    NUMERALS,
    OTHER_MATTERS,
    OVERVIEW,
    PROBLEMS,
    TO_WRITE,
    Chapter,
    chapters_of,
    heading,
)
from plugins.disclosure.annual_reports.collection import reports_of
from plugins.disclosure.annual_reports.fields import REPORTS, Report
from plugins.disclosure.annual_reports.prose import mismatches
from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check
from plugins.disclosure.findings import Severity
from plugins.disclosure.messages import _, label

FORM = "年报格式"
LONGEST_OVERVIEW = 1000
MOST_ALIKE = 0.8
_WRITTEN = (OVERVIEW, PROBLEMS, OTHER_MATTERS)
_NOT_LETTERS = re.compile(r"[\W_]+")
_FEE = re.compile(r"处理费")
_AMOUNT = re.compile(r"[0-9零]|(?:未|没有|不|无)[^。]{0,12}(?:收|处理费)|处理费[^。]{0,12}(?:未|没有|无)")


@check(
    "report-chapters",
    Severity.ERROR,
    basis=FORM,
    summary=label("年度报告的六章齐全，名称和次序合乎格式"),
    mend=label("每章以“## 一、总体情况”这样的标题开头，依次写六章；一、五、六章要有内容"),
)
def chapters(catalog: Catalog) -> Iterator[Hit]:
    """Six chapters with their names in order; those that no table fills have a text."""
    for report in catalog.of(REPORTS):
        found = chapters_of(report.text)
        yield from _missing(report, found)
        for chapter in found:
            yield from _wrong(report, chapter)


def _missing(report: Report, found: list[Chapter]) -> Iterator[Hit]:
    numbers = [chapter.number for chapter in found]
    missing = [number for number in range(1, len(NUMERALS) + 1) if number not in numbers]
    if missing:
        names = _("、").join(_("“{title}”", title=heading(number)) for number in missing)
        yield Hit(report.source, report.body_line, _("缺少{names}", names=names))
    for last, chapter in pairwise(found):
        if chapter.number <= last.number:
            message = _("“{title}”排在“{last}”后面", title=heading(chapter.number), last=heading(last.number))
            yield Hit(report.source, report.body_line + chapter.line, message)


def _wrong(report: Report, chapter: Chapter) -> Iterator[Hit]:
    line = report.body_line + chapter.line
    if not chapter.has_right_title:
        message = _(
            "第{number}章的标题是“{title}”，应是“{wanted}”",
            number=NUMERALS[chapter.number - 1],
            title=chapter.title,
            wanted=heading(chapter.number),
        )
        yield Hit(report.source, line, message)
    if _(TO_WRITE) in chapter.text or TO_WRITE in chapter.text:
        yield Hit(report.source, line, _("“{title}”还没有写", title=heading(chapter.number)))
    elif chapter.number in _WRITTEN and not chapter.letters:
        yield Hit(report.source, line, _("“{title}”没有内容", title=heading(chapter.number)))


@check(
    "report-overview-length",
    Severity.WARNING,
    basis=FORM,
    summary=label("年度报告第一章原则上不超过 1000 字"),
    mend=label("删去与公开工作无关的内容，只写主要做法和数据"),
)
def overview_length(catalog: Catalog) -> Iterator[Hit]:
    """Chapter 一 has at most 1,000 characters in principle."""
    for report, chapter in _chapters(catalog, OVERVIEW):
        if chapter.letters > LONGEST_OVERVIEW:
            message = _("第一章有 {count} 字，上限 {limit} 字", count=chapter.letters, limit=LONGEST_OVERVIEW)
            yield Hit(report.source, report.body_line + chapter.line, message)


@check(
    "report-fee",
    Severity.WARNING,
    basis=FORM,
    summary=label("年度报告第六章写明收取信息处理费的情况"),
    mend=label("写明本年收取信息处理费的金额，没有收取的写 0 元"),
)
def processing_fee(catalog: Catalog) -> Iterator[Hit]:
    """Chapter 六 says how much was charged for processing information; zero is written."""
    for report, chapter in _chapters(catalog, OTHER_MATTERS):
        written = TO_WRITE in chapter.text or _(TO_WRITE) in chapter.text
        if chapter.letters and not written and not _states_fee(chapter.text):
            message = _("第六章没有写收取信息处理费的情况")
            yield Hit(report.source, report.body_line + chapter.line, message)


def _states_fee(text: str) -> bool:
    return any(_FEE.search(part) and _AMOUNT.search(part) for part in text.split("。"))


@check(
    "report-problems-copied",
    Severity.WARNING,
    basis=FORM,
    summary=label("年度报告第五章没有照抄上一年"),
    mend=label("写本年的具体问题、上年所列问题的整改结果和下一步措施"),
)
def problems_copied(catalog: Catalog) -> Iterator[Hit]:
    """Chapter 五 is not last year's over again."""
    reports = reports_of(catalog)
    written = {report.source: chapter for report, chapter in _chapters(catalog, PROBLEMS)}
    for code, year, report, _figures, _last in reports:
        last = reports.find(code, year - 1)
        if last is None or report.source not in written or last.source not in written:
            continue
        chapter = written[report.source]
        share = _likeness(written[last.source].text, chapter.text)
        if share > MOST_ALIKE:
            message = _(
                "第五章与 {year} 年报告的第五章有 {share}% 相同", year=year - 1, share=round(share * 100)
            )
            yield Hit(report.source, report.body_line + chapter.line, message)


def _likeness(first: str, second: str) -> float:
    """How much of two texts is the same, from 0 to 1; the exact comparison only where a rough one is not enough."""
    one, other = _NOT_LETTERS.sub("", first), _NOT_LETTERS.sub("", second)
    if not one or not other:
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() <= MOST_ALIKE or matcher.quick_ratio() <= MOST_ALIKE:
        return 0.0
    return float(matcher.ratio())


@check(
    "report-prose",
    Severity.WARNING,
    basis=FORM,
    summary=label("年度报告正文里的数字与表格一致"),
    mend=label("以登记为准，改正正文或者表格"),
)
def prose(catalog: Catalog) -> Iterator[Hit]:
    """What the text says of applications, disputes and fees is what the tables say."""
    for code, year, report, figures, _last in reports_of(catalog):
        body = catalog.register.bodies.find(code)
        names = body.all_names if body else ()
        for found in mismatches(report.text, figures, year, names):
            message = _(
                "正文“{words}”的 {number}，表格里{expected}",
                words=found.words,
                number=found.number,
                expected=found.expected,
            )
            yield Hit(report.source, report.body_line + found.line, message)


def _chapters(catalog: Catalog, number: int) -> Iterator[tuple[Report, Chapter]]:
    for report in catalog.of(REPORTS):
        yield from ((report, chapter) for chapter in chapters_of(report.text) if chapter.number == number)
