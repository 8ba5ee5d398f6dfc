"""Summaries: what the paper says, short, whole and more than its title (domain reference, section 2.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.disclosure.body_html import plain_text
from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

LIMIT, LIMIT_OF_LONG_TEXTS, LONG_TEXT = 300, 500, 5_000
MORE_THAN_THE_TITLE = 4
_NOT_LETTERS = re.compile(r"[\W_]+")
_GENRE = re.compile(r"(?:公示|公告|通知|通告|意见|决定|批复|函|全文|内容|印发|发布|公布|关于|的)+")
_STOPS_WITHIN = re.compile("[，。；]")
_STOP = re.compile("[。！？!?][”’）)】』」]{0,2}$|[”’）)][。！？]$")
_CUT = re.compile(r"(?:…+|\.{2,}|[，、；：,;:]|[（(【\[]?(?:以下)?(?:从略|省略|略)[）)】\]]?)[。.]?$")
_NOT_CUT = re.compile(r"(?:策|战|谋|方|大|简|概|忽|侵|要)略[。.]?$")


@item_check(
    "summary-length",
    Severity.WARNING,
    basis="目录指引",
    summary=label("内容概述一般不超过 300 字，长文不超过 500 字"),
    mend=label("只留主要内容和关键数字"),
)
def summary_length(item: Item, register: Register) -> Iterator[Hit]:
    """At most 300 characters; 500 for texts of more than 5,000."""
    count = len(item.fields.summary or "")
    if count <= LIMIT:
        return
    is_long = count <= LIMIT_OF_LONG_TEXTS and len(_NOT_LETTERS.sub("", plain_text(item.html))) > LONG_TEXT
    if not is_long:
        limit = LIMIT if count <= LIMIT_OF_LONG_TEXTS else LIMIT_OF_LONG_TEXTS
        message = _("内容概述有 {count} 个字，超过 {limit} 个", count=count, limit=limit)
        yield hit(item, "summary", message)


@item_check(
    "summary-repeats",
    Severity.WARNING,
    basis="条例 Art. 12",
    summary=label("内容概述不只是重复名称"),
    mend=label("写这份信息的主要内容和关键数字"),
)
def summary_repeats(item: Item, register: Register) -> Iterator[Hit]:
    """A summary says more than title, publisher and document number."""
    fields = item.fields
    if not fields.summary or not fields.title:
        return
    summary, title = _letters(fields.summary), _letters(fields.title)
    if summary == title:
        yield hit(item, "summary", _("内容概述与名称相同"))
        return
    rest = summary.replace(title, "")
    for known in (*item.bodies, fields.document_number or ""):
        rest = rest.replace(_letters(known), "") if known else rest
    if summary in title or (rest != summary and len(_GENRE.sub("", rest)) < MORE_THAN_THE_TITLE):
        yield hit(item, "summary", _("内容概述只重复了名称、机构或文号"))


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", text)


@item_check(
    "summary-unfinished",
    Severity.WARNING,
    summary=label("内容概述是完整的句子"),
    mend=label("把话写完，以句号结束"),
)
def summary_unfinished(item: Item, register: Register) -> Iterator[Hit]:
    """A summary is not cut off, and ends with 。 when it has punctuation."""
    summary = item.fields.summary or ""
    end = summary[-12:]
    if _CUT.search(end) and not _NOT_CUT.search(end):
        yield hit(item, "summary", _("内容概述没有写完：“{end}”", end=end))
    elif _STOPS_WITHIN.search(summary[:-1]) and not _STOP.search(end):
        yield hit(item, "summary", _("内容概述没有以句号结束：“{end}”", end=end))
