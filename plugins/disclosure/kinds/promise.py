"""Public promises (服务承诺): what a body said it would do by when, and whether it did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import References
from plugins.disclosure.field_types import Day, Line

R = Need.REQUIRED


class PromiseState(StrEnum):
    """What became of a promise by a day."""

    KEPT = "kept"
    KEPT_LATE = "kept_late"
    WAITING = "waiting"
    OVERDUE = "overdue"


class Promise(Block):
    """One promise."""

    who: Annotated[Line, Spec("承诺单位", R)]
    what: Annotated[Line, Spec("承诺事项", R)]
    measure: Annotated[Line, Spec("完成标准", R, note="凭什么判断做到了")]
    due: Annotated[Day, Spec("完成期限", R)]
    kept_on: Annotated[Day | None, Spec("完成日期", note="没有完成就不写")] = None
    evidence: Annotated[References, Spec("凭据", Need.CONDITIONAL, note="索引号", when="写了完成日期")] = ()
    note: Annotated[Line | None, Spec("说明")] = None

    def state(self, day: date) -> PromiseState:
        """Kept, kept late, still in time, or overdue."""
        if self.kept_on and self.kept_on <= day:
            return PromiseState.KEPT if self.kept_on <= self.due else PromiseState.KEPT_LATE
        return PromiseState.OVERDUE if self.due < day else PromiseState.WAITING


def kept_on_time(promises: Iterable[Promise], day: date) -> tuple[int, int]:
    """(kept on time, due): both numbers of the rate. One that was kept before its day counts as due."""
    states = [promise.state(day) for promise in promises]
    due = [state for state in states if state is not PromiseState.WAITING]
    return sum(state is PromiseState.KEPT for state in due), len(due)
