"""Notices (公示公告): what an item of `content/notices/` says of its period, and of how to object, comment or attend.

The block of a notice has a part of its own for each kind that needs one: consultation, hearing, warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import (
    Count,
    Day,
    DayOrMoment,
    Line,
    ListOf,
    Moment,
    Text,
    Vocabulary,
)

R, C = Need.REQUIRED, Need.CONDITIONAL
PUBLICITY, CONSULTATION, HEARING, WARNING = "publicity_notice", "consultation", "hearing", "warning"
# The part that a kind must have; without it the page says nothing of how to object, comment or attend.
PARTS = {
    PUBLICITY: "objections_to",
    CONSULTATION: "consultation",
    HEARING: "hearing",
    WARNING: "warning",
}
COMING, OPEN, ENDED = "coming", "open", "ended"


class ObjectionsTo(Block):
    """Who takes objections, and how they can be made; office contact only."""

    unit: Annotated[Line, Spec("受理单位", R)]
    phone: Annotated[Line | None, Spec("电话")] = None
    address: Annotated[Line | None, Spec("地址")] = None
    email: Annotated[Line | None, Spec("电子邮箱")] = None


class Opinion(Block):
    """One of the main opinions of a consultation: how many said so, and what became of it."""

    opinion: Annotated[Line, Spec("意见", R)]
    adopted: Annotated[Count, Spec("采纳")] = 0
    partly: Annotated[Count, Spec("部分采纳")] = 0
    rejected: Annotated[Count, Spec("未采纳")] = 0
    reply: Annotated[Text | None, Spec("处理说明")] = None

    @property
    def received(self) -> int:
        """How many opinions of this content came in."""
        return self.adopted + self.partly + self.rejected


class Outcome(Block):
    """What came in during a consultation and how it was taken up (优化营商环境条例 Art. 62)."""

    received: Annotated[Count, Spec("收到意见", R, note="条数，等于采纳、部分采纳、未采纳之和")]
    adopted: Annotated[Count, Spec("采纳", R)]
    partly: Annotated[Count, Spec("部分采纳", R, note="没有就写 0")]
    rejected: Annotated[Count, Spec("未采纳", R)]
    reasons: Annotated[Text | None, Spec("未采纳的理由", C, when="有意见未采纳")] = None
    published_on: Annotated[Day, Spec("公布日期", R)]
    opinions: Annotated[tuple[Opinion, ...], ListOf, Spec("主要意见", note="逐类写明意见和处理情况")] = ()


class Consultation(Block):
    """A draft on which everybody may comment (重大行政决策程序暂行条例 Art. 15, 规章制定程序条例 Art. 15)."""

    ways: Annotated[tuple[Line, ...], ListOf, Spec("参与方式", R, note="信函、电子邮件等，一种一行")]
    draft: Annotated[Line | None, Spec("草案", note="附件的文件名；草案写在正文里的不填")] = None
    explanation: Annotated[Line | None, Spec("起草说明", note="附件的文件名；写在正文里的不填")] = None
    outcome: Annotated[Outcome | None, Spec("采纳情况", note="征求意见结束后填写")] = None


class Hearing(Block):
    """A hearing, announced before and reported on after (重大行政决策程序暂行条例 Art. 16)."""

    on: Annotated[DayOrMoment, Spec("听证时间", R, note="可带时间，如 2026-12-08 09:00")]
    place: Annotated[Line, Spec("听证地点", R)]
    attend: Annotated[Text, Spec("参加办法", R, note="怎样报名参加和旁听")]
    seats: Annotated[Count | None, Spec("旁听席位")] = None
    participants: Annotated[tuple[Line, ...], ListOf, Spec("听证参加人", note="类别和人数，一类一行")] = ()
    papers: Annotated[tuple[Line, ...], ListOf, Spec("听证材料", note="附件的文件名")] = ()
    papers_on: Annotated[Day | None, Spec("材料送达日期", note="听证材料送达参加人的日期")] = None
    record: Annotated[Line | None, Spec("听证笔录", note="附件的文件名")] = None
    handling: Annotated[Text | None, Spec("意见处理情况")] = None


class Emergency(Block):
    """A warning or another emergency notice (条例 Art. 20(12)); it stands above everything until it is lifted."""

    level: Annotated[Annotated[str, Vocabulary("warning_level")] | None, Spec("级别")] = None
    area: Annotated[Line, Spec("影响范围", R)]
    measures: Annotated[Text, Spec("防范措施", R)]
    lifted_on: Annotated[DayOrMoment | None, Spec("解除时间", note="解除后填写")] = None


class Notice(Block):
    """What makes an item a notice. The period includes both days."""

    kind: Annotated[Annotated[str, Vocabulary("notice_kind")], Spec("种类", R, note="如 公示/任前公示")]
    object: Annotated[Line | None, Spec("事项", note="公示的人、单位或事项，征求意见的草案")] = None
    opens_on: Annotated[Day | None, Spec("开始日期", note="不写即为发布日期")] = None
    closes_on: Annotated[Day | None, Spec("截止日期", C, when="公示、征求意见和法律定有期限的公告")] = None
    urgent: Annotated[Line | None, Spec("缩短期限的理由", note="情况紧急、期限短于法定期限时说明")] = None
    objections_to: Annotated[ObjectionsTo | None, Spec("异议受理", C, when="公示")] = None
    consultation: Annotated[Consultation | None, Spec("征求意见", C, when="种类为征求意见")] = None
    hearing: Annotated[Hearing | None, Spec("听证", C, when="种类为听证公告")] = None
    warning: Annotated[Emergency | None, Spec("预警", C, when="种类为预警")] = None

    @property
    def main_kind(self) -> str:
        """The kind without its sub-kind."""
        return self.kind.partition("/")[0]


@dataclass(frozen=True)
class Span:
    """The days, both included, on which something can be done; of a hearing its one day, with the clock if known."""

    opens: date
    closes: date
    clock: str = ""
    is_hearing: bool = False

    def state(self, day: date) -> str:
        """COMING, OPEN or ENDED on a day."""
        return COMING if day < self.opens else OPEN if day <= self.closes else ENDED


def spans(notice: Notice, published: Moment | None) -> Iterator[Span]:
    """The period of a notice and the day of its hearing, as far as they are known."""
    opens = notice.opens_on or (published.day if published else None)
    if opens and notice.closes_on and opens <= notice.closes_on:
        yield Span(opens, notice.closes_on)
    if notice.hearing:
        yield Span(notice.hearing.on.day, notice.hearing.on.day, notice.hearing.on.clock, is_hearing=True)


def is_in_force(notice: Notice, day: date) -> bool:
    """Whether a warning stands on a day: it was not lifted by then, nor did a stated period end."""
    if notice.warning is None or (notice.closes_on and notice.closes_on < day):
        return False
    lifted = notice.warning.lifted_on
    return lifted is None or day < lifted.day


def day_zero(notice: Notice, published: Moment | None) -> date | None:
    """The day before the first that counts: day one is the day after publication, but not before the period opens."""
    before = notice.opens_on - timedelta(days=1) if notice.opens_on else None
    days = [day for day in (before, published.day if published else None) if day]
    return max(days, default=None)


def files_of(notice: Notice) -> Iterator[tuple[str, str]]:
    """The field and the name of every attachment that the block names."""
    consultation, hearing = notice.consultation, notice.hearing
    if consultation:
        yield from _named(
            "notice.consultation", draft=consultation.draft, explanation=consultation.explanation
        )
    if hearing:
        yield from _named("notice.hearing", record=hearing.record)
        yield from ((f"notice.hearing.papers.{place}", name) for place, name in enumerate(hearing.papers))


def _named(block: str, **files: str | None) -> Iterator[tuple[str, str]]:
    return ((f"{block}.{field}", name) for field, name in files.items() if name)
