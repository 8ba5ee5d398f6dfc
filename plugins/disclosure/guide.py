"""The guide to a body's information (公开指南, 条例 Art. 12): `content/guides/<body>.md`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from plugins.disclosure.blocks import Block, Need, Spec
from plugins.disclosure.bodies import Body
from plugins.disclosure.field_types import Day, Line, Text, refuse
from plugins.disclosure.placeholders import HAN, blank_in, says_nothing
from plugins.disclosure.places import GUIDE_PLACE, GUIDES_FOLDER
from plugins.disclosure.records import RecordKind

R = Need.REQUIRED
RULE = "条例 Art. 12"
NO_FAX = "无"
FEWEST_SIGNS = 4
HOURS = re.compile(r"\d\s*[:：点时]|\d\s*[-—~至到]\s*\d|[上下]午|工作日|星期|周[一二三四五六日末]|全天|小时")
DIGITS = re.compile(r"[0-9０-９]{3}")
REACH = re.compile(r"[@＠]|\w[.．][A-Za-z]{2,}|公众号|微信|微博|小程序|抖音|客户端|邮箱|QQ")
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


def _said(value: str) -> str:
    if says_nothing(value):
        raise refuse("“{text}”不能代替内容，要照实写明（只有传真号码可以写“无”）", text=value.strip()[:20])
    blank = blank_in(value)
    if blank:
        raise refuse("“{text}”里的“{blank}”没有换成实际的内容", text=value.strip()[:40], blank=blank)
    return value


def _sentence(value: str) -> str:
    if len(HAN.findall(_said(value))) < FEWEST_SIGNS:
        raise refuse("“{text}”没有说清楚，要用完整的话写明", text=value.strip()[:20])
    return value


def _name(value: str) -> str:
    if not HAN.search(_said(value)):
        raise refuse("“{text}”里没有文字，要照实写明", text=value[:20])
    return value


def _hours(value: str) -> str:
    if not HOURS.search(_said(value)):
        raise refuse("“{text}”里没有时间，写成“工作日 9:00—12:00，14:00—17:30”的样子", text=value[:20])
    return value


def _reach(value: str) -> str:
    if not REACH.search(_said(value)):
        raise refuse("“{text}”里没有电子邮箱、网址或者网上账号", text=value[:40])
    return value


def _number(value: str) -> str:
    if not DIGITS.search(_said(value)):
        raise refuse("“{text}”里没有号码", text=value[:20])
    return value


def _fax(value: str) -> str:
    return NO_FAX if value.strip("。.") == NO_FAX else _number(value)


def _web_address(value: str) -> str:
    if not WEB_ADDRESS.fullmatch(value):
        raise refuse("网址“{text}”应以 https:// 或 http:// 开头，中间没有空格", text=value[:60])
    return value


SaidLine = Annotated[Line, AfterValidator(_said)]
SaidText = Annotated[Text, AfterValidator(_sentence)]
Name = Annotated[Line, AfterValidator(_name)]
WebAddress = Annotated[Line, AfterValidator(_web_address)]


class GuideUnit(Block):
    """The work unit as the guide names it: the last six of the nine elements."""

    name: Annotated[Name, Spec("机构名称", R, RULE)]
    address: Annotated[Name, Spec("办公地址", R, RULE)]
    hours: Annotated[Annotated[Line, AfterValidator(_hours)], Spec("办公时间", R, RULE)]
    phone: Annotated[
        Annotated[Line, AfterValidator(_number)], Spec("联系电话", R, RULE, "区号和号码，如 0000-12345678")
    ]
    fax: Annotated[Annotated[Line, AfterValidator(_fax)], Spec("传真号码", R, RULE, "没有传真的写“无”")]
    internet: Annotated[
        Annotated[Line, AfterValidator(_reach)], Spec("互联网联系方式", R, RULE, "电子邮箱、网址等")
    ]


class GuideRequest(Block):
    """Who takes applications of this body, where it is not simply the work unit (条例 Art. 28)."""

    unit: Annotated[Line | None, Spec("受理机构", note="不写即为公开工作机构")] = None
    address: Annotated[Line | None, Spec("受理地点")] = None
    hours: Annotated[Line | None, Spec("受理时间")] = None
    post: Annotated[Line | None, Spec("邮寄地址", note="收件人、地址和邮政编码")] = None
    phone: Annotated[Line | None, Spec("咨询电话")] = None
    fax: Annotated[Line | None, Spec("接收传真")] = None
    email: Annotated[Line | None, Spec("接收邮箱")] = None
    system: Annotated[
        WebAddress | None, Spec("网上申请地址", note="机关自己的申请系统；本网站不接收申请")
    ] = None
    note: Annotated[Text | None, Spec("说明")] = None


class GuideFields(Block):
    """The front matter of a guide: nine elements that it must have, and what good guides add."""

    classification: Annotated[SaidText, Spec("政府信息的分类", R, RULE)]
    arrangement: Annotated[SaidText, Spec("编排体系", R, RULE, "索引号的组成，目录各栏的含义")]
    access: Annotated[SaidText, Spec("获取方式", R, RULE)]
    work_unit: Annotated[GuideUnit, Spec("公开工作机构", R, RULE)]
    reviewed_on: Annotated[Day, Spec("核对日期", R, "条例 Art. 53", "最近一次核对全文的日期")]
    scope: Annotated[Text | None, Spec("公开范围")] = None
    channels: Annotated[Text | None, Spec("公开渠道")] = None
    time_limits: Annotated[Text | None, Spec("公开时限", rule="条例 Art. 26")] = None
    request: Annotated[GuideRequest | None, Spec("申请受理", rule="条例 Art. 28")] = None
    remedies: Annotated[Text | None, Spec("监督与救济", rule="条例 Art. 47、51")] = None


ELEMENTS: Mapping[str, str] = {
    **{name: GuideFields.specs()[name].label for name in ("classification", "arrangement", "access")},
    **{f"work_unit.{name}": spec.label for name, spec in GuideUnit.specs().items()},
}
"""The nine statutory elements: field → Chinese name."""

GUIDES = RecordKind(GUIDES_FOLDER, GUIDE_PLACE, GuideFields)


def needs_guide(body: Body, day: date) -> bool:
    """Whether a body has to have a guide on `day` (条例 Art. 4, 12)."""
    return body.is_obliged and body.existed_on(day)


def review_due(reviewed_on: date) -> date:
    """The last day on which a guide that was checked on `reviewed_on` counts as up to date: a year later."""
    try:
        return reviewed_on.replace(year=reviewed_on.year + 1)
    except ValueError:  # 29 February, or the last year that there is
        return reviewed_on.replace(year=min(reviewed_on.year + 1, date.max.year), day=28)
