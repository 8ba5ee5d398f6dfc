"""By when an item has to be published: the 20 working days of 条例 Art. 26, or another period that its kind has.

The other periods stand in `content/register/periods.yml`; without that file `OWN_PERIODS` apply.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.bodies import Bodies
from plugins.disclosure.errors import CalendarNotPublished
from plugins.disclosure.field_types import Line, ListOf, Vocabulary, refuse
from plugins.disclosure.items import Item
from plugins.disclosure.messages import label
from plugins.disclosure.register_files import read_block
from plugins.disclosure.working_days import PUBLICATION_LIMIT, add_working_days, working_days_between

FILE = "periods.yml"
VILLAGE = "village"
WORKING_DAYS, DAYS = "工作日", "日"
MAX_AMOUNT = 366
# The regulation of 2008, the first that set a period, took effect on this day.
FIRST_DUTY = date(2008, 5, 1)


def _amount(value: str) -> str:
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) <= MAX_AMOUNT):
        raise refuse("“{text}”不是 1 至 {limit} 之间的天数", text=value[:20], limit=MAX_AMOUNT)
    return value


def _unit(value: str) -> str:
    if value not in (WORKING_DAYS, DAYS):
        raise refuse("“{text}”应为“{first}”或“{second}”", text=value[:20], first=WORKING_DAYS, second=DAYS)
    return value


Amount = Annotated[Line, AfterValidator(_amount)]
Unit = Annotated[Line, AfterValidator(_unit)]


class Period(Block):
    """How long items of one kind may take: those with one of the genres, the categories and the kinds of notices.

    What is not given does not matter. The period of notices runs from their `event_on`, where they state one.
    """

    matter: Annotated[Line, Spec("事项", Need.REQUIRED)]
    genres: Annotated[tuple[Annotated[str, Vocabulary("genre")], ...], ListOf, Spec("体裁")] = ()
    statutory: Annotated[
        tuple[Annotated[str, Vocabulary("statutory")], ...], ListOf, Spec("法定主动公开类别")
    ] = ()
    kinds: Annotated[tuple[Annotated[str, Vocabulary("notice_kind")], ...], ListOf, Spec("公示公告种类")] = ()
    amount: Annotated[Amount, Spec("期限", Need.REQUIRED)]
    unit: Annotated[Unit, Spec("单位")] = WORKING_DAYS
    basis: Annotated[Line, Spec("依据", Need.REQUIRED)]

    def covers(self, item: Item) -> bool:
        """Whether the item is of this kind."""
        fields = item.fields
        return (
            (not self.genres or fields.genre in self.genres)
            and (not self.statutory or not set(self.statutory).isdisjoint(fields.statutory))
            and (not self.kinds or (fields.notice is not None and fields.notice.kind in self.kinds))
        )

    def start(self, item: Item, zero: date) -> date:
        """Day zero of an item: `zero`, or the earlier day of the event that a notice tells of."""
        event = item.fields.event_on if self.kinds else None
        return min(event, zero) if event else zero


DEFAULT = Period.model_construct(
    matter=label("政府信息"), amount=str(PUBLICATION_LIMIT), unit=WORKING_DAYS, basis="条例 Art. 26"
)
OWN_PERIODS: tuple[Period, ...] = (
    Period.model_construct(
        matter=label("预算、决算"), genres=("budget",), amount="20", unit=DAYS, basis="预算法 Art. 14"
    ),
    Period.model_construct(
        matter=label("行政许可决定"),
        genres=("decision", "reply"),
        statutory=("a20-05",),
        amount="7",
        basis="国务院办公厅 2017-12-04 意见",
    ),
    Period.model_construct(
        matter=label("行政处罚决定"),
        genres=("decision",),
        statutory=("a20-06",),
        amount="7",
        basis="国务院办公厅 2017-12-04 意见",
    ),
    Period.model_construct(
        matter=label("中标候选人公示"),
        kinds=("publicity_notice/bid_candidates",),
        amount="3",
        unit=DAYS,
        basis="招标投标法实施条例 Art. 54",
    ),
    Period.model_construct(
        matter=label("中标、成交结果"),
        kinds=("announcement/award",),
        amount="2",
        basis="政府采购法实施条例 Art. 43",
    ),
    Period.model_construct(
        matter=label("政府采购合同"),
        kinds=("announcement/contract",),
        amount="2",
        basis="政府采购法实施条例 Art. 50",
    ),
    Period.model_construct(
        matter=label("征收土地公告"),
        kinds=("announcement/land_expropriation",),
        amount="15",
        basis="土地管理法实施条例 Art. 31",
    ),
)


class _PeriodsFile(Block):
    periods: Annotated[tuple[Period, ...], ListOf, Spec("期限")] = ()


def read_periods(register: Path, vocabularies: Mapping[str, Any]) -> tuple[Period, ...]:
    """The periods of a register in the order in which they are tried. Raises InvalidRegister."""
    path = register / FILE
    return read_block(path, _PeriodsFile, vocabularies).periods if path.exists() else OWN_PERIODS


@dataclass(frozen=True)
class Deadline:
    """The day from which a period runs (day zero), the period, and the last day on time."""

    start: date
    period: Period
    due_on: date

    def days_late(self, day: date) -> int:
        """By how many days of the period's unit `day` is too late; 0 when it is not.

        Raises CalendarNotPublished.
        """
        if day <= self.due_on:
            return 0
        if self.period.unit == DAYS:
            return (day - self.due_on).days
        return working_days_between(self.due_on, day)


def deadline_of(item: Item, bodies: Bodies, periods: Sequence[Period]) -> Deadline | None:
    """By when the item has to be published; None where no duty or no day is known.

    A change before publication begins the period anew, as does the decision to publish what was asked for. Imported
    items have none: nobody knows when their site published them; nor have villages, whose law is another one.
    Raises CalendarNotPublished.
    """
    start = day_zero(item)
    publisher = bodies.find(item.fields.publisher or "")
    if start is None or (publisher and publisher.kind == VILLAGE):
        return None
    period = next((own for own in periods if own.covers(item)), DEFAULT)
    start = period.start(item, start)
    return Deadline(start, period, _due(start, int(period.amount), period.unit))


def day_zero(item: Item) -> date | None:
    """The day from which the period of an item runs, or None where it has no period."""
    fields = item.fields
    if item.imported or not item.open_to_all or fields.generated_on is None:
        return None
    shown = item.first_shown_on
    days = [fields.generated_on, fields.changed_on, fields.from_request_on]
    start = max(day for day in days if day and (day == fields.generated_on or shown is None or day <= shown))
    return start if start >= FIRST_DUTY else None


@lru_cache(maxsize=4096)
def _due(start: date, amount: int, unit: str) -> date:
    return start + timedelta(days=amount) if unit == DAYS else add_working_days(start, amount)


__all__ = ["CalendarNotPublished", "Deadline", "Period", "day_zero", "deadline_of", "read_periods"]
