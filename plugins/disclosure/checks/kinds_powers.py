"""Power lists and penalty tiers (domain reference, section 9)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.penalty_tiers import Defect, PenaltyAct, TierDefect, defects_of
from plugins.disclosure.kinds.power import CANCELLED, PENALTY, TRANSFERRED
from plugins.disclosure.kinds.values import written_amount
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register


@item_check(
    "power-limit",
    Severity.ERROR,
    summary=label("权力事项各环节的时限加起来不超过办理时限"),
    mend=label("核对每个环节的时限和办理时限"),
)
def power_limit(item: Item, register: Register) -> Iterator[Hit]:
    """The steps of a power take no longer than its limit."""
    power = item.fields.power
    taken = power.time_of_steps if power else None
    if power and power.limit and taken and taken.is_longer(power.limit):
        message = _("各环节时限合计 {steps}，超过办理时限 {limit}", steps=taken, limit=power.limit)
        yield hit(item, "power.steps", message)


@item_check(
    "power-changes",
    Severity.ERROR,
    summary=label("权责清单的变动按先后写，转移和取消的说明去向或原因"),
    mend=label("按日期先后排列；给转移、取消加上“说明”"),
)
def power_changes(item: Item, register: Register) -> Iterator[Hit]:
    """Changes stand in order; nothing follows a cancellation without being set up again."""
    power = item.fields.power
    if power is None:
        return
    for number, change in enumerate(power.changes):
        field = f"power.changes.{number}"
        if change.kind in (CANCELLED, TRANSFERRED) and not change.note:
            kind = register.term_label("power_change", change.kind)
            yield hit(item, field, _("{day} 的“{kind}”没有写说明", day=change.on, kind=kind))
    for number, (earlier, later) in enumerate(pairwise(power.changes), 1):
        if later.on < earlier.on:
            message = _("{later} 的变动写在 {earlier} 的后面", later=later.on, earlier=earlier.on)
            yield hit(item, f"power.changes.{number}", message)


@item_check(
    "power-tiers",
    Severity.WARNING,
    basis="行政处罚法 Art. 34",
    summary=label("行政处罚事项指明公开的裁量基准"),
    mend=label("在“裁量基准”里写基准的索引号或文号；没有裁量空间的可以不写"),
)
def power_tiers(item: Item, register: Register) -> Iterator[Hit]:
    """The tiers of a power to punish must be public."""
    power = item.fields.power
    if power and power.kind == PENALTY and power.tiers is None and not power.cancelled:
        yield hit(item, "power.kind", _("行政处罚事项没有指明裁量基准"))


@item_check(
    "penalty-tiers",
    Severity.ERROR,
    basis="行政处罚法 Art. 34",
    summary=label("裁量阶次的幅度首尾相接，不空档、不重叠，下限不高于上限"),
    mend=label("核对这一档和上一档的下限、上限"),
)
def penalty_tiers(item: Item, register: Register) -> Iterator[Hit]:
    """Lower ≤ upper, no gap, no overlap, nothing beyond what the law allows; a tier out of order is a warning."""
    tiers = item.fields.penalty_tiers
    for number, act in enumerate(tiers.acts if tiers else ()):
        for defect in defects_of(act):
            severity = Severity.WARNING if defect.defect is Defect.ORDER else None
            field = f"penalty_tiers.acts.{number}.tiers.{defect.tier}"
            yield hit(item, field, _told(act, defect, register), severity)


def _told(act: PenaltyAct, defect: TierDefect, register: Register) -> str:
    values = {
        "act": act.act,
        "tier": register.term_label("penalty_tier", act.tiers[defect.tier].tier),
        "unit": act.unit,
        "first": "" if defect.first is None else written_amount(defect.first),
        "second": "" if defect.second is None else written_amount(defect.second),
    }
    match defect.defect:
        case Defect.REVERSED:
            return _("“{act}”的“{tier}”：下限 {first} 高于上限 {second}（{unit}）", **values)
        case Defect.GAP:
            return _(
                "“{act}”的“{tier}”：上一档到 {first} 为止，这一档从 {second} 起，中间空档（{unit}）", **values
            )
        case Defect.OVERLAP if defect.first is None:
            return _("“{act}”的“{tier}”：上一档没有上限，与这一档重叠", **values)
        case Defect.OVERLAP:
            return _(
                "“{act}”的“{tier}”：上一档到 {first}，这一档从 {second} 起，两档重叠（{unit}）", **values
            )
        case Defect.OUTSIDE:
            return _("“{act}”的“{tier}”：{first} 高于法定上限 {second}（{unit}）", **values)
        case Defect.BELOW:
            return _("“{act}”的“{tier}”：下限 {first} 低于法定下限 {second}（{unit}）", **values)
        case Defect.EMPTY:
            return _("“{act}”的“{tier}”：没有写幅度，也没有写处罚内容", **values)
        case Defect.ORDER:
            return _("“{act}”的“{tier}”没有按从轻到重的次序排列", **values)
