"""A major construction project: what has been published of it, and how it goes (国务院办公厅 opinion, 2017-12-04)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import References
from plugins.disclosure.field_types import Day, Line, ListOf, Text, Vocabulary
from plugins.disclosure.kinds.values import PositiveAmount

R = Need.REQUIRED
ALWAYS = ("approval_service", "approval_result", "tender", "land")
ONCE_BEGUN = (*ALWAYS, "construction", "quality_safety")
ONCE_DONE = (*ONCE_BEGUN, "completion")
QUIET_DAYS = 180


class ProjectUnit(Block):
    """A unit that takes part: designer, builder, supervisor."""

    role: Annotated[Line, Spec("角色", R)]
    name: Annotated[Line, Spec("单位名称", R)]


class ProjectPart(Block):
    """What was published of one of the eight kinds of information, or why there is nothing."""

    kind: Annotated[Annotated[str, Vocabulary("project_part")], Spec("信息类别", R)]
    items: Annotated[
        References, Spec("信息", Need.CONDITIONAL, note="索引号或文号", when="没有写不涉及的理由")
    ] = ()
    not_applicable: Annotated[Line | None, Spec("不涉及的理由")] = None


class Progress(Block):
    """What was reached by a day."""

    on: Annotated[Day, Spec("日期", R)]
    what: Annotated[Text, Spec("进展", R)]


class Project(Block):
    """A project with public money or of public interest."""

    name: Annotated[Line, Spec("项目名称", R)]
    code: Annotated[Line | None, Spec("项目代码")] = None
    amount: Annotated[PositiveAmount, Spec("总投资（万元）", R)]
    threshold: Annotated[PositiveAmount | None, Spec("招标限额（万元）")] = None
    owner: Annotated[Line, Spec("项目法人", R)]
    units: Annotated[tuple[ProjectUnit, ...], ListOf, Spec("参建单位")] = ()
    site: Annotated[Line | None, Spec("建设地点")] = None
    funding: Annotated[Line | None, Spec("资金来源")] = None
    starts_on: Annotated[Day | None, Spec("开工日期")] = None
    planned_to: Annotated[Day | None, Spec("计划竣工日期")] = None
    done_on: Annotated[Day | None, Spec("竣工日期")] = None
    parts: Annotated[tuple[ProjectPart, ...], ListOf, Spec("公开情况", R, "条例 Art. 20")]
    progress: Annotated[tuple[Progress, ...], ListOf, Spec("进展", note="按日期先后写")] = ()

    def expected(self, day: date) -> tuple[str, ...]:
        """The kinds of information that there has to be on a day; 重大设计变更 only where there is one."""
        if self.done_on and self.done_on <= day:
            return ONCE_DONE
        return ONCE_BEGUN if self.starts_on and self.starts_on <= day else ALWAYS

    def missing(self, day: date) -> list[str]:
        """The kinds of which nothing is published, nor said why not."""
        told = {part.kind for part in self.parts if part.items or part.not_applicable}
        return [kind for kind in self.expected(day) if kind not in told]

    def quiet_days(self, day: date) -> int | None:
        """For how many days there has been no news of a project under construction; None where none is due."""
        if self.starts_on is None or self.starts_on > day or self.done_on:
            return None
        last = max((entry.on for entry in self.progress), default=self.starts_on)
        return (day - max(last, self.starts_on)).days

    @property
    def needs_tender(self) -> bool:
        """Whether the amount reaches the threshold and no tender is told of."""
        return (
            self.threshold is not None
            and self.amount >= self.threshold
            and not any(part.kind == "tender" and (part.items or part.not_applicable) for part in self.parts)
        )
