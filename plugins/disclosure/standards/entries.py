"""The files of standard catalogs: `content/register/standards/<domain>.yml`, one field of work each.

The columns are those of the national tables (国办发〔2019〕54号); every entry answers 内容、主体、时限、方式、程度.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.digests import digest
from plugins.disclosure.field_types import (
    FALSE,
    TRUE,
    Day,
    Line,
    ListOf,
    Text,
    Vocabulary,
    clean_line,
    refuse,
)
from plugins.disclosure.standards.time_limits import TimeLimit, understood

R = Need.REQUIRED
ALL = "all"
EVERYONE = "全社会"
MAX_ID = 60
# Pages that stand beside those of the entries and of the domains.
RESERVED_ENTRIES = frozenset({"booklet", "coverage", "index"})
RESERVED_DOMAINS = frozenset({"coverage", "index", "not-applicable"})
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_TICK = re.compile(r"^[■☑☒√✓✔●]\s*")
_GROUP = re.compile(r"(?:group|特定群体)\s*[:：(（]?\s*(.*?)\s*[)）]?")


def _entry_id(value: Any) -> str:
    text = clean_line(value)
    if not _ID.fullmatch(text) or len(text) > MAX_ID:
        raise refuse(
            "事项编号“{text}”只能用小写字母、数字、- 和 _，不超过 {limit} 个", text=text[:40], limit=MAX_ID
        )
    if text in RESERVED_ENTRIES:
        raise refuse("事项编号不能是“{text}”，那是另一个页面的名字", text=text)
    return text


def _unticked(value: Any) -> str:
    return _TICK.sub("", clean_line(value))


def _audience(value: Any) -> str:
    if isinstance(value, Mapping) and set(value) <= {"group", "特定群体"} and len(value) == 1:
        return _unticked(next(iter(value.values())))
    text = _unticked(value)
    if text in (ALL, EVERYONE):
        return ALL
    group = _GROUP.fullmatch(text)
    return group[1] or "特定群体" if group else text


def _openness(value: str) -> str:
    if value == "withheld":
        raise refuse("标准目录里的事项只能是主动公开或依申请公开")
    return value


def _openness_words(value: Any) -> Any:
    text = _unticked(value)
    return {"主动": "proactive", "依申请": "on_request"}.get(text, text)


AnyText = Annotated[str, BeforeValidator(_unticked)]
Audience = Annotated[str, BeforeValidator(_audience)]
Openness = Annotated[
    Annotated[str, Vocabulary("openness")], AfterValidator(_openness), BeforeValidator(_openness_words)
]
Level = Annotated[Annotated[str, Vocabulary("body_level")], BeforeValidator(_unticked)]


class Retired(Block):
    """An entry that is no longer in force: since when, why, and which entry has taken its place."""

    note: Annotated[Line | None, Spec("说明")] = None
    on: Annotated[Day | None, Spec("停用日期")] = None
    successor: Annotated[Line | None, Spec("接替的事项", note="事项编号")] = None


def _retired(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = clean_line(value).lower()
    if text in TRUE:
        return Retired()
    return None if text in FALSE else {"on": value}


class Entry(Block):
    """One row of a standard catalog."""

    id: Annotated[
        Annotated[
            str,
            BeforeValidator(_entry_id),
            WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$", "examples": ["budget-01"]}),
        ],
        Spec("编号", R, note="全部目录里不重复，永不改作他用"),
    ]
    domain: Annotated[
        Annotated[str, Vocabulary("domain")] | None, Spec("领域", note="与文件名相同，通常不写")
    ] = None
    level1: Annotated[Line, Spec("一级事项", R, "基层意见")]
    level2: Annotated[Line | None, Spec("二级事项", rule="基层意见")] = None
    content: Annotated[tuple[AnyText, ...], ListOf, Spec("公开内容（要素）", R, "基层意见", "每个要素一行")]
    basis: Annotated[
        tuple[Line, ...], ListOf, Spec("公开依据", rule="基层意见", note="每部法规、文件一行")
    ] = ()
    time_limit: Annotated[
        Text | None,
        Spec("公开时限", rule="条例 Art. 26", note="不写即为自信息形成或者变更之日起 20 个工作日内"),
    ] = None
    responsible: Annotated[
        tuple[Line, ...],
        ListOf,
        Spec("公开主体", R, "基层意见", "机构名录里的名称，每个一行；也可写统称，如“各乡镇人民政府”"),
    ]
    channels: Annotated[
        tuple[AnyText, ...], ListOf, Spec("公开渠道和载体", R, "基层意见", "词表“公开渠道”里的词语")
    ]
    audience: Annotated[
        tuple[Audience, ...], ListOf, Spec("公开对象", note="全社会，或特定群体的名称；不写即为全社会")
    ] = (ALL,)
    openness: Annotated[Openness, Spec("公开方式", note="主动公开或依申请公开；不写即为主动公开")] = (
        "proactive"
    )
    level: Annotated[tuple[Level, ...], ListOf, Spec("公开层级", note="如 县级、乡级、村级")] = ()
    stage: Annotated[tuple[Annotated[str, Vocabulary("stage")], ...], ListOf, Spec("五公开")] = ()
    retired: Annotated[
        Annotated[Retired | None, BeforeValidator(_retired)],
        Spec("停用", note="停用日期；编号和页面保留"),
    ] = None

    @property
    def name(self) -> str:
        """What the entry is called: both levels, or the one there is."""
        return f"{self.level1} · {self.level2}" if self.level2 else self.level1

    @cached_property
    def limit(self) -> TimeLimit:
        """The time limit as a rule."""
        return understood(self.time_limit or "")

    @cached_property
    def elements(self) -> Mapping[str, str]:
        """What must be published: element as it is compared → element as written."""
        return {folded(element): element for element in self.content}


def folded(element: str) -> str:
    """A content element as it is compared with another: width, spaces and signs at its end do not count."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", element))
    return re.sub(r"^\d{1,2}[.、)]|[;,。、.;]+$", "", text)


