"""`tasks.py new`: a new item from the answers to a few questions."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commands.checking.report import visible
from commands.drafting.choices import (
    Choice,
    Unclear,
    all_chosen,
    below,
    bodies_to_choose,
    chosen,
    shown,
    terms_to_choose,
)
from commands.drafting.draft import NOTICE, Draft, field_label, store
from plugins.disclosure.cache import CACHE_FILE, opened
from plugins.disclosure.digests import code_digest
from plugins.disclosure.errors import DisclosureError
from plugins.disclosure.field_types import clean_line, clean_text
from plugins.disclosure.findings import SEVERITY_LABELS, Finding, errors
from plugins.disclosure.loading import ContentFolder
from plugins.disclosure.messages import _, label
from plugins.disclosure.parallel import available_workers
from plugins.disclosure.register import Register
from plugins.disclosure.site import build_date

Ask = Callable[[str], str]
INTERRUPTED = 130
NOTICE_KIND = "notice.kind"


@dataclass(frozen=True)
class Question:
    """How one field is asked for; what may be chosen follows from the field.

    `hint` says what to type; an answer `can_be_empty`, which for the day means today.
    """

    field: str
    hint: str
    can_be_empty: bool = False
    several: bool = False


QUESTIONS = (
    Question("publisher", label("输入编号，或名称的一部分")),
    Question("title", label("完整的正式标题")),
    Question("document_number", label("如 示政发〔2026〕3号；没有就直接回车"), can_be_empty=True),
    Question("generated_on", label("签发（成文）日期，如 2026-03-05；直接回车为今天"), can_be_empty=True),
    Question("genre", label("输入编号，或名称的一部分")),
    Question("topic", label("输入编号，或名称的一部分，如 政务公开")),
    Question("statutory", label("输入编号；有多项时用空格隔开"), several=True),
    Question("summary", label("主要内容和关键数字，一两句话")),
    Question(
        NOTICE_KIND,
        label("公示、征求意见、听证、公告、预警才选：输入编号或名称；其他信息直接回车"),
        can_be_empty=True,
    ),
    Question(
        "notice.opens_on", label("公示期、征求意见的第一天，如 2026-03-06；没有就直接回车"), can_be_empty=True
    ),
    Question("notice.closes_on", label("最后一天，如 2026-04-06；没有就直接回车"), can_be_empty=True),
)


def new(
    content: Path,
    given: Mapping[str, str],
    name: str = "",
    cache: Path | None = None,
    ask: Ask = input,
) -> int:
    """Ask for what `given` (name of a field → text) leaves open, and write the file of a new item.

    When `given` has everything that cannot be left out, nothing is asked. `name` is what follows `new-` in the
    file's name; by default it is made from day and title. Returns the exit status: 1 when nothing was written, 130
    when the questions were interrupted.
    """
    try:
        day = build_date("", os.environ)
        with opened(cache / CACHE_FILE if cache else None, code_digest()) as known:
            catalog = ContentFolder(content, known, available_workers()).load(day).catalog
        draft = Draft(catalog)
        complete = all(given.get(question.field) for question in QUESTIONS if not question.can_be_empty)
        for question in QUESTIONS:
            if (complete or _is_beside_the_point(draft, question)) and not given.get(question.field):
                _leave_empty(draft, question)
            elif not _settle(draft, question, given.get(question.field, ""), ask):
                return 1
        source = store(draft, content, name)
    except KeyboardInterrupt:
        print("\n" + _("已中断，没有写文件"), file=sys.stderr)
        return INTERRUPTED
    except DisclosureError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(_("没有写文件：{reason}", reason=error.strerror or error), file=sys.stderr)
        return 1
    _tell_next_steps(content, source)
    return 0


def _is_beside_the_point(draft: Draft, question: Question) -> bool:
    """Whether the period of a notice would be asked for of what is none."""
    return (
        question.field.startswith(f"{NOTICE}.")
        and question.field != NOTICE_KIND
        and not draft.answers.get(NOTICE_KIND)
    )


def _settle(draft: Draft, question: Question, given: str, ask: Ask) -> bool:
    """Put an answer that the checks accept into the draft; False when there is none to be had."""
    choices = _choices(question.field, draft.catalog.register)
    if given:
        return _accept(draft, question, given, choices)
    print("\n" + field_label(question.field) + _("：") + _(question.hint))
    if choices:
        print(shown(choices))
    while True:
        try:
            text = ask("> ")
        except EOFError:
            # Whoever answers through a pipe what every item needs is done.
            return question.field == NOTICE_KIND or _unanswered(question)
        if not text.strip() and question.can_be_empty:
            return _leave_empty(draft, question)
        if _accept(draft, question, text, choices):
            return _narrow(draft, question, choices, ask)


def _narrow(draft: Draft, question: Question, choices: list[Choice], ask: Ask) -> bool:
    """Ask for the subtheme when a theme was chosen that has some; an empty answer keeps the theme."""
    subthemes = below(choices, str(draft.answers[question.field]))
    if not subthemes:
        return True
    print(_("下一级，直接回车为不再细分") + "\n" + shown(subthemes))
    while True:
        try:
            text = ask("> ")
        except EOFError:
            return _unanswered(question)
        if not text.strip() or _accept(draft, question, text, subthemes):
            return True


def _leave_empty(draft: Draft, question: Question) -> bool:
    if question.field == "generated_on":
        draft.answers[question.field] = str(draft.catalog.date)
    return True


def _accept(draft: Draft, question: Question, text: str, choices: list[Choice]) -> bool:
    """Take an answer over unless it is wrong, which is said."""
    try:
        value = _value(question, text, choices)
    except Unclear as unclear:
        return _refuse(question, str(unclear))
    except ValueError as error:
        return _refuse(question, str(error))
    if not value:
        return _refuse(question, _("这一项要填写"))
    before = draft.answers
    draft.answers = {**before, question.field: value}
    found = draft.complaints(question.field)
    for finding in found:
        _complain(finding)
    if errors(found):
        draft.answers = before
        return False
    return True


def _value(question: Question, text: str, choices: list[Choice]) -> Any:
    """What stands in the file for an answer; raises Unclear for a choice and ValueError for a text."""
    if choices and question.several:
        return all_chosen(text, choices)
    if choices:
        return chosen(text, choices)
    return clean_text(text) if question.field == "summary" else clean_line(text)


def _choices(field: str, register: Register) -> list[Choice]:
    if field == "publisher":
        return bodies_to_choose(register.bodies)
    vocabulary = {NOTICE_KIND: "notice_kind"}.get(field, field)
    if vocabulary in ("genre", "topic", "statutory", "notice_kind"):
        return terms_to_choose(register.vocabularies[vocabulary])
    return []


def _unanswered(question: Question) -> bool:
    field = field_label(question.field)
    print(_("没有写文件：还没有回答“{field}”", field=field), file=sys.stderr)
    return False


def _refuse(question: Question, reason: str) -> bool:
    field = field_label(question.field)
    print(visible(_("“{field}”：{reason}", field=field, reason=reason)), file=sys.stderr)
    return False


def _complain(finding: Finding) -> None:
    severity = _(SEVERITY_LABELS[finding.severity])
    print(visible(_("{severity}：{message}", severity=severity, message=finding.message)), file=sys.stderr)
    if finding.mend:
        print("    " + visible(_("改法：{mend}", mend=finding.mend)), file=sys.stderr)


def _tell_next_steps(content: Path, source: str) -> None:
    file = _from_here(content / source)
    print("\n" + _("写好了 {file}。接下来：", file=file))
    steps = (
        _("在文件第二个 --- 之后写正文；附件放进文件夹 {folder}", folder=f"{file.with_suffix('')}/"),
        _("填写发布日期、拟稿人、审查记录、审签人和审签日期，写法见 docs/fields.md"),
        _("运行 python3 tasks.py check，按提示改到没有错误"),
        _("提交到自己的分支，发起合并请求；合并以后由管理网站的人编索引号"),
    )
    for number, step in enumerate(steps, 1):
        print(f"  {number}. {step}")


def _from_here(path: Path) -> Path:
    """The path as a person in this folder would type it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
