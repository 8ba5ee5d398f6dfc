"""One entry of a power list (权责清单)."""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import Reference
from plugins.disclosure.field_types import Day, Line, ListOf, Vocabulary
from plugins.disclosure.kinds.values import Length, Time, total

R = Need.REQUIRED
CANCELLED, TRANSFERRED, SET = "cancelled", "transferred", "set"
PENALTY = "penalty"


class PowerStep(Block):
    """One step: who does what by which standard in which time, and is liable for what."""

    name: Annotated[Line, Spec("环节", R)]
    post: Annotated[Line, Spec("岗位", R)]
    basis: Annotated[Line, Spec("依据", R)]
    standard: Annotated[Line, Spec("标准", R)]
    time: Annotated[Time, Spec("时限", R)]
    liability: Annotated[Line, Spec("责任", R)]


class PowerChange(Block):
    """A change of the list: set up, added, changed, transferred, cancelled."""

    on: Annotated[Day, Spec("日期", R)]
    kind: Annotated[Annotated[str, Vocabulary("power_change")], Spec("类型", R)]
    note: Annotated[Line | None, Spec("说明", Need.CONDITIONAL, when="转移的写去向，取消的写原因")] = None
    basis: Annotated[Line | None, Spec("依据")] = None


class Power(Block):
    """A power that a body exercises towards the public, and how."""

    name: Annotated[Line, Spec("权力名称", R)]
    code: Annotated[Line | None, Spec("事项编码")] = None
    kind: Annotated[Annotated[str, Vocabulary("power_kind")], Spec("权力类型", R)]
    basis: Annotated[tuple[Line, ...], ListOf, Spec("行使依据", R, "条例 Art. 20", "法律名称和条款")]
    holder: Annotated[Line, Spec("行使主体", R)]
    office: Annotated[Line | None, Spec("承办机构")] = None
    scope: Annotated[Line, Spec("适用范围", R, note="对谁、在什么范围内行使")]
    limit: Annotated[Time | None, Spec("办理时限")] = None
    steps: Annotated[tuple[PowerStep, ...], ListOf, Spec("运行环节", R)]
    complaints: Annotated[tuple[Line, ...], ListOf, Spec("监督方式", R)]
    tiers: Annotated[
        Reference | None, Spec("裁量基准", Need.CONDITIONAL, "行政处罚法 Art. 34", when="权力类型为行政处罚")
    ] = None
    guide: Annotated[Reference | None, Spec("办事指南", note="对应的办事指南的索引号")] = None
    changes: Annotated[tuple[PowerChange, ...], ListOf, Spec("清单变动", R)]

    @property
    def state(self) -> str:
        """The kind of the last change: what the entry is now."""
        return self.changes[-1].kind

    @property
    def cancelled(self) -> bool:
        """Whether the body no longer has this power."""
        return self.state in (CANCELLED, TRANSFERRED)

    @property
    def time_of_steps(self) -> Length | None:
        """How long all steps take together; None where their units differ."""
        return total([step.time for step in self.steps])