class ReviewStep(Block):
    """One step on a catalog's way to publication."""

    step: Annotated[Annotated[str, Vocabulary("standard_review")], Spec("步骤", R)]
    on: Annotated[Day, Spec("日期", R)]
    by: Annotated[Line | None, Spec("机关或会议")] = None
    note: Annotated[Line | None, Spec("说明")] = None


class Version(Block):
    """What a version of a catalog changed; `added`, `changed`, `retired` are ids of entries."""

    version: Annotated[Line, Spec("版本", R)]
    on: Annotated[Day, Spec("日期", R)]
    note: Annotated[Line | None, Spec("说明")] = None
    added: Annotated[tuple[Line, ...], ListOf, Spec("新增事项")] = ()
    changed: Annotated[tuple[Line, ...], ListOf, Spec("修改事项")] = ()
    retired: Annotated[tuple[Line, ...], ListOf, Spec("停用事项")] = ()


class NotApplicable(Block):
    """An entry that a body need not fulfil, with the reason."""

    entry: Annotated[Line, Spec("事项编号", R)]
    body: Annotated[Line, Spec("机构", R, note="机构名录中的名称或编码")]
    reason: Annotated[Line, Spec("理由", R, "基层意见")]


class DomainFile(Block):
    """The standard catalog of one field of work."""

    domain: Annotated[
        Annotated[str, Vocabulary("domain")] | None, Spec("领域", note="与文件名相同，通常不写")
    ] = None
    same_as: Annotated[
        tuple[Annotated[str, Vocabulary("domain")], ...],
        ListOf,
        Spec("同属领域", note="别的领域清单里同一工作的名称，如 环境保护"),
    ] = ()
    title: Annotated[Line | None, Spec("目录名称", note="不写即为“…领域基层政务公开标准目录”")] = None
    effective_on: Annotated[Day | None, Spec("施行日期")] = None
    source: Annotated[Line | None, Spec("来源")] = None
    review: Annotated[tuple[ReviewStep, ...], ListOf, Spec("审核过程")] = ()
    versions: Annotated[tuple[Version, ...], ListOf, Spec("版本记录", note="最新的写在最后")] = ()
    entries: Annotated[tuple[Entry, ...], ListOf, Spec("事项", R)]
    not_applicable: Annotated[tuple[NotApplicable, ...], ListOf, Spec("不适用")] = ()


class NotApplicableFile(Block):
    """`not-applicable.yml`: what bodies need not fulfil, over all fields of work."""

    not_applicable: Annotated[tuple[NotApplicable, ...], ListOf, Spec("不适用")] = ()


def digest_of_block(block: Block) -> bytes:
    """Stands for everything that a block says."""
    return digest(block.model_dump_json())
