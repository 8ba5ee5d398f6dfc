"""What the columns of an exported list are for, told by their headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from commands.importing.portal.box_labels import FIELD_BY_LABEL
from plugins.disclosure.fields import KIND_FIELDS, RELATION_FIELDS, ItemFields

TEXT, TEXT_FILE, FILES, ADDRESS, KEEP, SKIP = "正文", "正文文件", "附件文件", "链接", "保留", "不导入"
PURPOSES = (TEXT, TEXT_FILE, FILES, ADDRESS, KEEP, SKIP)
_MORE: dict[str, tuple[str, ...]] = {
    TEXT: ("正文", "内容", "信息内容", "正文内容", "全文", "文章内容", "公文正文", "信息正文"),
    TEXT_FILE: (
        *("正文文件", "正文路径", "文件路径", "正文文件名", "网页文件", "本地文件", "文件名"),
        *("源文件", "原文件", "正文附件"),
    ),
    FILES: ("附件", "附件名称", "附件路径", "附件文件", "附件文件名", "相关附件"),
    ADDRESS: (
        *("链接", "网址", "链接地址", "原文链接", "url", "访问地址", "页面地址", "信息链接", "原文地址"),
        *("网页地址", "地址", "link"),
    ),
    SKIP: ("序号", "编号序号", "no", "行号", "#"),
    "publisher": ("来源", "信息来源", "责任单位", "公开责任单位", "所属单位", "发文部门", "发布部门", "单位"),
    "index_number": ("信息编号索引号", "公开索引号"),
    "title": ("信息标题名称", "主题名称", "文章标题", "目录名称", "事项名称"),
    "document_number": ("发文编号", "文件号"),
    "generated_on": ("成文日", "制发日期", "印发日期", "签发日期", "产生时间"),
    "published_on": ("发布日", "公布日期", "公布时间", "公示时间", "上网时间", "发布日期时间"),
    "topic": ("信息分类", "公文分类", "类别"),
    "statutory": ("法定主动公开内容",),
    "responsible": ("责任部门", "承办科室", "拟稿科室", "责任处室"),
    "author": ("拟稿", "经办人"),
}
# Blocks and relations say more than a cell can.
_NOT_A_CELL = frozenset(
    (*KIND_FIELDS, *RELATION_FIELDS, "imported_from", "number_defect", "summary_generated")
)
_IN_BRACKETS = re.compile(r"\([^()]*\)|【[^【】]*】|\[[^\[\]]*\]")
MANY_VALUES = "、，,;；\n"


@cache
def fields_for_cells() -> dict[str, str]:
    """Every field that a cell can say: name → label."""
    return {
        name: spec.label
        for name, spec in ItemFields.specs().items()
        if name not in _NOT_A_CELL and ItemFields.inner(name) is None
    }


@cache
def _targets() -> dict[str, str]:
    """Folded header → field or purpose; the table of fields decides before the synonyms."""
    found = {fold(spec): name for name, spec in fields_for_cells().items()}
    for header, name in FIELD_BY_LABEL.items():
        found.setdefault(fold(header), name)
    for name, headers in _MORE.items():
        for header in headers:
            found.setdefault(fold(header), name)
    return found | {fold(name): name for name in fields_for_cells()}


def fold(header: str) -> str:
    """A header as it is compared: half-width, small letters, without white space, stars and colons."""
    return "".join(unicodedata.normalize("NFKC", header).split()).casefold().strip("*:：")


def target_of(header: str) -> str:
    """The field or purpose that a header names, or an empty text."""
    folded = fold(header)
    if found := _targets().get(folded):
        return found
    return _targets().get(_IN_BRACKETS.sub("", folded).strip("*:："), "")


def written(target: str) -> str:
    """A target as people write it in the mapping: the label of the field, or the purpose."""
    return fields_for_cells().get(target, target)


def read_target(text: str) -> str | None:
    """The target that a person wrote, or None for words that name none."""
    if text in PURPOSES:
        return text
    found = target_of(text)
    return found or None


def choices() -> Iterator[str]:
    """Everything that may stand in a mapping."""
    yield from fields_for_cells().values()
    yield from PURPOSES
