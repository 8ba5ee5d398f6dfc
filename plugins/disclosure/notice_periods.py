"""How long a notice has to stay open, and how long before a hearing it has to be told: minimum periods of the laws.

`content/register/stay-open.yml` may add others; for a kind that it names its own count and not ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.deadlines import DAYS, WORKING_DAYS, Amount, Unit
from plugins.disclosure.field_types import Flag, Line, ListOf, Vocabulary, refuse
from plugins.disclosure.messages import label
from plugins.disclosure.register_files import read_block
from plugins.disclosure.working_days import add_working_days, working_days_between

FILE = "stay-open.yml"
STAY_OPEN, ANNOUNCED, PAPERS = "公示期限", "提前公布", "提前送达材料"
MEASURES = (STAY_OPEN, ANNOUNCED, PAPERS)


def _measure(value: str) -> str:
    if value not in MEASURES:
        raise refuse("“{text}”应为“{first}”“{second}”或“{third}”", text=value[:20], **_NAMED)
    return value


_NAMED = dict(zip(("first", "second", "third"), MEASURES, strict=True))


class Minimum(Block):
    """The least number of days for notices of some kinds.

    `measures` says of what: the period itself (day one is the day after publication), from publication to the
    hearing, or from handing out the papers to the hearing. A period that may be shortened needs a stated reason.
    """

    matter: Annotated[Line, Spec("事项", Need.REQUIRED)]
    kinds: Annotated[
        tuple[Annotated[str, Vocabulary("notice_kind")], ...], ListOf, Spec("种类", Need.REQUIRED)
    ]
    measures: Annotated[Annotated[Line, AfterValidator(_measure)], Spec("所限")] = STAY_OPEN
    amount: Annotated[Amount, Spec("期限", Need.REQUIRED)]
    unit: Annotated[Unit, Spec("单位")] = DAYS
    may_be_shortened: Annotated[Flag, Spec("紧急可缩短")] = False
    basis: Annotated[Line, Spec("依据", Need.REQUIRED)]

    def earliest_end(self, zero: date) -> date:
        """The first day on which a period that begins after `zero` may end. Raises CalendarNotPublished."""
        if self.unit == DAYS:
            return zero + timedelta(days=int(self.amount))
        return add_working_days(zero, int(self.amount))

    def days(self, zero: date, end: date) -> int:
        """How many days of the unit lie after `zero` up to and including `end`. Raises CalendarNotPublished."""
        return (end - zero).days if self.unit == DAYS else working_days_between(zero, end)


def _own(
    matter: str,
    kinds: str,
    amount: str,
    basis: str,
    unit: str = DAYS,
    measures: str = STAY_OPEN,
    may_be_shortened: bool = False,
) -> Minimum:
    return Minimum.model_construct(
        matter=matter,
        kinds=(kinds,),
        measures=measures,
        amount=amount,
        unit=unit,
        may_be_shortened=may_be_shortened,
        basis=basis,
    )


OWN_MINIMUMS: tuple[Minimum, ...] = (
    _own(
        label("规章草案征求意见"),
        "consultation/rule",
        "30",
        "规章制定程序条例 Art. 15",
        may_be_shortened=True,
    ),
    _own(
        label("与市场主体生产经营有关的政策征求意见"),
        "consultation/business",
        "30",
        "优化营商环境条例 Art. 62",
        may_be_shortened=True,
    ),
    _own(
        label("房屋征收补偿方案征求意见"),
        "consultation/house_compensation",
        "30",
        "国有土地上房屋征收与补偿条例 Art. 10",
    ),
    _own(
        label("公开征求意见"),
        "consultation",
        "30",
        "重大行政决策程序暂行条例 Art. 15",
        may_be_shortened=True,
    ),
    _own(label("规划草案公告"), "publicity_notice/planning", "30", "城乡规划法 Art. 26"),
    _own(label("公务员拟录用公示"), "publicity_notice/recruitment", "5", "公务员法 Art. 32", WORKING_DAYS),
    _own(label("中标候选人公示"), "publicity_notice/bid_candidates", "3", "招标投标法实施条例 Art. 54"),
    _own(
        label("单一来源采购公示"),
        "publicity_notice/single_source",
        "5",
        "政府采购法实施条例 Art. 38",
        WORKING_DAYS,
    ),
    _own(label("征收土地预公告"), "announcement/land_plan", "10", "土地管理法实施条例 Art. 26", WORKING_DAYS),
    _own(label("征地补偿安置方案公告"), "announcement/land_compensation", "30", "土地管理法实施条例 Art. 28"),
    _own(label("规章听证会"), "hearing/rule", "30", "规章制定程序条例 Art. 16", measures=ANNOUNCED),
    _own(label("听证材料"), "hearing", "7", "重大行政决策程序暂行条例 Art. 16", measures=PAPERS),
)


class _MinimumsFile(Block):
    minimums: Annotated[tuple[Minimum, ...], ListOf, Spec("最短期限")] = ()


def read_minimums(register: Path, vocabularies: Mapping[str, Any]) -> tuple[Minimum, ...]:
    """The minimum periods of a register, then ours, in the order in which they are tried. Raises InvalidRegister."""
    path = register / FILE
    own = read_block(path, _MinimumsFile, vocabularies).minimums if path.exists() else ()
    return (*own, *OWN_MINIMUMS)


def minimum_for(kind: str, measures: str, minimums: Sequence[Minimum]) -> Minimum | None:
    """The first minimum for a kind of notice, else that for the kind above it, else None."""
    return next(_for(kind, measures, minimums), None)


def _for(kind: str, measures: str, minimums: Sequence[Minimum]) -> Iterator[Minimum]:
    for wanted in dict.fromkeys((kind, kind.partition("/")[0])):
        yield from (each for each in minimums if each.measures == measures and wanted in each.kinds)
