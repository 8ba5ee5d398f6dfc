"""The one table of fields: what can stand in the front matter of a disclosed item.

Validation, messages, JSON Schema, the metadata box and the field reference are derived from it. To add a field,
add one attribute here; `python3 tasks.py docs` brings the reference up to date.
"""

from __future__ import annotations

from typing import Annotated

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_blocks import (
    AttachmentNote,
    Change,
    Channel,
    Consulted,
    Contact,
    Evidence,
    ImportedFrom,
    Reference,
    References,
    Review,
    Withdrawal,
)
from plugins.disclosure.field_types import Day, DayOrMoment, Flag, Line, ListOf, Text, Vocabulary
from plugins.disclosure.kinds.budget import Budget
from plugins.disclosure.kinds.clarification import Clarification
from plugins.disclosure.kinds.feedback import Feedback
from plugins.disclosure.kinds.gazette import Gazette
from plugins.disclosure.kinds.penalty_tiers import PenaltyTiers
from plugins.disclosure.kinds.power import Power
from plugins.disclosure.kinds.project import Project
from plugins.disclosure.kinds.promise import Promise
from plugins.disclosure.kinds.service import Service
from plugins.disclosure.kinds.topic_question import TopicQuestion
from plugins.disclosure.notices import Notice
from plugins.disclosure.spoken_texts import SpokenText

R, C, O, COMPUTED = Need.REQUIRED, Need.CONDITIONAL, Need.OPTIONAL, Need.COMPUTED  # noqa: E741

IDENTITY, DATES, CLASSES = "身份", "日期", "分类"
OPENNESS, RELATIONS, PEOPLE, RECORDS = "公开属性与有效性", "关联", "责任与审查", "附件与记录"
KINDS = "信息种类"


