"""The words with which reports speak of the cells of their tables.

A number belongs to the words before it in its clause. Where these name several cells (予以公开和部分公开共 12 件), it
may be their sum or any one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from plugins.disclosure.annual_reports.prose_applications import by_applicant, by_flow
from plugins.disclosure.annual_reports.prose_context import FILLER, Context, Sums, any_of
from plugins.disclosure.annual_reports.prose_disputes import by_dispute, by_outcome
from plugins.disclosure.annual_reports.tables import RESULT_ROWS, TOTAL


class _Words(NamedTuple):
    words: re.Pattern[str]
    rows: tuple[str, ...]


def _words(words: str, *rows: str) -> _Words:
    return _Words(re.compile(words), rows)


def _group(prefix: str) -> tuple[str, ...]:
    return tuple(row.key for row in RESULT_ROWS if row.key.startswith(prefix))


_RESULTS = (
    _words(r"(?<!不)(?<!主动)予以公开", "result_open"),
    _words(r"部分公开", "result_partial"),
    _words(r"不予公开", *_group("not_open")),
    _words(r"无法提供", *_group("cannot_provide")),
    _words(r"不予处理", *_group("no_process")),
    _words(r"其他处理", *_group("other_")),
)
_SINGLE_RESULTS = (
    _words(r"属于国家秘密", "not_open_secret"),
    _words(r"其他法律、?行政法规禁止公开", "not_open_other_law"),
    _words(r"三安全一稳定", "not_open_3s1w"),
    _words(r"保护第三方合法权益", "not_open_third_party"),
    _words(r"三类内部事务", "not_open_internal"),
    _words(r"四类过程性", "not_open_process"),
    _words(r"属于行政执法案卷", "not_open_casefile"),
    _words(r"属于行政查询事项", "not_open_query"),
    _words(r"不掌握相关(?:政府)?信息", "cannot_provide_not_held"),
    _words(r"没有现成信息|另行制作", "cannot_provide_need_make"),
    _words(r"补正后(?:申请内容)?仍不明确", "cannot_provide_unclear"),
    _words(r"信访举报投诉类", "no_process_petition"),
    _words(r"重复申请", "no_process_repeat"),
    _words(r"要求提供公开出版物", "no_process_publications"),
    _words(r"大量反复申请", "no_process_massive"),
    _words(r"确认或重新出具", "no_process_confirm"),
    _words(r"逾期不补正", "other_fix_timeout"),
    _words(r"逾期[^，]{0,10}缴(?:纳费用|费)", "other_fee_unpaid"),
)

_DOCUMENTS = {"rules": re.compile(r"规章(?!制度)"), "normative_files": re.compile(r"(?<!党内)规范性文件")}
_DOCUMENT_VERBS = {
    "issued": re.compile(r"制发|制定|出台|印发|发布"),
    "repealed": re.compile(r"废止"),
    "valid": re.compile(r"(?:现行|继续)有效"),
}
# "制发规章 3 件，废止 5 件": the second number speaks of the same documents.
_ELLIPTIC = re.compile(
    r"(?:其中|年[末底]|目前|本年|当年|新|已|并|同时|予以|全部|和|、)*"
    rf"(?:制发|制定|出台|印发|发布|废止|(?:现行|继续)有效){FILLER}"
)
# What is done with some of the documents, or by some of the bodies, is not what the table counts.
_SOME_DOCUMENTS = re.compile(
    r"公开|审[查核]|备案|清理|解读|评估|修[改订]|起草|代拟|拟|联合|名义|失效|文号|统一|公报|目录|听取|征求"
)
_DECISIONS = (
    _words(r"行政许可", "admin_license"),
    _words(r"行政处罚", "admin_penalty"),
    _words(r"行政强制", "admin_coercion"),
)
_DECISION_END = re.compile(rf"行政(?:许可|处罚|强制)(?:处理)?(?:决定)?(?!申请){FILLER}$")
_SOME_DECISIONS = re.compile(r"公[开示]|收到|受理|信息|事项|目录|清单|案|裁量|网上|当场|简易|其中|听证")

_FEES = re.compile(rf"行政事业性收费(?:金额)?{FILLER}$")


def document_in(text: str) -> str:
    """The kind of document of which a text speaks last, if of all that were issued; "" for none."""
    return "" if _SOME_DOCUMENTS.search(text) else _document_named(text)


def _document_named(text: str) -> str:
    ends = {key: [match.end() for match in words.finditer(text)] for key, words in _DOCUMENTS.items()}
    named = {key: places[-1] for key, places in ends.items() if places}
    return max(named, key=lambda key: named[key]) if named else ""


def sums_for(words: str, after: str, unit: str, context: Context) -> Sums:
    """What a number between these words of one clause and what comes after it may be; nothing for anything else."""
    if unit == "元":
        return (("admin_fees.amount_wanyuan",),) if _FEES.search(words) else ()
    # 条 counts pieces of information, and now and then requests.
    if unit != "条":
        for found in (
            by_outcome(words, context),
            by_dispute(words),
            _documents(words, context),
            _decisions(words),
            _results(words),
            by_applicant(words, context),
        ):
            if found is not None:
                return found
    return by_flow(words, after, context)


def _documents(words: str, context: Context) -> Sums | None:
    own = _document_named(words)
    document = own or context.document
    verbs = [column for column, verb in _DOCUMENT_VERBS.items() if verb.search(words)]
    if not document or (not verbs and not own):
        return None
    if not own and not _ELLIPTIC.fullmatch(words):
        return None
    if len(verbs) != 1 or _SOME_DOCUMENTS.search(words):
        return () if own else None
    return ((f"{document}.{verbs[0]}",),)


def _decisions(words: str) -> Sums | None:
    named = [rows[0] for pattern, rows in _DECISIONS if pattern.search(words)]
    if not named:
        return None
    if _SOME_DECISIONS.search(words) or not _DECISION_END.search(words):
        return ()
    return any_of([[f"{row}.decisions"] for row in named])


def _results(words: str) -> Sums | None:
    found = _named_results(words, _SINGLE_RESULTS) or _named_results(words, _RESULTS)
    return any_of(found) if found else None


def _named_results(words: str, phrases: Sequence[_Words]) -> list[list[str]]:
    return [[f"{row}.{TOTAL}" for row in rows] for pattern, rows in phrases if pattern.search(words)]
