"""The service guide (办事指南): everything that a citizen needs to know before the first visit.

Elements after 行政许可法 Art. 30 and 国务院令第716号 Art. 6; a guide that lacks one is refused with its name.
"""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import Reference
from plugins.disclosure.field_types import Count, Flag, Line, ListOf, Text, Vocabulary
from plugins.disclosure.kinds.values import Length, ListOrNone, Time, total

R, C = Need.REQUIRED, Need.CONDITIONAL
JOINT = "joint"


class Holder(Block):
    """Who decides: the agency and the office within it."""

    agency: Annotated[Line, Spec("机关", R)]
    office: Annotated[Line, Spec("承办科室", R)]


class Material(Block):
    """One paper that the applicant hands in or shows; `form` and `sample` are files of the attachments folder."""

    name: Annotated[Line, Spec("材料名称", R)]
    original: Annotated[Line, Spec("原件或复印件", R, note="如 原件、复印件、出示原件、电子件")]
    number: Annotated[Count, Spec("份数", R, note="只出示、不收取的写 0")]
    source: Annotated[Line, Spec("来源", R, note="申请人自备、哪个部门核发、共享核验等")]
    form: Annotated[Line | None, Spec("空白表格", note="附件的文件名；要填的表格都要附上")] = None
    form_at: Annotated[
        Reference | None, Spec("表格所在", note="空白表格附在另一条信息里的，写那条信息的索引号")
    ] = None
    sample: Annotated[Line | None, Spec("示范文本", note="填写样例的附件文件名")] = None
    when: Annotated[Line | None, Spec("何种情形提交", note="不写即为必须提交")] = None


class Step(Block):
    """One step of the procedure; `place` names the place to which the applicant has to come for it."""

    name: Annotated[Line, Spec("步骤", R)]
    unit: Annotated[Line, Spec("办理单位", R)]
    time: Annotated[Time, Spec("时限", R, note="如 5 个工作日、当场")]
    place: Annotated[Line | None, Spec("到场地点", note="需要申请人到场的，写“办理地点”里的名称")] = None
    note: Annotated[Line | None, Spec("说明")] = None


class SpecialStep(Block):
    """A hearing, inspection, expert review or the like, whose time is not part of the limits."""

    name: Annotated[Line, Spec("环节", R)]
    time: Annotated[Time, Spec("所需时间", R)]
    place: Annotated[Line | None, Spec("到场地点")] = None
    note: Annotated[Line | None, Spec("说明")] = None


class Fee(Block):
    """One fee; without a legal basis there is none (条例 Art. 20(八))."""

    item: Annotated[Line, Spec("收费项目", R)]
    basis: Annotated[Line, Spec("收费依据", R, "条例 Art. 20")]
    standard: Annotated[Line, Spec("收费标准", R)]


class Result(Block):
    """What the applicant gets, and how."""

    name: Annotated[Line, Spec("结果名称", R)]
    delivery: Annotated[Line, Spec("送达方式", R, note="如 窗口领取、邮寄、网上下载")]
    sample: Annotated[Line | None, Spec("结果样本", note="附件的文件名")] = None


class Place(Block):
    """A place that the applicant may or must visit."""

    name: Annotated[Line, Spec("地点名称", R)]
    address: Annotated[Line, Spec("详细地址", R)]
    window: Annotated[Line | None, Spec("窗口")] = None
    hours: Annotated[Line | None, Spec("该处办理时间", note="与“办理时间”不同时写")] = None


class JointHandling(Block):
    """Who leads and who takes part where several bodies handle one matter."""

    lead: Annotated[Line, Spec("牵头机关", R)]
    partners: Annotated[tuple[Line, ...], ListOf, Spec("配合机关", R)]


class Question(Block):
    """A question that is often asked, and the answer."""

    question: Annotated[Line, Spec("问题", R)]
    answer: Annotated[Text, Spec("解答", R)]
    step: Annotated[Line | None, Spec("所属步骤")] = None


