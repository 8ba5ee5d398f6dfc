"""Service guides keep what they promise (domain reference, section 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.disclosure.checks.registry import Hit, hit, item_check
from plugins.disclosure.findings import Severity
from plugins.disclosure.items import Item
from plugins.disclosure.kinds.service import JOINT
from plugins.disclosure.messages import _, label
from plugins.disclosure.register import Register

CATCH_ALL = re.compile(
    r"(?:其他|其它|有关|相关|必要)的?(?:有关|相关|必要|证明|申请|所需)?的?(?:材料|资料|文件|证件|证明)"
    r"|(?:规定|要求|需要)(?:提交|提供)?的其[他它]|视情况|等材料$"
)
BLANK = re.compile(r"(?:申请|申报|登记|审批|备案|报名|承诺|声明|委托)(?:书|表|单)(?:[（(].{0,30}[）)])?$")
VAGUE_BASIS = re.compile(
    r"(?:按照?|根据|依据|依)?(?:国家|省|市|上级|有关|相关|文件|物价部门)*(?:有关|相关)?(?:规定|文件|要求)(?:执行)?"
)


@item_check(
    "service-limits",
    Severity.ERROR,
    basis="行政许可法 Art. 42",
    summary=label("承诺时限不长于法定时限，各步骤的时限加起来不超过承诺时限"),
    mend=label("核对法定时限、承诺时限和每一步的时限"),
)
def service_limits(item: Item, register: Register) -> Iterator[Hit]:
    """Promised > legal, or the sum of the steps > promised: whoever reads it is misled."""
    guide = item.fields.service
    if guide is None:
        return
    if guide.promised_limit.is_longer(guide.legal_limit):
        message = _(
            "承诺时限 {promised} 长于法定时限 {legal}", promised=guide.promised_limit, legal=guide.legal_limit
        )
        yield hit(item, "service.promised_limit", message)
    taken = guide.time_of_steps
    if taken and taken.is_longer(guide.promised_limit):
        message = _(
            "各步骤时限合计 {steps}，超过承诺时限 {promised}", steps=taken, promised=guide.promised_limit
        )
        yield hit(item, "service.steps", message)


@item_check(
    "service-materials",
    Severity.WARNING,
    basis="行政许可法 Art. 30；国务院令第716号 Art. 6",
    summary=label("申请材料逐项列明，没有“其他有关材料”一类的兜底"),
    mend=label("写明到底要什么材料；不需要的删去"),
)
def service_materials(item: Item, register: Register) -> Iterator[Hit]:
    """Catch-all materials let every window ask for more."""
    for number, material in enumerate(item.fields.service.materials if item.fields.service else ()):
        found = CATCH_ALL.search(material.name)
        if found:
            message = _("材料“{name}”里的“{words}”是兜底说法", name=material.name, words=found[0])
            yield hit(item, f"service.materials.{number}.name", message)


@item_check(
    "service-forms",
    Severity.ERROR,
    basis="行政许可法 Art. 30",
    summary=label("要填写的表格都附上空白表格"),
    mend=label("把空白表格放进附件，在这项材料下写“空白表格”；附在另一条信息里的写“表格所在”"),
)
def service_forms(item: Item, register: Register) -> Iterator[Hit]:
    """A form that has to be filled in and is not offered."""
    for number, material in enumerate(item.fields.service.materials if item.fields.service else ()):
        if BLANK.search(material.name) and not (material.form or material.form_at):
            message = _("材料“{name}”要填写，却没有附空白表格", name=material.name)
            yield hit(
                item, f"service.materials.{number}", message, Severity.WARNING if item.imported else None
            )


@item_check(
    "service-joint",
    Severity.ERROR,
    summary=label("联办件写明牵头机关和配合机关"),
    mend=label("加上“联办”，写牵头机关和配合机关；不是联办的改正“办件类型”"),
)
def service_joint(item: Item, register: Register) -> Iterator[Hit]:
    """A joint matter says who leads and who takes part."""
    guide = item.fields.service
    if guide and guide.handling == JOINT and guide.joint is None:
        yield hit(item, "service.handling", _("办件类型是联办件，没有写牵头机关和配合机关"))


@item_check(
    "service-places",
    Severity.ERROR,
    basis="国务院令第716号 Art. 6",
    summary=label("需要申请人到场的每一处都写在办理地点里"),
    mend=label("在“办理地点”里加上这一处的名称和详细地址；不用去的删去“到场地点”"),
)
def service_places(item: Item, register: Register) -> Iterator[Hit]:
    """A step at a place that the list of places does not name: the second place hidden."""
    guide = item.fields.service
    if guide is None:
        return
    known = {place.name for place in guide.places}
    visits = [(f"steps.{number}", step.name, step.place) for number, step in enumerate(guide.steps)]
    visits += [
        (f"special_steps.{number}", step.name, step.place) for number, step in enumerate(guide.special_steps)
    ]
    for field, step, place in visits:
        if place and place not in known:
            message = _("“{step}”要到“{place}”，办理地点里没有这一处", step=step, place=place)
            yield hit(item, f"service.{field}.place", message)


@item_check(
    "service-basis",
    Severity.WARNING,
    basis="条例 Art. 20",
    summary=label("设定依据和收费依据写明法律、法规或文件的名称"),
    mend=label("写法律、法规、规章或文件的名称、文号和条款"),
)
def service_basis(item: Item, register: Register) -> Iterator[Hit]:
    """“按有关规定” is no basis."""
    guide = item.fields.service
    if guide is None:
        return
    for number, basis in enumerate(guide.basis):
        if VAGUE_BASIS.fullmatch(basis):
            yield hit(item, f"service.basis.{number}", _("设定依据“{basis}”没有说是哪个文件", basis=basis))
    for number, fee in enumerate(guide.fees):
        if VAGUE_BASIS.fullmatch(fee.basis):
            message = _("“{fee}”的收费依据“{basis}”没有说是哪个文件", fee=fee.item, basis=fee.basis)
            yield hit(item, f"service.fees.{number}.basis", message)


@item_check(
    "service-elements",
    Severity.WARNING,
    basis="行政许可法 Art. 30；国务院令第716号 Art. 6",
    summary=label("办事指南的要素分项填写，缺一项都会指出"),
    mend=label("在条目信息里写“服务指南”，各要素见 docs/fields.md"),
)
def service_elements(item: Item, register: Register) -> Iterator[Hit]:
    """A guide that is text alone: nobody can tell whether something is missing."""
    if item.fields.genre == "service-guide" and item.open_to_all and item.fields.service is None:
        yield hit(item, "genre", _("体裁是办事指南，没有分项填写“服务指南”，要素是否齐全无法核对"))
