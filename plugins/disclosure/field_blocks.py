"""The blocks inside an item's front matter: review, contact, references and the like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.field_types import Day, Flag, Line, ListOf, Text, Vocabulary

R = Need.REQUIRED


@dataclass(frozen=True)
class _Of:
    """Marks a block for which a plain text may stand; only `field` is then filled in."""

    field: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._widen, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(schema)]}

    def _widen(self, value: Any) -> Any:
        return {self.field: value} if isinstance(value, str) else value


class _Reference(Block):
    """A link to another item: its index number or document number; `external` when it is not in this catalog."""

    to: Annotated[Line, Spec("指向", R, note="索引号或文号")]
    title: Annotated[Line | None, Spec("名称")] = None
    external: Annotated[Flag, Spec("外部文件", note="不在本目录中的文件写“是”")] = False


Reference = Annotated[_Reference, _Of("to")]
References = Annotated[tuple[Reference, ...], ListOf]


class Contact(Block):
    """Office contact of an item or a body; nothing private."""

    section: Annotated[Line | None, Spec("科室")] = None
    role: Annotated[Line | None, Spec("岗位")] = None
    phone: Annotated[Line | None, Spec("电话")] = None
    complaint_phone: Annotated[Line | None, Spec("监督电话")] = None
    address: Annotated[Line | None, Spec("地址")] = None
    email: Annotated[Line | None, Spec("电子邮箱")] = None


class SecrecyReview(Block):
    """Secrecy review of one item before publication (条例 Art. 17, 保密法 Art. 35)."""

    by: Annotated[Line, Spec("审查人", R)]
    on: Annotated[Day, Spec("日期", R)]
    result: Annotated[Annotated[str, Vocabulary("review_result")], Spec("结果", R)]
    basis: Annotated[Line | None, Spec("依据")] = None


class PrivacyReview(Block):
    """Review for personal data (个人信息保护法 Art. 25)."""

    by: Annotated[Line, Spec("审查人", R)]
    on: Annotated[Day, Spec("日期", R)]


class Review(Block):
    """Disclosure review: who, when, with what result, and whether, when, to whom and in which form to publish."""

    by: Annotated[Line, Spec("审查人", R)]
    on: Annotated[Day, Spec("日期", R)]
    result: Annotated[Annotated[str, Vocabulary("review_result")], Spec("结果", R)]
    whether: Annotated[Line | None, Spec("是否公开")] = None
    when: Annotated[Line | None, Spec("何时公开")] = None
    to_whom: Annotated[Line | None, Spec("向谁公开")] = None
    in_form: Annotated[Line | None, Spec("以何种形式公开")] = None
    secrecy: Annotated[SecrecyReview | None, Spec("保密审查", R, "条例 Art. 17")] = None
    privacy: Annotated[PrivacyReview | None, Spec("个人信息审查", rule="个人信息保护法 Art. 25")] = None


class Consulted(Block):
    """Another body that was asked and has confirmed (条例 Art. 11)."""

    body: Annotated[Line, Spec("机关", R)]
    on: Annotated[Day, Spec("日期", R)]
    opinion: Annotated[Line | None, Spec("意见")] = None


class Channel(Block):
    """Where else the item was published."""

    channel: Annotated[Annotated[str, Vocabulary("channel")], Spec("渠道", R)]
    on: Annotated[Day | None, Spec("日期")] = None
    place: Annotated[Line | None, Spec("地点")] = None
    url: Annotated[Line | None, Spec("网址")] = None


class Evidence(Block):
    """Proof of posting: a file of the attachments folder, such as a photo of the board."""

    file: Annotated[Line, Spec("文件", R)]
    on: Annotated[Day | None, Spec("日期")] = None
    note: Annotated[Line | None, Spec("说明")] = None


class _AttachmentNote(Block):
    """A title for a file of the attachments folder; the order of the notes is the order on the page."""

    file: Annotated[Line, Spec("文件", R)]
    title: Annotated[Line | None, Spec("标题")] = None
    original_scan: Annotated[Flag, Spec("原件扫描", note="与正文一致的原件扫描件写“是”")] = False


AttachmentNote = Annotated[_AttachmentNote, _Of("file")]


class Change(Block):
    """One entry of the public change history; the note is mandatory unless the change is minor."""

    on: Annotated[Day, Spec("日期", R)]
    kind: Annotated[Annotated[str, Vocabulary("change")], Spec("类型", R)]
    note: Annotated[Line | None, Spec("说明", Need.CONDITIONAL, when="类型不是首次发布或细微修改")] = None
    basis: Annotated[Line | None, Spec("依据")] = None


class Withdrawal(Block):
    """Why an item was withdrawn; its address then shows this and nothing of the content."""

    on: Annotated[Day, Spec("日期", R)]
    reason: Annotated[Annotated[str, Vocabulary("withdrawal")], Spec("原因", R)]
    body: Annotated[Line, Spec("决定机关", R)]
    successor: Annotated[Reference | None, Spec("去向")] = None
    note: Annotated[Text | None, Spec("说明")] = None


class _ImportedFrom(Block):
    """Where an imported item comes from, when it was taken over, and what of its metadata found no field."""

    source: Annotated[Line, Spec("来源", R, note="文件名或网址")]
    on: Annotated[Day | None, Spec("导入日期")] = None
    unmapped: Annotated[tuple[Line, ...], ListOf, Spec("未能归入的原始信息")] = ()


ImportedFrom = Annotated[_ImportedFrom, _Of("source")]
