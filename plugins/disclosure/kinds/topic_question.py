"""Questions on the topic board (点题公开): what people want to be published, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import References
from plugins.disclosure.field_types import Count, Day, Line, Text, Vocabulary

R = Need.REQUIRED
OPEN, ANSWERING, ANSWERED, DECLINED = "open", "answering", "answered", "declined"


class TopicQuestion(Block):
    """One question; `answered_by` are the items that answer it."""

    topic: Annotated[Line, Spec("题目", R)]
    number: Annotated[Line | None, Spec("题号")] = None
    asked_on: Annotated[Day, Spec("提出日期", R)]
    voices: Annotated[Count | None, Spec("提出件数")] = None
    undertaker: Annotated[Line, Spec("承办单位", R)]
    promised_by: Annotated[Day | None, Spec("答复期限")] = None
    status: Annotated[Annotated[str, Vocabulary("topic_status")], Spec("办理状态", R)]
    answered_by: Annotated[References, Spec("答复信息", Need.CONDITIONAL, when="办理状态为已答复")] = ()
    reason: Annotated[Text | None, Spec("不予采纳的理由", Need.CONDITIONAL, when="办理状态为不予采纳")] = None


def fulfilment(questions: Sequence[TopicQuestion]) -> tuple[int, int]:
    """(answered, asked): both numbers of the rate."""
    return sum(question.status == ANSWERED for question in questions), len(questions)