class Service(Block):
    """All elements of a service guide."""

    name: Annotated[Line, Spec("事项名称", R, "行政许可法 Art. 30")]
    nature: Annotated[Annotated[str, Vocabulary("power_kind")], Spec("事项性质", R)]
    handling: Annotated[Annotated[str, Vocabulary("handling")] | None, Spec("办件类型")] = None
    life_event: Annotated[
        Line | None, Spec("生活事件", note="如 生育、上学、就业、住房、养老；总览按它分组")
    ] = None
    holder: Annotated[Holder, Spec("实施主体", R)]
    basis: Annotated[tuple[Line, ...], ListOf, Spec("设定依据", R, "行政许可法 Art. 30", "法律名称和条款")]
    audience: Annotated[tuple[Line, ...], ListOf, Spec("服务对象", R)]
    conditions: Annotated[tuple[Line, ...], ListOf, Spec("受理条件", R, "国务院令第716号 Art. 6")]
    quota: Annotated[Line | None, Spec("数量限制", C, "行政许可法 Art. 30", when="有数量限制")] = None
    materials: Annotated[
        tuple[Material, ...],
        ListOrNone,
        Spec("申请材料", R, "行政许可法 Art. 30", "逐项列全；不用提交的写“无”"),
    ]
    steps: Annotated[tuple[Step, ...], ListOf, Spec("办理流程", R, "国务院令第716号 Art. 6")]
    special_steps: Annotated[
        tuple[SpecialStep, ...],
        ListOf,
        Spec("特殊环节", C, note="听证、检验、评审等，不计入时限", when="有特殊环节"),
    ] = ()
    legal_limit: Annotated[Time, Spec("法定时限", R, note="如 20 个工作日；法律没有规定的写“无”")]
    promised_limit: Annotated[Time, Spec("承诺时限", R, note="不长于法定时限")]
    fees: Annotated[tuple[Fee, ...], ListOrNone, Spec("收费", R, "条例 Art. 20", "不收费的写“不收费”")]
    results: Annotated[tuple[Result, ...], ListOf, Spec("办理结果", R)]
    places: Annotated[tuple[Place, ...], ListOf, Spec("办理地点", R, note="需要去的每一处都写")]
    hours: Annotated[Line, Spec("办理时间", R)]
    phones: Annotated[tuple[Line, ...], ListOf, Spec("咨询电话", R)]
    complaints: Annotated[tuple[Line, ...], ListOf, Spec("监督投诉渠道", R)]
    joint: Annotated[JointHandling | None, Spec("联办", C, when="办件类型为联办件")] = None
    online: Annotated[Line | None, Spec("网上办理地址", C, when="可以网上办理")] = None
    intermediaries: Annotated[tuple[Line, ...], ListOf, Spec("中介服务", C, when="需要中介机构出具材料")] = ()
    proofs: Annotated[tuple[Line, ...], ListOf, Spec("证明事项", C, when="需要提交证明")] = ()
    ways: Annotated[tuple[Line, ...], ListOf, Spec("办理方式", note="预约、上门、代办等")] = ()
    representative: Annotated[Line | None, Spec("首席代表")] = None
    archived: Annotated[Line | None, Spec("存档资料")] = None
    no_visit: Annotated[Flag, Spec("不用跑", note="全程网上办理、不用到场时写“是”")] = False
    questions: Annotated[tuple[Question, ...], ListOf, Spec("常见问题")] = ()

    @property
    def time_of_steps(self) -> Length | None:
        """How long all steps take together; None where their units differ."""
        return total([step.time for step in self.steps])

    @property
    def files(self) -> list[tuple[str, str]]:
        """(field, name) of every attachment that the guide speaks of."""
        found = []
        for place, material in enumerate(self.materials):
            found += [
                (f"materials.{place}.form", material.form),
                (f"materials.{place}.sample", material.sample),
            ]
        found += [(f"results.{place}.sample", result.sample) for place, result in enumerate(self.results)]
        return [(field, name) for field, name in found if name]