class ItemFields(Block):
    """The front matter of one disclosed item; absent values are None or empty tuples."""

    index_number: Annotated[
        Line | None,
        Spec(
            "索引号",
            COMPUTED,
            "目录指引",
            "由文件所在的位置得出，通常不写；写了就必须与位置一致",
            group=IDENTITY,
        ),
    ] = None
    number_defect: Annotated[
        Flag,
        Spec("索引号有误", O, "", "沿用的旧索引号不合规则或重复时写“是”，号码保留不改", group=IDENTITY),
    ] = False
    title: Annotated[
        Line | None, Spec("名称", R, "条例 Art. 12", "完整的正式标题，不用简称", group=IDENTITY)
    ] = None
    summary: Annotated[
        Text | None,
        Spec("内容概述", R, "条例 Art. 12", "主要内容和关键数字，一般不超过 300 字", group=IDENTITY),
    ] = None
    summary_generated: Annotated[
        Flag, Spec("概述自动生成", O, "", "内容概述由正文自动摘出时写“是”", group=IDENTITY)
    ] = False
    publisher: Annotated[
        Line | None,
        Spec("发布机构", R, "条例 Art. 10", "机构名录中的名称；联合发文写牵头机关", group=IDENTITY),
    ] = None
    joint_bodies: Annotated[
        tuple[Line, ...],
        ListOf,
        Spec("联合机关", C, "条例 Art. 10", "牵头机关以外的联合发文机关", "联合发文", IDENTITY),
    ] = ()
    document_number: Annotated[
        Line | None,
        Spec("文号", C, "目录指引", "如 示政发〔2026〕3号", "正文载有文号", IDENTITY),
    ] = None

    generated_on: Annotated[
        Day | None,
        Spec("生成日期", R, "条例 Art. 12", "公文的签发（成文）日期；数据完整形成的日期", group=DATES),
    ] = None
    published_on: Annotated[
        DayOrMoment | None,
        Spec("发布日期", R, "网站指引", "在本目录公开的日期，可带时间", group=DATES),
    ] = None
    changed_on: Annotated[
        Day | None,
        Spec(
            "变更日期", C, "条例 Art. 26", "内容变更的日期，公开时限重新起算", "内容有更正、修改或更新", DATES
        ),
    ] = None
    effective_on: Annotated[
        Day | None,
        Spec("施行日期", C, "规章制定程序条例 Art. 32", "", "规章和规范性文件", DATES),
    ] = None
    expires_on: Annotated[
        Day | None, Spec("有效期至", O, "", "文件写明有效期时填写，次日起失效", group=DATES)
    ] = None
    repealed_on: Annotated[
        Day | None, Spec("废止日期", C, "", "废止决定写明的日期", "有效性为废止", DATES)
    ] = None
    event_on: Annotated[
        Day | None, Spec("事项日期", C, "", "所公开事项发生的日期", "写明了事前或事中公开", DATES)
    ] = None
    review_by: Annotated[Day | None, Spec("复核日期", O, "", "下次核对内容的日期", group=DATES)] = None
    withheld_until: Annotated[
        Day | None, Spec("不公开至", C, "条例 Art. 18", "", "不予公开且有期限", DATES)
    ] = None

    topic: Annotated[
        Annotated[str, Vocabulary("topic")] | None,
        Spec("主题分类", R, "目录指引", "主题/子主题，如 综合政务/政务公开", group=CLASSES),
    ] = None
    statutory: Annotated[
        tuple[Annotated[str, Vocabulary("statutory")], ...],
        ListOf,
        Spec("法定主动公开类别", C, "条例 Art. 20、21", "可以写多项", "主动公开的信息", CLASSES),
    ] = ()
    genre: Annotated[
        Annotated[str, Vocabulary("genre")] | None, Spec("体裁", R, "目录指引", group=CLASSES)
    ] = None
    service_audience: Annotated[
        tuple[Annotated[str, Vocabulary("service_audience")], ...],
        ListOf,
        Spec("服务对象", O, "", group=CLASSES),
    ] = ()
    audience: Annotated[
        Annotated[str, Vocabulary("audience")],
        Spec("公开对象", O, "", "不写即为全社会", group=CLASSES),
    ] = "all"
    keywords: Annotated[
        tuple[Line, ...], ListOf, Spec("关键词", O, "目录指引", "不超过 5 个", group=CLASSES)
    ] = ()
    standard_entry: Annotated[
        Line | None, Spec("标准目录事项", O, "基层意见", "标准目录中的事项编号", group=CLASSES)
    ] = None
    content_elements: Annotated[
        tuple[Line, ...],
        ListOf,
        Spec("已含要素", O, "基层意见", "本条信息满足标准目录的哪些公开要素", group=CLASSES),
    ] = ()
    disclosure_rule: Annotated[
        tuple[Annotated[str, Vocabulary("disclosure_rule")], ...],
        ListOf,
        Spec("公开制度", O, "平台通知", "本条信息是哪一项政府信息公开制度", group=CLASSES),
    ] = ()
    domain: Annotated[
        Annotated[str, Vocabulary("domain")] | None, Spec("领域", O, "基层意见", group=CLASSES)
    ] = None
    stage: Annotated[Annotated[str, Vocabulary("stage")] | None, Spec("五公开", O, "", group=CLASSES)] = None
    timing: Annotated[
        Annotated[str, Vocabulary("timing")] | None,
        Spec("公开时点", O, "", "事前、事中或事后", group=CLASSES),
    ] = None
    matter: Annotated[
        Line | None, Spec("所属事项", O, "", "同一事项的各条信息写相同的编号", group=CLASSES)
    ] = None
    matter_step: Annotated[
        Annotated[str, Vocabulary("matter_step")] | None,
        Spec("事项环节", O, "", "不写则由关联、体裁和标题得出", group=CLASSES),
    ] = None
    term: Annotated[
        Annotated[str, Vocabulary("term")], Spec("期限类别", O, "", "不写即为长期公开", group=CLASSES)
    ] = "long"
    period: Annotated[
        Annotated[str, Vocabulary("period")] | None,
        Spec("公开周期", C, "", "", "期限类别为定期", CLASSES),
    ] = None

    openness: Annotated[
        Annotated[str, Vocabulary("openness")],
        Spec("公开属性", O, "条例 Art. 5、13", "不写即为主动公开", group=OPENNESS),
    ] = "proactive"
    ground: Annotated[
        Annotated[str, Vocabulary("ground")] | None,
        Spec("不公开理由", C, "条例 Art. 14–16、36", "", "公开属性为不予公开", OPENNESS),
    ] = None
    basis: Annotated[
        Line | None,
        Spec("不公开依据", C, "条例 Art. 36", "法律名称和条款", "公开属性为不予公开", OPENNESS),
    ] = None
    next_assessment_on: Annotated[
        Day | None,
        Spec("下次评估日期", C, "条例 Art. 18", "", "公开属性为不予公开", OPENNESS),
    ] = None
    partial_note: Annotated[
        Text | None,
        Spec("区分处理说明", O, "条例 Art. 37", "部分内容不公开时说明理由", group=OPENNESS),
    ] = None
    from_request_on: Annotated[Day | None, Spec("依申请转主动日期", O, "条例 Art. 44", group=OPENNESS)] = None
    validity: Annotated[
        Annotated[str, Vocabulary("validity")] | None,
        Spec("有效性", C, "目录指引", "", "规章和规范性文件", OPENNESS),
    ] = None
    authoritative: Annotated[
        Flag, Spec("标准文本", O, "规章制定程序条例 Art. 31", "与公报所载文本一致", group=OPENNESS)
    ] = False
    normative: Annotated[
        Flag, Spec("行政规范性文件", O, "年报格式", "属于行政规范性文件时写“是”", group=OPENNESS)
    ] = False
    withdrawn: Annotated[
        Withdrawal | None,
        Spec("撤回", O, "", "撤回后地址保留，只显示原因、日期和去向", group=OPENNESS),
    ] = None

    repeals: Annotated[References, Spec("废止", O, "", "本文件废止的文件", group=RELATIONS)] = ()
    amends: Annotated[References, Spec("修改", O, "", "本文件修改的文件", group=RELATIONS)] = ()
    replaces: Annotated[References, Spec("代替", O, "", "本文件代替的文件", group=RELATIONS)] = ()
    interprets: Annotated[References, Spec("解读对象", C, "", "所解读的文件", "体裁为解读", RELATIONS)] = ()
    draft_of: Annotated[References, Spec("草案对应", O, "", "本草案后来形成的文件", group=RELATIONS)] = ()
    outcome_of: Annotated[References, Spec("结果对应", O, "", "本结果所回应的事项", group=RELATIONS)] = ()
    follows: Annotated[References, Spec("接续", O, "", "同一事项的上一条信息", group=RELATIONS)] = ()
    corrects: Annotated[References, Spec("更正对象", O, "", "本更正所改正的信息", group=RELATIONS)] = ()
    clarifies: Annotated[
        References, Spec("澄清对象", O, "条例 Art. 6", "本澄清所针对的信息", group=RELATIONS)
    ] = ()
    answers_topic: Annotated[References, Spec("回应点题", O, "", "本信息所回应的点题", group=RELATIONS)] = ()
    based_on: Annotated[References, Spec("制定依据", O, "", "本文件所依据的文件", group=RELATIONS)] = ()
    forwards: Annotated[References, Spec("转发", O, "", "本文件转发的文件", group=RELATIONS)] = ()

    responsible: Annotated[
        Line | None, Spec("责任科室", O, "", "不写则沿用机构名录中的公开工作机构", group=PEOPLE)
    ] = None
    contact: Annotated[
        Contact | None, Spec("联系", O, "", "不写则沿用机构名录；只写办公联系方式", group=PEOPLE)
    ] = None
    author: Annotated[Line | None, Spec("拟稿人", O, "", group=PEOPLE)] = None
    review: Annotated[
        Review | None, Spec("审查记录", R, "条例 Art. 17", "公开审查与保密审查", group=PEOPLE)
    ] = None
    approved_by: Annotated[Line | None, Spec("审签人", R, "", group=PEOPLE)] = None
    approved_on: Annotated[Day | None, Spec("审签日期", R, "", group=PEOPLE)] = None
    consulted: Annotated[
        tuple[Consulted, ...],
        ListOf,
        Spec("协商机关", C, "条例 Art. 11", "", "涉及其他机关", PEOPLE),
    ] = ()
    major_matter: Annotated[
        Annotated[str, Vocabulary("major_matter")] | None, Spec("三重一大", O, "", group=PEOPLE)
    ] = None
    decided_by: Annotated[Line | None, Spec("决定会议", C, "", "", "写了三重一大", PEOPLE)] = None
    decided_on: Annotated[Day | None, Spec("决定日期", C, "", "", "写了三重一大", PEOPLE)] = None

    attachments: Annotated[
        tuple[AttachmentNote, ...],
        ListOf,
        Spec("附件", O, "", "附件放在与本文件同名的文件夹里；这里可为它们写标题和顺序", group=RECORDS),
    ] = ()
    channels: Annotated[
        tuple[Channel, ...], ListOf, Spec("公开渠道", O, "", "不写即为政府网站", group=RECORDS)
    ] = ()
    spoken: Annotated[
        SpokenText | None,
        Spec("广播稿", O, "", "在广播里念的短文，不超过 300 字；数字、符号写成念得出的样子", group=RECORDS),
    ] = None
    evidence: Annotated[
        tuple[Evidence, ...], ListOf, Spec("公开凭证", O, "", "公示栏照片等", group=RECORDS)
    ] = ()
    collected_in: Annotated[Line | None, Spec("公报期号", C, "", "", "规章和规范性文件", RECORDS)] = None
    changes: Annotated[
        tuple[Change, ...], ListOf, Spec("变更记录", C, "", "最新的写在最后", "发布后有改动", RECORDS)
    ] = ()
    imported_from: Annotated[
        ImportedFrom | None, Spec("导入来源", O, "", "由导入程序填写", group=RECORDS)
    ] = None

    notice: Annotated[
        Notice | None,
        Spec("公示公告", O, "", "只写在 notices 文件夹的信息里，那里的每条信息都要写", group=KINDS),
    ] = None
    service: Annotated[Service | None, Spec("服务指南", O, "", "体裁为办事指南时填写", group=KINDS)] = None
    power: Annotated[Power | None, Spec("权力事项", O, "", "权责清单的一项", group=KINDS)] = None
    penalty_tiers: Annotated[PenaltyTiers | None, Spec("处罚裁量基准", O, "", group=KINDS)] = None
    project: Annotated[Project | None, Spec("建设项目", O, "", group=KINDS)] = None
    budget: Annotated[Budget | None, Spec("预决算表", O, "", "体裁为预决算时填写", group=KINDS)] = None
    gazette: Annotated[Gazette | None, Spec("公报", O, "", "政府公报的一期", group=KINDS)] = None
    feedback: Annotated[tuple[Feedback, ...], ListOf, Spec("问答", O, "", group=KINDS)] = ()
    topic_questions: Annotated[tuple[TopicQuestion, ...], ListOf, Spec("点题", O, "", group=KINDS)] = ()
    promises: Annotated[tuple[Promise, ...], ListOf, Spec("承诺", O, "", group=KINDS)] = ()
    clarification: Annotated[Clarification | None, Spec("不实信息澄清", O, "", group=KINDS)] = None


RELATION_FIELDS = tuple(name for name, spec in ItemFields.specs().items() if spec.group == RELATIONS)
# Blocks of items of a special kind: an item has at most one of them, and the lines of all that is in it are known.
KIND_FIELDS = tuple(name for name, spec in ItemFields.specs().items() if spec.group == KINDS)

__all__ = ["KIND_FIELDS", "RELATION_FIELDS", "ItemFields", "Reference"]
