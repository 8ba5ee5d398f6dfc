"""The words with which reports speak of reconsideration and litigation."""

from __future__ import annotations

import re

from plugins.disclosure.annual_reports.prose_context import FILLER, Context, Sums, any_of
from plugins.disclosure.annual_reports.tables import TOTAL

_REVIEW, _DIRECT, _AFTER = ("review",), ("lawsuit_direct",), ("lawsuit_after",)
_LAWSUITS = _DIRECT + _AFTER
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (_LAWSUITS, re.compile(r"诉讼|应诉|起诉")),
    (_REVIEW, re.compile(r"(?<!未经)(?<!经)(?:行政)?复议(?!后|直接)")),
    (_DIRECT, re.compile(r"未经(?:行政)?复议直接")),
    (_AFTER, re.compile(r"复议后|经(?<!未经)(?:行政)?复议(?=[^，]{0,4}(?:起诉|提起))")),
)
_OUTCOMES = {
    "keep": re.compile(r"维持"),
    "correct": re.compile(r"纠正"),
    "other": re.compile(r"其他结果"),
    "pending": re.compile(r"未审结"),
}
_END = re.compile(rf"{FILLER}$")
_COUNTED = re.compile(rf"(?:直接|再)?(?:被|提起|起诉)*{FILLER}")
# Cases that a body decides for others, and papers about cases.
_OTHER_DISPUTES = re.compile(
    r"(?<!被)(?:办理|审理|受理|审结|转办|立案)|通知书|意见|答复|决定书|率|培训|败诉|民事"
)
_RECEIVED = re.compile(r"收到|接到")


def disputes_in(text: str) -> tuple[str, ...]:
    """The rows of table 四 of which a text speaks last; none for no dispute."""
    named = _named(text)
    return max(named, key=lambda rows: named[rows].start()) if named else ()


def _named(text: str) -> dict[tuple[str, ...], re.Match[str]]:
    """Every kind of dispute that a text names, where it does so last; lawsuits of either kind, or of both together."""
    found = {rows: list(pattern.finditer(text)) for rows, pattern in _KINDS}
    named = {rows: matches[-1] for rows, matches in found.items() if matches}
    if _DIRECT in named or _AFTER in named:
        named.pop(_LAWSUITS, None)
    return named


def by_outcome(words: str, context: Context) -> Sums | None:
    """What a number after these words may be, if they name how cases ended; None if they do not."""
    rows = disputes_in(words) or context.dispute
    for column, outcome in _OUTCOMES.items():
        found = list(outcome.finditer(words))
        if rows and found and _END.match(words, found[-1].end()):
            return any_of([[f"{row}.{column}"] for row in rows])
    return None


def by_dispute(words: str) -> Sums | None:
    """What a number after these words may be, if they name a kind of case; None if they do not."""
    named = _named(words)
    if not named:
        return None
    last = max(match.end() for match in named.values())
    is_judge = _RECEIVED.search(words) and "信息公开" not in words
    if is_judge or _OTHER_DISPUTES.search(words) or not _COUNTED.fullmatch(words, last):
        return ()
    return any_of(
        [
            *([f"{row}.{TOTAL}"] for rows in named for row in rows),
            *([f"{row}.{TOTAL}" for row in rows] for rows in named),
        ]
    )
