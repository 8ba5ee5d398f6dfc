"""Questions and answers (互动回应): what people asked, who answered what and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from statistics import median
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Count, Day, Line, ListOf, Text, Vocabulary

R = Need.REQUIRED
SHORTEST_ANSWER = 50
HOLLOW = re.compile(
    r"(?:您好|你好|感谢|谢谢|来信|来电|收悉|已收到|您反映的|问题|情况|请|您|我局|我们|，|。|！|、|\s)*"
    r"(?:请?(?:找|咨询|联系)有关(?:部门|单位)|正在(?:处理|办理|研究)(?:中|之中)?|已转(?:交)?(?:有关|相关)(?:部门|单位)(?:处理|办理)?)"
    r"(?:咨询|处理|解决|办理|，|。|！|请|谢谢|感谢|您的|支持|理解|耐心|等待|\s)*"
)


class FollowUp(Block):
    """A visit or call some months later."""

    months: Annotated[Count, Spec("几个月后", R)]
    on: Annotated[Day, Spec("日期", R)]
    result: Annotated[Line, Spec("结果", R)]
    satisfaction: Annotated[Line | None, Spec("满意情况")] = None


class Feedback(Block):
    """One question without personal data, and its answer."""

    question: Annotated[Text, Spec("提问", R, note="删去姓名、电话、住址等个人信息")]
    kind: Annotated[Annotated[str, Vocabulary("question_kind")], Spec("诉求类型", R)]
    asked_on: Annotated[Day, Spec("提出日期", R)]
    undertaker: Annotated[Line, Spec("承办单位", R)]
    route: Annotated[Annotated[str, Vocabulary("question_route")] | None, Spec("办理方式")] = None
    promised_by: Annotated[Day | None, Spec("答复期限")] = None
    answered_on: Annotated[Day | None, Spec("答复日期", Need.CONDITIONAL, when="已经答复")] = None
    answer: Annotated[Text | None, Spec("答复", Need.CONDITIONAL, when="已经答复")] = None
    follow_ups: Annotated[tuple[FollowUp, ...], ListOf, Spec("回访")] = ()

    @property
    def days(self) -> int | None:
        """How many days the answer took; None while there is none."""
        return (self.answered_on - self.asked_on).days if self.answered_on else None

    def is_overdue(self, day: date) -> bool:
        """Whether the answer came, or still waits, after the promised day."""
        return self.promised_by is not None and (self.answered_on or day) > self.promised_by


def median_days(entries: Iterable[Feedback]) -> str:
    """The median of the days of the answers that there are, with one decimal at most; empty without any."""
    days = [entry.days for entry in entries if entry.days is not None]
    return f"{median(days):g}" if days else ""


def says_nothing(answer: str) -> bool:
    """Whether an answer only sends people elsewhere or says that it is being handled."""
    return HOLLOW.fullmatch(answer[:200]) is not None
