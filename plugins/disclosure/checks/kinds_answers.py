"""Questions, topics, promises and clarifications: answered, in time, and with something in the answer."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.disclosure.catalog import Catalog
from plugins.disclosure.checks.registry import Hit, check, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.feedback import SHORTEST_ANSWER, says_nothing
from plugins.disclosure.kinds.finding import items_with
from plugins.disclosure.kinds.promise import PromiseState
from plugins.disclosure.kinds.topic_question import ANSWERED, ANSWERING, DECLINED, OPEN
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "feedback-answer",
    Severity.WARNING,
    summary=label("答复把事情说清楚，不是一句话，也不是“请找有关部门”“正在处理”"),
    mend=label("写明办理结果、依据和以后怎么做，至少 50 个字"),
)
def feedback_answer(item: Item, register: Register) -> Iterator[Hit]:
    """Answers of less than 50 characters, or that say nothing."""
    for number, entry in enumerate(item.fields.feedback):
        if entry.answer is None:
            continue
        if says_nothing(entry.answer):
            message = _("答复“{answer}”没有实际内容", answer=entry.answer[:20])
        elif len(entry.answer) < SHORTEST_ANSWER:
            message = _("答复只有 {count} 个字", count=len(entry.answer))
        else:
            continue
        yield hit(item, f"feedback.{number}.answer", message)


@item_check(
    "feedback-dates",
    Severity.ERROR,
    summary=label("问答的日期前后相符，答复和答复日期成对"),
    mend=label("核对提出、答复和回访的日期；没有答复的两项都不写"),
)
def feedback_dates(item: Item, register: Register) -> Iterator[Hit]:
    """Answer and day of answer belong together; nothing is answered before it is asked."""
    for number, entry in enumerate(item.fields.feedback):
        place = f"feedback.{number}"
        if (entry.answer is None) != (entry.answered_on is None):
            yield hit(item, place, _("答复和答复日期只写了一项"))
        if entry.answered_on and entry.answered_on < entry.asked_on:
            message = _(
                "答复日期 {answered} 早于提出日期 {asked}", answered=entry.answered_on, asked=entry.asked_on
            )
            yield hit(item, f"{place}.answered_on", message)


@check(
    "feedback-overdue",
    Severity.NOTICE,
    summary=label("诉求在答复期限以内答复"),
    mend=label("尽快答复，写“答复”和“答复日期”"),
)
def feedback_overdue(catalog: Catalog) -> Iterator[Hit]:
    """Questions that still wait after the promised day."""
    for item in items_with(catalog, "feedback"):
        for number, entry in enumerate(item.fields.feedback):
            if entry.answered_on is None and entry.is_overdue(catalog.date):
                message = _("应在 {due} 以前答复，还没有答复", due=entry.promised_by)
                yield hit(item, f"feedback.{number}", message)


@item_check(
    "topic-status",
    Severity.ERROR,
    summary=label("已答复的点题写答复信息，不予采纳的写理由，状态与答复相符"),
    mend=label("写“答复信息”（索引号）或“不予采纳的理由”，或改正“办理状态”"),
)
def topic_status(item: Item, register: Register) -> Iterator[Hit]:
    """Answered needs the answer, declined the reason; an open topic has no answer yet."""
    for number, question in enumerate(item.fields.topic_questions):
        status = register.term_label("topic_status", question.status)
        if question.status == ANSWERED and not question.answered_by:
            message = _("状态是“{status}”，没有写答复信息", status=status)
        elif question.status == DECLINED and not question.reason:
            message = _("状态是“{status}”，没有写理由", status=status)
        elif question.status in (OPEN, ANSWERING) and question.answered_by:
            message = _("已经有答复信息，状态还是“{status}”", status=status)
        else:
            continue
        yield hit(item, f"topic_questions.{number}.status", message)


@check(
    "topic-overdue",
    Severity.NOTICE,
    summary=label("点题在答复期限以内答复"),
    mend=label("尽快答复，写“答复信息”，并把状态改为已答复"),
)
def topic_overdue(catalog: Catalog) -> Iterator[Hit]:
    """Topics that still wait after the promised day."""
    for item in items_with(catalog, "topic_questions"):
        for number, question in enumerate(item.fields.topic_questions):
            waiting = question.status in (OPEN, ANSWERING)
            if waiting and question.promised_by and question.promised_by < catalog.date:
                message = _("“{topic}”应在 {due} 以前答复", topic=question.topic, due=question.promised_by)
                yield hit(item, f"topic_questions.{number}", message)


@item_check(
    "promise-evidence",
    Severity.WARNING,
    summary=label("完成的承诺有凭据"),
    mend=label("在“凭据”里写公开结果的信息的索引号"),
)
def promise_evidence(item: Item, register: Register) -> Iterator[Hit]:
    """Whoever says that a promise is kept shows it."""
    for number, promise in enumerate(item.fields.promises):
        if promise.kept_on and not promise.evidence:
            message = _("“{what}”写了完成日期，没有凭据", what=promise.what)
            yield hit(item, f"promises.{number}", message)


@check(
    "promise-overdue",
    Severity.NOTICE,
    summary=label("承诺在完成期限以内完成"),
    mend=label("完成了的写“完成日期”和“凭据”；没有完成的在“说明”里写原因"),
)
def promise_overdue(catalog: Catalog) -> Iterator[Hit]:
    """Promises whose day has passed and that are not kept."""
    for item in items_with(catalog, "promises"):
        for number, promise in enumerate(item.fields.promises):
            if promise.state(catalog.date) is PromiseState.OVERDUE:
                message = _("“{what}”应在 {due} 以前完成", what=promise.what, due=promise.due)
                yield hit(item, f"promises.{number}", message)


@item_check(
    "clarification-target",
    Severity.WARNING,
    basis="条例 Art. 6",
    summary=label("澄清写明针对哪条信息"),
    mend=label("在“澄清对象”里写说明真实情况的信息的索引号；只在网上流传、没有对应信息的不用理会"),
)
def clarification_target(item: Item, register: Register) -> Iterator[Hit]:
    """A clarification leads to the information that tells what is true."""
    fields = item.fields
    if fields.clarification and not (fields.clarifies or fields.based_on or fields.follows):
        yield hit(item, "clarification", _("澄清没有写针对或依据的信息"))
