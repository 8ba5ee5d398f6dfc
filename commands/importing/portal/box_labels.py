"""The labels by which portals name the facts of an item, and the field that each fact belongs to."""

from __future__ import annotations

import re

from plugins.disclosure.fields import ItemFields

LABELS: dict[str, tuple[str, ...]] = {
    "index_number": ("索引号", "信息索引号", "索引编号", "信息索引", "索引"),
    "title": ("标题", "名称", "题名", "文件名称", "信息名称", "文件标题", "公文标题", "信息标题", "公文名称"),
    "publisher": (
        *(
            "发文机关",
            "发布机构",
            "发文机构",
            "发文单位",
            "发布单位",
            "发布机关",
            "制发机关",
            "制发单位",
            "制定机关",
        ),
        *("公开主体", "公开机构", "公开单位", "公开机关", "信息公开机构", "信息发布机构"),
    ),
    "joint_bodies": ("联合机关", "联合发文机关", "联合发文单位", "联合发文"),
    "document_number": (
        "发文字号",
        "文号",
        "发文文号",
        "公文文号",
        "文件编号",
        "文件字号",
        "公文字号",
        "文件文号",
        "发文号",
    ),
    "generated_on": (
        "成文日期",
        "生成日期",
        "产生日期",
        "成文时间",
        "生成时间",
        "发文日期",
        "发文时间",
        "形成日期",
    ),
    "published_on": ("发布日期", "公开日期", "发布时间", "公开时间", "信息发布日期", "上网日期"),
    "effective_on": ("施行日期", "实施日期", "生效日期", "施行时间", "实施时间", "生效时间"),
    "expires_on": ("有效期至", "失效日期", "失效时间", "有效期限"),
    "repealed_on": ("废止日期", "废止时间"),
    "topic": ("主题分类", "主题类别", "信息主题分类", "主题", "分类"),
    "genre": ("体裁", "体裁分类", "公文种类", "文种", "公文种别"),
    "service_audience": ("服务对象", "服务对象分类"),
    "openness": ("公开属性", "公开方式", "公开类别"),
    "validity": ("有效性", "时效性", "效力状态", "文件状态", "有效状态", "是否有效"),
    "keywords": ("关键词", "主题词", "关键字"),
    "summary": ("内容概述", "内容摘要", "摘要", "概述", "内容简介"),
}
# What only a metadata box says: other labels occur in navigation and search forms too.
TELLING = frozenset(
    {"index_number", "document_number", "generated_on", "topic", "publisher", "genre", "openness", "validity"}
)
_SPACE = r"[\s\u3000]*"


def _field_by_label() -> dict[str, str]:
    fields = {label: name for name, labels in LABELS.items() for label in labels}
    for name in LABELS:
        fields.setdefault(ItemFields.specs()[name].label, name)
    return fields


FIELD_BY_LABEL = _field_by_label()


def _pattern() -> str:
    longest_first = sorted(FIELD_BY_LABEL, key=lambda label: (-len(label), label))
    return "|".join(_SPACE.join(label) for label in longest_first)


# A label begins a line or follows white space; without a colon or brackets it has to be alone in its line or element.
LABEL = re.compile(
    rf"(?:^|(?<=[\s\u3000]))(?:(?P<label>{_pattern()}){_SPACE}[:：]"
    rf"|[【\[]{_SPACE}(?P<framed>{_pattern()}){_SPACE}[】\]]{_SPACE}[:：]?)"
    rf"|(?:^|(?<=\t)){_SPACE}(?P<alone>{_pattern()}){_SPACE}(?=\t|\n|\Z)",
    re.MULTILINE,
)
UNKNOWN_CELL = re.compile(r"[\s\u3000]*(?P<label>[^\s:：][^:：\n]{0,11})[:：][\s\u3000]*")
UNKNOWN_LINE = re.compile(
    r"[\s\u3000]*(?P<label>[\u4e00-\u9fff][\u4e00-\u9fff\s\u3000]{1,9})[:：](?P<value>.*)", re.DOTALL
)


def field_of(label: str) -> str:
    """The field that a label with any spacing stands for; the label must be a known one."""
    return FIELD_BY_LABEL["".join(label.split())]
